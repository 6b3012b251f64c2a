import type { Meta } from './store';

export type Shown = Pick<Meta['shown'], 'until' | 'seen'>;

/**
 * Knows how late it is at the least, whatever the phone's clock says.
 *
 * The latest of the clock, of every moment it has shown before, and of those plus the time this page
 * has been running: setting the clock back wins nothing.
 */
export class Late {
  #since = 0;
  #known: Shown | null = null;

  at(shown: Shown, now: number): number {
    const running = globalThis.performance.now();
    if (this.#known?.until !== shown.until || this.#known.seen < shown.seen) {
      this.#known = shown;
      this.#since = running;
    }
    return Math.max(now, this.#known.seen + running - this.#since);
  }
}
