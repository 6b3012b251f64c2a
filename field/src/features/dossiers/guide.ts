import { useMemo } from 'preact/hooks';
import { replay } from '../../rules/replay';
import type { Checklist, Guide } from '../../rules/types';
import { useBundle, useErrand, type Work } from '../../shell/live';
import { isoDay } from '../../ui/dates';

export interface FamilyList {
  readonly guide: Guide;
  readonly list: Checklist;
  readonly work: Work;
}

/** This family's list: the guide replayed over the answers of the errand. */
export function useFamilyList(household: string, procedure: string): FamilyList | null | undefined {
  const guides = useBundle('guides');
  const work = useErrand(household, procedure);
  const guide = guides?.guides.find((g) => g.procedure === procedure);
  const list = useMemo(
    () => (guide && work ? replay(guide, work.errand.answers, isoDay(new Date())) : undefined),
    [guide, work?.errand.answers],
  );
  if (guides === undefined || !work) return undefined;
  return guide && list ? { guide, list, work } : null;
}
