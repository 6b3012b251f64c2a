import { lazy } from './lazy';

/** Warnings of danger that stand; nothing while that part has not come. */
export const Hazards = lazy(async () => (await import('../features/bulletin/warnings')).HazardsNow, null);
