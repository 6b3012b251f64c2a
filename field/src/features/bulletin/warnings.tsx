import type { ComponentChildren } from 'preact';
import type { HazardWarning, Seen, Village } from '../../offline';
import { useLive, useSession } from '../../shell/live';
import { momentInWords } from '../../ui/dates';
import { wear } from '../../ui/wear';
import styles from './bulletin.css?inline';
import { useMoment } from './moment';
import { HazardPicture } from './pictures';
import { standing } from './rules';
import { w } from './words';

wear(styles);

type Warned = HazardWarning;

/** A moment as people say it, by today. */
export const when = (iso: string): string => momentInWords(new Date(iso), new Date());

/** The name of a village as people say it. */
export const villageName = ({ kind, name }: Pick<Village, 'kind' | 'name'>): string => `${kind} ${name}`.trim();

/** Where a warning counts, in words. */
export function whereOf(warning: Pick<Warned, 'villages'>, villages: readonly Village[]): string {
  const named = villages.filter(({ id }) => warning.villages.includes(id)).map(villageName);
  return named.join(', ') || w.whole;
}

/** The frame of a warning: its colour, its word and its picture; a drill stands in stripes, with its word first and last. */
export function Frame({ warning, children }: { warning: Warned; children?: ComponentChildren }) {
  const hazards: Readonly<Record<string, string>> = w.hazards;
  const kind = hazards[warning.hazard] ?? w.hazards.other;
  const inner = (
    <span class={`danger l${warning.level}`}>
      {warning.drill && (
        <span class="drilled">
          {w.drill}
          <span class="small line">{w.drillHint}</span>
        </span>
      )}
      <span class="head">
        <HazardPicture hazard={warning.hazard} />
        <span class="grow">
          <span class="small line b">
            {kind} · {w.level(warning.level)}, {w.colours[warning.level]}
          </span>
          <span class="b line lead">{warning.title}</span>
        </span>
      </span>
      {children}
      {warning.drill && <span class="drilled">{w.drill}</span>}
    </span>
  );
  return warning.drill ? <span class="drill line">{inner}</span> : inner;
}

/** What stands for the villages of this phone at this moment; undefined until it is known. */
export function useStanding(): readonly Seen<HazardWarning>[] | undefined {
  const now = useMoment();
  const rows = useLive((store) => store.rows('bulletin.warnings'), []);
  const villages = useLive((store) => store.villages(), []);
  if (now === undefined || !rows || !villages) return undefined;
  return standing(rows, villages.map(({ id }) => id), now);
}

/** For the top of the first page: every warning that stands; a leader who has not answered is asked to. */
export function HazardsNow() {
  const found = useStanding();
  const leads = useSession()?.member.role === 'leader';
  const villages = useLive((store) => store.villages(), []) ?? [];
  const acks = useLive((store) => store.rows('bulletin.acks'), []) ?? [];
  return (
    <>
      {found?.map((one) => (
        <div key={one.id} role={one.drill ? undefined : 'alert'}>
          <a class="line" href={`#/ban-tin/canh-bao/${one.id}`}>
            <Frame warning={one}>
              <span class="small line">
                {whereOf(one, villages)} · {w.until(when(one.expires_at))}
              </span>
              <span class="b line">{leads && !acks.some(({ warning_id }) => warning_id === one.id) ? w.toAck : w.toAct}</span>
            </Frame>
          </a>
        </div>
      ))}
    </>
  );
}
