import { useState } from 'preact/hooks';
import type { BundleView } from '../../offline';
import { field, useLive } from '../../shell/live';
import { back, go } from '../../shell/router';
import { Button, Notice, Page } from '../../ui/parts';
import type { Handed } from './handing';
import { BundleCard, HandedNotice, sendFile } from './parts';
import { w } from './words';

type Outcome = Handed | 'failed' | null;

async function makeAll(): Promise<readonly BundleView[]> {
  return (await field().courier()).make();
}

function Ways({ letters, onDone }: { letters: number; onDone: (handed: Outcome) => void }) {
  const [many, setMany] = useState(0);
  const [big, setBig] = useState(false);
  const [busy, setBusy] = useState(false);
  const work = (how: (bundles: readonly BundleView[]) => Promise<Outcome>): void => {
    setBusy(true);
    makeAll()
      .then(async (bundles) => {
        setMany(bundles.length);
        onDone(bundles.length > 0 ? await how(bundles) : 'failed');
      })
      .catch(() => {
        onDone('failed');
      })
      .finally(() => {
        setBusy(false);
      });
  };
  const byFile = async (bundles: readonly BundleView[]): Promise<Outcome> => {
    let handed: Outcome = null;
    for (const bundle of bundles) handed = await sendFile(bundle);
    return handed;
  };
  const byCode = (bundles: readonly BundleView[]): Promise<Outcome> => {
    const [only, ...more] = bundles;
    const fits = only?.showable === true && more.length === 0;
    setBig(!fits);
    if (fits) go(`/hien-goi/${only.id}`);
    return Promise.resolve(null);
  };
  return (
    <section class="card look stack">
      <h2>{w.count(letters)}</h2>
      <p>{w.sealed}</p>
      <p class="small">{w.stays}</p>
      <Button icon="up" busy={busy} onClick={() => { work(byFile); }}>
        {w.byFile}
      </Button>
      <Button look="soft" icon="qr" busy={busy} onClick={() => { work(byCode); }}>
        {w.byCode}
      </Button>
      {big && <p role="status">{w.tooBig}</p>}
      {many > 1 && <p role="status">{w.parts(many)}</p>}
      <p class="small">{w.filesStay}</p>
    </section>
  );
}

/** Everything unsent, sealed for a colleague's phone to carry; and what became of it. */
export function Give() {
  const [handed, setHanded] = useState<Outcome>(null);
  const found = useLive(async (store) => {
    const courier = await store.courier();
    return { ready: await courier.ready(), bundles: await courier.bundles() };
  }, []);
  if (!found) return null;
  const { ready, bundles } = found;
  const mine = bundles.filter((bundle) => bundle.role === 'mine');
  return (
    <Page
      title={w.give}
      back={() => {
        back('/cho-gui');
      }}
    >
      <HandedNotice handed={handed} />
      {ready.letters === 0 ? (
        <Notice icon="check" look="plain" title={w.nothing}>
          {w.nothingHint}
        </Notice>
      ) : ready.sealable ? (
        <Ways letters={ready.letters} onDone={setHanded} />
      ) : (
        <Notice icon="key" look="warn" title={w.noKey}>
          {w.noKeyHint}
        </Notice>
      )}
      {mine.length > 0 && <h2>{w.mine}</h2>}
      {mine.map((bundle) => (
        <BundleCard key={bundle.id} bundle={bundle} onFile={(one) => void sendFile(one).then(setHanded)} />
      ))}
    </Page>
  );
}
