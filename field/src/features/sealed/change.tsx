import { useState } from 'preact/hooks';
import { field, useLive } from '../../shell/live';
import { PinField } from '../../shell/pin-fields';
import { back } from '../../shell/router';
import { Choose } from './pin';
import { t } from './touch-words';
import { pin as w } from './words';

/** Another PIN in place of the old one, or of the touch; what opens the phone now is asked for as at the door. */
export function ChangePin() {
  const [old, setOld] = useState('');
  const way = useLive(
    (store) =>
      store
        .chip()
        .then((chip) => chip.way())
        .catch(() => 'none' as const),
    [],
  );
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
