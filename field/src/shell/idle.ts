import { field } from './live';
import { keep, kept } from './look';

/** So long may a phone lie untouched before it asks for its PIN again. */
const IDLE_MS = 5 * 60_000;
const LOOK_MS = 15_000;
/** When any tab was touched last: one that lies in the background does not lock the one in use. */
const TOUCHED = 'nhipcau.touched';

/** Locks the phone once nobody has touched it for five minutes, in sight or not. */
export function watchIdle(): void {
  let touched = Date.now();
  let told = 0;
  const look = (): void => {
    if (Date.now() - Math.max(touched, Number(kept(TOUCHED))) > IDLE_MS) void field().lock();
  };
  const touch = (): void => {
    // Whoever comes back finds it locked before the first touch counts.
    look();
    touched = Date.now();
    if (touched - told > LOOK_MS) keep(TOUCHED, String((told = touched)));
  };
  for (const sign of ['pointerdown', 'keydown', 'input', 'scroll']) {
    addEventListener(sign, touch, { capture: true, passive: true });
  }
  document.addEventListener('visibilitychange', look);
  setInterval(look, LOOK_MS);
}
