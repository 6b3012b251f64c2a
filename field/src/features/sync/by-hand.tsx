import type { BundleView } from '../../offline';
import { useLive } from '../../shell/live';
import { List, RowLink } from '../../ui/parts';
import { w } from './words';

/** How much is under way with other phones, and how much this one carries for others. */
function under(bundles: readonly BundleView[]): { given: number; carried: number } {
  const waiting = bundles.filter((bundle) => bundle.delivered_at === null && !bundle.closed);
  const given = waiting.filter((bundle) => bundle.role === 'mine' && bundle.given_at !== null);
  const carried = waiting.filter((bundle) => bundle.role === 'carried').length;
  return { given: Math.max(0, ...given.map((bundle) => bundle.waiting)), carried };
}

/** The two ways for work to travel when there is no signal: in somebody's pocket, or in one's own. */
export function ByHand() {
  const bundles = useLive(async (store) => (await store.courier()).bundles(), []);
  const { given, carried } = under(bundles ?? []);
  return (
    <List>
      <RowLink href="#/nho-mang" picture="hand" title={w.give} small={given > 0 ? w.given(given) : w.giveHint} />
      <RowLink href="#/mang-ho" picture="bus" title={w.carry} small={carried > 0 ? w.carrying(carried) : w.carryHint} />
    </List>
  );
}
