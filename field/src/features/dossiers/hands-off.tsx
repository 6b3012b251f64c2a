import { useEffect, useRef, useState } from 'preact/hooks';
import { useSession } from '../../shell/live';
import { Icon } from '../../ui/icons';
import { hush, speak } from '../../ui/speak';
import { w } from './words';

const HOLD_MS = 1500;
const APART_MS = 600;
const ARMED_MS = 8000;

interface Guard {
  readonly held: boolean;
  readonly armed: boolean;
  readonly press: () => void;
  readonly release: () => void;
  readonly tap: () => void;
}

/** Passes after a press of 1.5 s, or after two taps that are clearly two. */
function useGuard(pass: () => void): Guard {
  const [held, setHeld] = useState(false);
  const [armedAt, setArmedAt] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stop = (): void => {
    clearTimeout(timer.current);
    setHeld(false);
  };
  useEffect(() => stop, []);
  useEffect(() => {
    if (armedAt === 0) return undefined;
    const forget = setTimeout(() => {
      setArmedAt(0);
    }, ARMED_MS);
    return () => {
      clearTimeout(forget);
    };
  }, [armedAt]);
  return {
    held,
    armed: armedAt > 0,
    press: () => {
      setHeld(true);
      timer.current = setTimeout(pass, HOLD_MS);
    },
    release: stop,
    tap: () => {
      const now = Date.now();
      if (armedAt === 0) setArmedAt(now);
      else if (now - armedAt > APART_MS) pass();
    },
  };
}

/** The full screen before a secret: the phone goes to the resident, and nobody skips it by accident. */
export function HandsOff({ step, pass, leave }: { step: string; pass: () => void; leave: () => void }) {
  const [mute, setMute] = useState(false);
  const name = useSession()?.member.given_name ?? '';
  const guard = useGuard(pass);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    document.title = w.turn;
    box.current?.focus();
    return hush;
  }, []);
  const hear = async (): Promise<void> => {
    setMute(!(await speak(`${w.turn}. ${w.turnHint(name)}`)));
  };
  return (
    <div class="dark" role="dialog" aria-modal="true" aria-labelledby="turn" tabIndex={-1} ref={box}>
      <svg class="i big" viewBox="0 0 26 26" aria-hidden="true">
        <path d="M10 4h6a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM3 11a10 10 0 0 1 2-4M23 15a10 10 0 0 1-2 4" />
      </svg>
      <h1 id="turn">{w.turn}</h1>
      <p>{w.turnHint(name)}</p>
      <p class="b">{step}</p>
      {mute && <p role="status">{w.noVoice}</p>}
      <button type="button" class="btn push" onClick={() => void hear()}>
        <Icon name="ear" />
        {w.hearTurn}
      </button>
      <button
        type="button"
        class={guard.held ? 'btn rice held' : 'btn rice'}
        onPointerDown={guard.press}
        onPointerUp={guard.release}
        onPointerLeave={guard.release}
        onPointerCancel={guard.release}
        onContextMenu={(event) => {
          event.preventDefault();
        }}
        onClick={guard.tap}
      >
        <span>{guard.armed ? w.again : w.typed}</span>
      </button>
      <p class="small" role="status">
        {guard.armed ? w.again : w.hold}
      </p>
      <button type="button" class="btn quiet" onClick={leave}>
        {w.notNow}
      </button>
    </div>
  );
}
