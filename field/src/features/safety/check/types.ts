export type { BadNames as Bad, CheckingBundle as Lists, Sign } from '../../../offline';

export type Verdict = 'official' | 'scam' | 'unknown';

/** What the text was taken for. */
export type Kind = 'link' | 'message' | 'number' | 'pay' | 'code' | 'nothing';

export interface Reason {
  readonly id: string;
  readonly weight: number;
  /** Whose name it is about, or which host. */
  readonly about?: string;
}

export interface Judged {
  readonly verdict: Verdict;
  readonly kind: Kind;
  /** Whose place it is, where it is official; else the host, number or account that was seen. */
  readonly about: string;
  readonly reasons: readonly Reason[];
}
