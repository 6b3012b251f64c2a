import { useState } from 'preact/hooks';
import { field, useLive, useStatus } from '../../shell/live';
import { PinField } from '../../shell/pin-fields';
import { back } from '../../shell/router';
import { Mark } from '../../ui/icons';
import { Button, Notice, Page } from '../../ui/parts';
import { Choose } from './pin';
import { t } from './touch-words';
import { pin as w } from './words';

/** A phone that opens by its own chip: one touch, and nothing to type. */
export function Touch() {
  const { unsent } = useStatus();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(false);
  const open = async (): Promise<void> => {
    setBusy(true);
    const became = await field()
      .chip()
      .then((chip) => chip.open())
      .catch(() => 'refused');
    setRefused(became !== 'open');
    setBusy(false);
  };
  return (
    <Page
      title={w.title}
      front={<Mark />}
      dock={
        <Button icon="hand" busy={busy} onClick={() => void open()}>
          {busy ? w.opening : t.open}
        </Button>
      }
    >
      <p class="q">{t.ask}</p>
      {refused && (
        <Notice look="alarm" icon="warning" title={t.refused} loud>
          {t.refusedHint}
        </Notice>
      )}
      {unsent > 0 && <p class="small">{w.waits(unsent)}</p>}
      <Button look="ghost" href="#kich-hoat">
        {t.lost}
      </Button>
      <p class="small">{w.forgotHint}</p>
    </Page>
  );
}

/** Another PIN in place of the old one, or of the touch; what opens the phone now is asked for as at the door. */
export function ChangePin() {
  const [old, setOld] = useState('');
  const way = useLive(async (store) => (await store.chip()).way(), []);
  const leave = (): void => {
    back('/may-nay');
  };
  const change = async (pin: string): Promise<string | undefined> => {
    if (way === 'on') return (await (await field().chip()).leave(pin)) === 'open' ? undefined : t.stays;
    const became = await field().choosePin(pin, old);
    return became === 'open' ? undefined : became === 'early' ? t.early : w.wrong;
  };
  if (!way) return null;
  return way === 'on' ? (
    <Choose title={t.toPin} ask={t.toPinAsk} leave={leave} choose={change} />
  ) : (
    <Choose title={t.change} ask={t.changeAsk} leave={leave} choose={change}>
      <PinField label={t.old} value={old} onInput={setOld} />
    </Choose>
  );
}
