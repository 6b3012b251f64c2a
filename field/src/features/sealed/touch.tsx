import { useState } from 'preact/hooks';
import { field, useStatus } from '../../shell/live';
import { Mark } from '../../ui/icons';
import { Button, Notice, Page } from '../../ui/parts';
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
