import { useMemo } from 'preact/hooks';
import { answersFor, notesFor } from '../rules/renew';
import { isStale, replay } from '../rules/replay';
import type { Checklist, Guide } from '../rules/types';
import { isoDay } from '../ui/dates';
import { Button, Notice } from '../ui/parts';
import { words } from '../ui/words';
import { useBundle, useErrand, type Work } from './live';

const w = words(
  {
    newer: 'Hướng dẫn đã có bản mới',
    newerHint: 'Câu trả lời vẫn giữ. Câu nào không còn hợp thì hỏi lại.',
    useNewer: 'Dùng bản mới',
    stale: 'Hướng dẫn này đã quá ngày soát lại. Gọi hỏi nơi nhận trước khi đi.',
    unreviewed: 'Chưa có cán bộ kiểm. Hỏi lại nơi nhận trước khi đi.',
  },
  {
    newer: 'There is a newer version of this guide',
    newerHint: 'Answers are kept. What no longer fits is asked again.',
    useNewer: 'Use the new version',
    stale: 'This guide is past its review date. Call the office before setting out.',
    unreviewed: 'Not yet checked by an officer. Ask the office first.',
  },
);

/** One errand with the guide it began with, and its list on this day. */
export interface Guided {
  readonly guide: Guide;
  readonly list: Checklist;
  readonly work: Work;
  /** The version that came since this errand began; null while its own is the newest. */
  readonly newer: Guide | null;
}

/** The errand and its guide: undefined while it is read, null when this phone has no such guide. */
export function useGuided(household: string, procedure: string): Guided | null | undefined {
  const guides = useBundle('guides');
  const work = useErrand(household, procedure);
  const current = guides?.guides.find((one) => one.procedure === procedure);
  const guide = work?.errand.guide ?? current;
  const list = useMemo(
    () => (guide && work ? replay(guide, work.errand.answers, isoDay(new Date())) : undefined),
    [guide, work?.errand.answers],
  );
  if (guides === undefined || !work) return undefined;
  if (!guide || !list) return null;
  // The first thing that is said fixes the version.
  const change: Work['change'] = (patch) => {
    work.change({ guide, ...patch });
  };
  const newer = current && current.version !== guide.version ? current : null;
  return { guide, list, work: { ...work, change }, newer };
}

/** Says that a newer version is there, and takes it only when somebody taps. */
export function NewerGuide({ guided: { newer, work } }: { guided: Guided }) {
  if (!newer) return null;
  const { answers, papers, faults } = work.errand;
  return (
    <section class="card warn stack">
      <p class="b">{w.newer}</p>
      <p class="small">{w.newerHint}</p>
      <Button
        look="soft"
        onClick={() => {
          const kept = { papers: notesFor(newer, papers), faults: notesFor(newer, faults) };
          work.change({ guide: newer, answers: answersFor(newer, answers), ...kept });
        }}
      >
        {w.useNewer}
      </Button>
    </section>
  );
}

/** On every screen with words of a guide: that no officer has checked it, or that its review is overdue. */
export function Checking({ guide }: { guide: Guide }) {
  if (isStale(guide, isoDay(new Date()))) return <Notice look="alarm" icon="warning" title={w.stale} />;
  if (guide.review?.reviewed_by) return null;
  return <p class="small">{w.unreviewed}</p>;
}
