import type { Problem } from './types';

/** The server said no, and why. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** No usable answer came: no signal, a cut, a log-in page of a hotspot, or a server in trouble. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
  /** Seconds the server asked us to wait, when it did. */
  readonly wait: number | null;
  constructor(why: string, wait: number | null = null) {
    super(why);
    this.wait = wait;
  }
}

/** Another person cannot take over this phone while work of the present one is not yet sent. */
export class UnsentWork extends Error {
  override readonly name = 'UnsentWork';
  readonly unsent: number;
  readonly owner: string;
  constructor(unsent: number, owner: string) {
    super(`${unsent} letters of ${owner} wait on this phone`);
    this.unsent = unsent;
    this.owner = owner;
  }
}

/** Why a tap or a draft could not be kept: the phone is full, this tab lost its store, or something else. */
export type Unkept = 'full' | 'gone' | 'other';

/** Reads the browser's own error; a screen must never call work kept that was not. */
export function whyUnkept(error: unknown): Unkept {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return 'full';
  return name === 'InvalidStateError' ? 'gone' : 'other';
}

/** Work can only be recorded on a phone that has been activated once. */
export class NotActivated extends Error {
  override readonly name = 'NotActivated';
}
