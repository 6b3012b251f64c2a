import type { SafetyCard } from '../rules/types';

/** An account that the commune publishes for paying; two people there stood for it. */
export interface Payee {
  readonly id: string;
  readonly unit: string;
  /** What is paid for; empty: whatever is paid to that unit. */
  readonly procedure: string;
  /** The number of the bank. */
  readonly bank: string;
  readonly account: string;
  readonly holder: string;
  readonly amount: number | null;
  readonly purpose: string;
  readonly source: string;
  readonly valid_from: string;
  readonly valid_until: string | null;
}

/** What the desk asks of the team at a home, by a day. */
export interface Task {
  readonly id: string;
  readonly household_id: string;
  readonly procedure: string;
  readonly next_date: string;
  readonly given_at: string;
  readonly note: string;
}

export interface SafetyBundle {
  readonly cards: readonly SafetyCard[];
  /** Names of banks by their numbers; an older server does not say. */
  readonly banks?: Readonly<Record<string, string>>;
}

/** What the desk asks of the team at a home, by a day. */
export interface Task {
  readonly id: string;
  readonly household_id: string;
  readonly procedure: string;
  readonly next_date: string;
  readonly given_at: string;
  readonly note: string;
}
