import { useState } from 'preact/hooks';
import { newId, whyUnkept, type Unkept, type Village } from '../../offline';
import { field, useLive, useSession } from '../../shell/live';
import { back } from '../../shell/router';
import { NotKept } from '../../shell/unkept';
import { Button, Notice, Page } from '../../ui/parts';
import { w } from './words';

const ENOUGH = 1000; // metres; the server takes no more
const PATIENCE = 30_000;

/** Where the phone stands now; it is asked this once, by this press. */
const here = (): Promise<GeolocationCoordinates> =>
  new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(({ coords }) => { resolve(coords); }, reject, { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 0 });
  });

function OneVillage({ village: { id, kind, name } }: { village: Village }) {
  const known = useLive(async (store) => (await store.rows('places.points')).find(({ village_id }) => village_id === id) ?? null, [id]);
  const me = useSession()?.member.name ?? '';
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const [unkept, setUnkept] = useState<Unkept | null>(null);
  const mark = async (): Promise<void> => {
    setBusy(true);
    setUnkept(null);
    const found = await here().catch(() => null);
    const accuracy = Math.round(found?.accuracy ?? 0);
    if (!found) setSaid(w.pointFailed);
    else if (accuracy > ENOUGH) setSaid(w.pointPoor(accuracy));
    else {
      const body = { id: known?.id ?? newId(), village_id: id, lat: Number(found.latitude.toFixed(5)), lon: Number(found.longitude.toFixed(5)), accuracy, source: 'phone' as const };
      const row = { ...body, by_name: me, at: new Date(await field().moment()).toISOString() };
      await field().issue('places.set_point', { ...body, id: newId() }, { collection: 'places.points', id: body.id, row }).then(
        () => { setSaid(w.pointSet(accuracy)); },
        (error: unknown) => { setUnkept(whyUnkept(error)); },
      );
    }
    setBusy(false);
  };
  return (
    <section class="card stack">
      <h2>
        {kind} {name}
      </h2>
      <p>{known ? w.pointBy(known.by_name) : w.pointNone}</p>
      {said && <p class="b" role="status">{said}</p>}
      {unkept && <NotKept why={unkept} />}
      <Button busy={busy} onClick={() => void mark()}>
        {w.mark}
      </Button>
    </section>
  );
}

/** The leader stands at the head of the village and marks where it lies. */
export function Point() {
  const villages = useLive((store) => store.villages(), []);
  if (!villages) return null;
  return (
    <Page
      title={w.point}
      back={() => {
        back('/cho');
      }}
    >
      <Notice icon="home" title={w.pointHere}>
        {w.pointHint}
      </Notice>
      {villages.map((one) => (
        <OneVillage key={one.id} village={one} />
      ))}
    </Page>
  );
}
