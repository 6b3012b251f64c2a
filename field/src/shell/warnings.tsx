import { lazy } from './lazy';

/** What the commune warns of; nothing while that part has not come. */
export const Warnings = lazy(async () => (await import('../features/safety/warnings')).Warnings, null);
