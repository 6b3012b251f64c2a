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

/** Somebody who called the team; how they are reached is asked of the server each time, and kept nowhere here. */
export interface TeamCall {
  readonly id: string;
  readonly village_id: string | null;
  readonly wish: string;
  readonly about: string;
  readonly tongue: string;
  readonly part: string;
  readonly asked_at: string;
  readonly due_on: string;
  readonly helper_id: string | null;
  /** From then on its helper's phone shows it; an officer may choose another before. */
  readonly shown_from: string | null;
  readonly taken_at: string | null;
}

/** What became of a call; a half hour at the commune for whoever holds a slip. */
export interface OfficeBodies {
  'desk.book': { id: string; preparation_id: string; code: string; at: string };
  'support.answer_call': { id: string; call_id: string; answer: 'taken' | 'passed' | 'helped' | 'not_reached' | 'not_needed' };
}

/** The calls that are this member's now, with the names of their villages. */
export interface Calls {
  list(): Promise<readonly (TeamCall & { readonly village: string })[]>;
  /** Asks the server how somebody is reached; every look is noted there. */
  reached(id: string): Promise<{ readonly number: string; readonly where: string }>;
}
