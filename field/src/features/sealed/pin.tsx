import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Shut } from '../../offline';
import { lazy } from '../../shell/lazy';
import { field, useStatus } from '../../shell/live';
import { PinField, PinFields, pinFault, useNewPin } from '../../shell/pin-fields';
import { Mark } from '../../ui/icons';
import { Button, Notice, Page } from '../../ui/parts';
import { pin as w } from './words';

type Asked = Extract<Shut, { why: 'pin' }>;

/** How many seconds until a moment, counted down on the screen. */
function useWait(until: string | null): number {
  const left = (): number => (until ? Math.ceil((Date.parse(until) - Date.now()) / 1000) : 0);
  const [seconds, setSeconds] = useState(left());
  useEffect(() => {
    setSeconds(left());
    const timer = setInterval(() => {
      setSeconds(left());
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, [until]);
  return Math.max(0, seconds);
}

const Touch = lazy(async () => (await import('./touch')).Touch);

/** Asks for the PIN of a phone that is locked, for a touch where that opens it, or for the first PIN of a phone that has none yet. */
export function Pin({ shut }: { shut: Asked }) {
  return shut.chip ? <Touch /> : shut.first ? <First /> : <Enter shut={shut} />;
}

function Enter({ shut }: { shut: Asked }) {
  const { unsent } = useStatus();
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState(false);
  const wait = useWait(shut.until);
  const enter = async (typed: string): Promise<void> => {
    if (busy || typed.length < 6 || wait > 0) return;
    setBusy(true);
    const became = await field().enter(typed).catch(() => 'last'); // a full phone cannot note that it shut itself
    setWrong(became === 'wrong' || became === 'last');
    setPin('');
    setBusy(false);
  };
  return (
    <form
      class="page"
      onSubmit={(event) => {
        event.preventDefault();
        void enter(pin);
      }}
    >
      <Page
        title={w.title}
        front={<Mark />}
        dock={
          <Button submit busy={busy || wait > 0}>
            {busy ? w.opening : w.open}
          </Button>
        }
      >
        <p class="q">{w.ask}</p>
        {wait > 0 ? (
          <Notice look="alarm" icon="wait" title={w.wait(wait)}>
            {w.left(shut.left)}
          </Notice>
        ) : (
          wrong && (
            <Notice look="alarm" icon="warning" title={w.wrong} loud>
              {w.left(shut.left)}
            </Notice>
          )
        )}
        <PinField
          label={w.label}
          value={pin}
          onInput={(typed) => {
            setPin(typed);
            void enter(typed);
          }}
        />
        {unsent > 0 && <p class="small">{w.waits(unsent)}</p>}
        <Button look="ghost" href="#kich-hoat">
          {w.forgot}
        </Button>
        <p class="small">{w.forgotHint}</p>
      </Page>
    </form>
  );
}

/** A phone from a release without PIN: what is on it is encrypted as soon as one is chosen. */
function First() {
  return <Choose title={w.title} ask={w.first} choose={async (pin) => ((await field().choosePin(pin)) === 'open' ? undefined : w.wrong)} />;
}

interface Choosing {
  title: string;
  ask: string;
  leave?: () => void;
  children?: ComponentChildren;
  /** Gives what was wrong, in words; nothing when the PIN stands. */
  choose: (pin: string) => Promise<string | undefined>;
}

export function Choose({ title, ask, leave, children, choose }: Choosing) {
  const [typed, setTyped] = useNewPin();
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const keep = async (): Promise<void> => {
    const found = pinFault(typed.pin, typed.again);
    setFault(found);
    if (found || busy) return;
    setBusy(true);
    const wrong = await choose(typed.pin).catch(() => w.failed);
    if (!wrong) leave?.();
    setFault(wrong ?? '');
    setBusy(false);
  };
  return (
    <form
      class="page"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <Page
        title={title}
        {...(leave ? { back: leave } : { front: <Mark /> })}
        dock={
          <Button submit busy={busy}>
            {w.keep}
          </Button>
        }
      >
        <p class="q">{ask}</p>
        <p>{w.firstHint}</p>
        {fault && <Notice look="alarm" icon="warning" title={fault} loud />}
        {children}
        <PinFields typed={typed} onType={setTyped} />
      </Page>
    </form>
  );
}
