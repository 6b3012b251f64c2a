import { useRef, useState } from 'preact/hooks';
import type { Taken } from '../../offline';
import { field, useLive } from '../../shell/live';
import { back } from '../../shell/router';
import { Button, Page } from '../../ui/parts';
import type { Handed } from './handing';
import { BundleCard, HandedNotice, sendFile, TakenNotice } from './parts';
import { w } from './words';

function OpenFile({ onTaken }: { onTaken: (taken: Taken) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const take = async (files: readonly File[]): Promise<void> => {
    const courier = await field().courier();
    for (const file of files) onTaken(await courier.take(new Uint8Array(await file.arrayBuffer())));
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={w.open}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          void take(files).catch(() => {
            onTaken('unreadable');
          });
        }}
      />
      <Button icon="paper" onClick={() => input.current?.click()}>
        {w.open}
      </Button>
    </>
  );
}

function Deliver() {
  const [busy, setBusy] = useState(false);
  return (
    <Button
      icon="up"
      busy={busy}
      onClick={() => {
        setBusy(true);
        void field()
          .courier()
          .then((courier) => courier.deliver())
          .catch(() => undefined)
          .finally(() => {
            setBusy(false);
          });
      }}
    >
      {busy ? w.delivering : w.deliver}
    </Button>
  );
}

/** What others have given this phone to carry, and the two ways to take more. */
export function Carry() {
  const [taken, setTaken] = useState<{ readonly what: Taken } | null>(null);
  const [handed, setHanded] = useState<Handed | 'failed' | null>(null);
  const bundles = useLive(async (store) => (await store.courier()).bundles(), []);
  if (!bundles) return null;
  const carried = bundles.filter((bundle) => bundle.role === 'carried');
  const waiting = carried.filter((bundle) => bundle.delivered_at === null).length;
  return (
    <Page
      title={w.carry}
      back={() => {
        back('/cho-gui');
      }}
      dock={waiting > 0 && <Deliver />}
    >
      {taken && <TakenNotice taken={taken.what} />}
      <HandedNotice handed={handed} />
      <p>{w.carryHint}</p>
      <OpenFile
        onTaken={(what) => {
          setTaken({ what });
        }}
      />
      <Button look="soft" icon="camera" href="#/quet-goi">
        {w.scan}
      </Button>
      <h2>{waiting === 0 && carried.length > 0 ? w.allDelivered : w.carrying(waiting)}</h2>
      {carried.map((bundle) => (
        <BundleCard key={bundle.id} bundle={bundle} onFile={(one) => void sendFile(one).then(setHanded)} />
      ))}
    </Page>
  );
}
