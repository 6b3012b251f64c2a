import type { Payee } from '../../offline';
import { counts } from '../../shell/payees';
import { readCode, type Fault, type Paying } from './vietqr';

/**
 * `match`: as the commune publishes it. Everything else stops: another amount, an account that was published for
 * something else, one that nobody published, a commune that publishes none, a code that is not believed.
 */
export type Verdict = 'match' | 'amount' | 'elsewhere' | 'unknown' | 'nothing' | Fault;

export interface Judged {
  readonly verdict: Verdict;
  readonly paying: Paying | null;
  /** The published account that it is, whatever else is wrong. */
  readonly payee: Payee | null;
}

const plain = (account: string): string => account.replace(/[ .-]/g, '').toUpperCase();

/** What is to be said of a code before anybody pays; without a procedure, any published account will do. */
export function judge(text: string, payees: readonly Payee[], procedure: string, on: string): Judged {
  const paying = readCode(text.trim());
  if (typeof paying === 'string') return { verdict: paying, paying: null, payee: null };
  const open = payees.filter((one) => counts(one, on));
  const same = paying.card ? [] : open.filter((one) => one.bank === paying.bank && plain(one.account) === plain(paying.account));
  const meant = same.filter((one) => !procedure || !one.procedure || one.procedure === procedure);
  const right = meant.find((one) => one.amount === null || paying.dong === null || one.amount === paying.dong);
  const payee = right ?? meant[0] ?? same[0] ?? null;
  if (right) return { verdict: 'match', paying, payee };
  return { verdict: meant.length > 0 ? 'amount' : same.length > 0 ? 'elsewhere' : open.length > 0 ? 'unknown' : 'nothing', paying, payee };
}
