import { useState } from 'preact/hooks';
import { Refused, Unreachable, UnsentWork, type ProblemWords } from '../../offline';
import { Alerts } from '../../shell/alerts';
import { field, useSession, useStatus } from '../../shell/live';
import { PinFields, pinFault, useNewPin } from '../../shell/pin-fields';
import { swap } from '../../shell/router';
import { TextField } from '../../ui/fields';
import { Mark } from '../../ui/icons';
import { Button, Notice, Page } from '../../ui/parts';
import { language } from '../../ui/words';
import { w } from './words';

interface Fault {
  readonly title: string;
  readonly todo: string;
  readonly number?: string;
}

/** What went wrong, in words a person can act on. */
export function faultOf(error: unknown): Fault {
  if (error instanceof Refused) {
    const { problem } = error;
    const told: ProblemWords = (language === 'en' ? problem.en : undefined) ?? problem;
    return { title: told.detail, todo: `${told.kept} ${told.todo}`.trim(), number: problem.number };
  }
  if (error instanceof Unreachable) return { title: w.noSignal, todo: w.noSignalTodo };
  if (error instanceof UnsentWork) {
    return { title: w.unsent(error.unsent, error.owner), todo: w.unsentTodo };
  }
  return { title: w.failed, todo: w.failedTodo };
}

function FaultCard({ fault }: { fault: Fault }) {
  return (
    <Notice look="alarm" icon="warning" title={fault.title} loud>
      {fault.todo}
      {fault.number && <p class="tiny">{w.number(fault.number)}</p>}
    </Notice>
  );
}

/** Opens the phone with a one-time code, typed or brought by the QR link. */
export function Activate({ code: given }: { code: string }) {
  const session = useSession();
  const status = useStatus();
  const [code, setCode] = useState(given);
  const [label, setLabel] = useState(w.myPhone);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [pin, setPin] = useNewPin();
  const open = async (): Promise<void> => {
    if (busy) return;
    const weak = pinFault(pin.pin, pin.again);
    const found = !code.trim() ? { title: w.empty, todo: w.codeHint } : weak ? { title: weak, todo: w.pinTodo } : null;
    setFault(found);
    if (found) return;
    setBusy(true);
    try {
      await field().activate(code.trim().toUpperCase(), label.trim() || w.myPhone, pin.pin);
      swap('/');
    } catch (error) {
      setFault(faultOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class="page"
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <Page
        title={w.title}
        front={<Mark />}
        dock={
          <Button submit busy={busy}>
            {busy ? w.opening : w.open}
          </Button>
        }
      >
        <Alerts status={status} />
        <p class="q">{session && !session.active ? w.again : w.hello}</p>
        <p>{session && !session.active ? w.againHint : w.ask}</p>
        {fault && <FaultCard fault={fault} />}
        <TextField class="code" label={w.code} hint={w.codeHint} value={code} onInput={setCode} />
        <PinFields typed={pin} onType={setPin} />
        <TextField label={w.label} hint={w.labelHint} value={label} onInput={setLabel} />
        <Notice look="plain" icon="shield" title={w.stays}>
          {w.promise}
        </Notice>
        <Button look="ghost" href="/tu-lam">
          {w.guides}
        </Button>
      </Page>
    </form>
  );
}
