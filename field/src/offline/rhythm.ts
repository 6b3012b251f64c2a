import type { Status } from './types';

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 300_000;
/** However long the server asks us to wait, nobody is left alone for more than an hour. */
const MOST_ASKED_MS = 3_600_000;
/** A phone with nothing to send still asks for news this often. */
const IDLE_MS = 600_000;

type Trouble = Status['trouble'];
export interface Outcome {
  readonly trouble: Trouble;
  /** Milliseconds the server asked us to wait. */
  readonly wait: number;
}

/**
 * How long to wait after so many failures in a row: doubling, with jitter, never above 5 minutes.
 *
 * What the server asked for is waited out in full, and the phones it asked come back spread over as
 * long again, never all at once.
 */
export function backoff(failures: number, random: number, asked = 0): number {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 10));
  const spread = Math.min(MOST_ASKED_MS, asked) * (1 + random);
  return Math.max(full * (0.5 + random / 2), spread);
}

/** Decides when to fly: at once when woken, later after a failure, now and then when idle. */
export class Rhythm {
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #again = false;
  #closed = false;
  /** The server asked for quiet: until the timer rings, only a person's own tap flies. */
  #hushed = false;
  nextTry: number | null = null;
  trouble: Trouble = null;

  readonly #fly: () => Promise<Outcome>;
  readonly #changed: () => void;
  readonly #options: { now: () => number; random: () => number; automatic: boolean };

  constructor(
    fly: () => Promise<Outcome>,
    changed: () => void,
    options: { now: () => number; random: () => number; automatic: boolean },
  ) {
    this.#fly = fly;
    this.#changed = changed;
    this.#options = options;
  }

  get syncing(): boolean {
    return this.#running !== null;
  }

  /** Flies now; a wake during a flight makes one more flight follow it. */
  wake(): Promise<void> {
    if (this.#closed) return Promise.resolve();
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#cancel();
    this.#hushed = false;
    this.#running = this.#loop().finally(() => {
      this.#running = null;
      this.#changed();
    });
    this.#changed();
    return this.#running;
  }

  /** A person asked: earlier failures say nothing about now. */
  wakeFresh(): Promise<void> {
    this.#failures = 0;
    return this.wake();
  }

  /** The network or the screen came back: fly, unless the server asked for quiet. */
  stir(): void {
    if (!this.#quiet()) void this.wakeFresh();
  }

  /** A phone that slept through the wait need not wait on. */
  #quiet(): boolean {
    return this.#hushed && this.nextTry !== null && this.#options.now() < this.nextTry;
  }

  /** Something was recorded: fly soon, but not more often than the failures so far allow. */
  nudge(): void {
    if (this.#options.automatic && this.#failures === 0 && !this.#quiet()) void this.wake();
  }

  /** A new code was taken: what failed under the old one says nothing any more. */
  startAnew(): void {
    this.#failures = 0;
    this.#hushed = false;
    this.nudge();
  }

  close(): void {
    this.#closed = true;
    this.#cancel();
  }

  async #loop(): Promise<void> {
    let outcome = await this.#once();
    while (outcome.trouble === null && this.#wantsMore()) outcome = await this.#once();
    this.#plan(outcome);
  }

  async #once(): Promise<Outcome> {
    this.#again = false;
    const outcome = await this.#fly();
    this.trouble = outcome.trouble;
    this.#failures = outcome.trouble === null ? 0 : this.#failures + 1;
    return outcome;
  }

  #wantsMore(): boolean {
    return this.#again && !this.#closed;
  }

  #plan(outcome: Outcome): void {
    if (!this.#options.automatic || this.#closed) return;
    const gone = outcome.trouble !== null && outcome.trouble !== 'unreachable' && outcome.trouble.status === 401;
    if (gone) return;
    this.#hushed = outcome.wait > 0;
    const wait =
      outcome.trouble === null ? IDLE_MS : backoff(this.#failures, this.#options.random(), outcome.wait);
    this.nextTry = this.#options.now() + wait;
    this.#timer = setTimeout(() => void this.wake(), wait);
  }

  #cancel(): void {
    clearTimeout(this.#timer);
    this.nextTry = null;
  }
}
