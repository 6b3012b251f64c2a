import { useBundle, useLive, useSession } from '../../shell/live';
import { back } from '../../shell/router';
import { addDays, isoDay } from '../../ui/dates';
import { List, Notice, Page, RowLink } from '../../ui/parts';
import { latestFirst } from './rules';
import { Warnings } from './warnings';
import { w } from './words';

const MOST = 3;

/** Everything against fraud, and what was seen in the commune lately. */
export function Hub() {
  const leader = useSession()?.member.role === 'leader';
  const kinds = useBundle('scams')?.kinds ?? [];
  const seen = useLive((store) => store.rows('safety.seen'), []) ?? [];
  const month = addDays(isoDay(new Date()), -30);
  const lately = latestFirst(kinds, seen, month).filter(({ id }) => seen.some(({ kind, last_on }) => kind === id && last_on >= month));
  return (
    <Page
      title={w.title}
      back={() => {
        back('/');
      }}
    >
      <Warnings />
      {lately.length > 0 && (
        <Notice icon="ear" look="warn" title={w.seen(lately.slice(0, MOST).map(({ name }) => name).join(' · '))} />
      )}
      <List>
        <RowLink href="#/an-toan/ba-viec" picture="shield" tone="brick" title={w.acts} small={w.actsHint} />
        <RowLink href="#/an-toan/xem" picture="search" title={w.check} small={w.checkHint} />
        <RowLink href="#/an-toan/bao" picture="horn" title={w.report} small={w.reportHint} />
        <RowLink href="#/an-toan/tap" picture="school" title={w.drill} small={w.drillHint} />
        {leader && <RowLink href="#/an-toan/canh-bao" picture="warning" tone="rice" title={w.warn} small={w.warnHint} />}
      </List>
    </Page>
  );
}
