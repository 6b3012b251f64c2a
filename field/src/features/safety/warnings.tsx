import { useBundle, useLive } from '../../shell/live';
import { dayInWords, isoDay } from '../../ui/dates';
import { Notice } from '../../ui/parts';
import { standing } from './rules';
import { w } from './words';

/** The warnings of the commune that stand, in its words. */
export function Warnings() {
  const kinds = useBundle('scams')?.kinds ?? [];
  const rows = useLive((store) => store.rows('safety.warnings'), []) ?? [];
  const villages = useLive((store) => store.villages(), []) ?? [];
  return (
    <>
      {standing(rows, Date.now()).map(({ id, kind, village_id, said_by, until }) => {
        const one = kinds.find((each) => each.id === kind);
        const at = villages.find((each) => each.id === village_id);
        const where = at ? `${at.kind} ${at.name}` : w.whole;
        return (
          <Notice key={id} look="alarm" icon="horn" title={w.warned(where)}>
            <p>
              {one?.happens} <span class="b">{one?.do}</span>
            </p>
            {w.by(said_by, dayInWords(isoDay(new Date(until)), isoDay(new Date())))}
          </Notice>
        );
      })}
    </>
  );
}
