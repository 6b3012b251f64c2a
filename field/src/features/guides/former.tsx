import type { FormerCode } from '../../rules/life';
import { shortDate } from '../../ui/dates';
import { Notice } from '../../ui/parts';
import { w } from './words';

/** A code of before, from an old leaflet: that it is over, since when, and what holds today. */
export function Former({ former, now }: { former: FormerCode; now: string }) {
  const until = former.valid_to ? shortDate(former.valid_to) : '';
  return (
    <Notice look="warn" icon="warning" title={now ? w.former(former.code, now) : w.formerGone(former.code)}>
      <p>
        {former.title}. {until && w.formerUntil(until)}
      </p>
      {former.note && <p>{former.note}</p>}
      {former.state === 'unsure' && <p>{w.formerUnsure}</p>}
    </Notice>
  );
}
