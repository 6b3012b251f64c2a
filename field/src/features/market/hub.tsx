import { useState } from 'preact/hooks';
import { newId, whyUnkept, type Maker, type Seen, type Unkept, type Ware } from '../../offline';
import { field, useLive, useSession } from '../../shell/live';
import { back } from '../../shell/router';
import { StateChip } from '../../shell/state';
import { NotKept } from '../../shell/unkept';
import { Button, List, Notice, Page, RowLink } from '../../ui/parts';
import { priceOf } from './told';
import { w } from './words';

const byName = (a: { readonly name: string }, b: { readonly name: string }): number => a.name.localeCompare(b.name, 'vi');

/** What is made in the village, and by whom. */
export function Hub() {
  const leader = useSession()?.member.role === 'leader';
  const makers = useLive((store) => store.rows('market.makers'), []);
  const wares = useLive((store) => store.rows('market.products'), []) ?? [];
  const lives = useLive((store) => store.rows('market.lives'), []) ?? [];
  if (!makers) return null;
  return (
    <Page
      title={w.title}
      back={() => {
        back('/');
      }}
      dock={<Button icon="pen" href="#/cho/moi">{w.newMaker}</Button>}
    >
      {makers.length === 0 && (
        <Notice icon="leaf" title={w.empty}>
          {w.emptyHint}
        </Notice>
      )}
      {makers.length > 0 && (
        <List>
          {[...makers].sort(byName).map((one) => (
            <RowLink
              key={one.id}
              href={`#/cho/nha/${one.id}`}
              picture="house"
              title={one.name}
              small={`${w.makes(wares.filter(({ maker_id }) => maker_id === one.id).length)} · ${w.standings[one.standing]}`}
            />
          ))}
        </List>
      )}
      {(lives.length > 0 || leader) && (
        <List>
          {lives.map(({ id, title, begins_at }) => (
            <RowLink key={id} href={`#/cho/live/${id}`} picture="camera" tone="rice" title={title} small={`${w.lives} · ${new Date(begins_at).toLocaleString('vi-VN', { dateStyle: 'short', timeStyle: 'short' })}`} />
          ))}
          {leader && <RowLink href="#/cho/diem" picture="home" title={w.point} small={w.pointHint} />}
        </List>
      )}
    </Page>
  );
}

/** For a second pair of eyes: lets everybody see a thing. The server refuses it to who wrote it. */
export function Publish({ thing, one }: { thing: 'maker' | 'product'; one: Seen<Maker> | Seen<Ware> }) {
  const leader = useSession()?.member.role === 'leader';
  const [done, setDone] = useState(false);
  const [unkept, setUnkept] = useState<Unkept | null>(null);
  if (!leader || done || one.standing !== 'waiting' || one.state !== 'confirmed') return null;
  const publish = (): void => {
    field().issue('market.publish', { id: newId(), thing, thing_id: one.id, version: one.version }).then(
      () => { setDone(true); },
      (error: unknown) => { setUnkept(whyUnkept(error)); },
    );
  };
  return (
    <>
      {unkept && <NotKept why={unkept} />}
      <Button look="soft" icon="check" onClick={publish}>
        {w.publish}
      </Button>
      <p class="small">{w.publishHint}</p>
    </>
  );
}

/** A maker with what they make. */
export function OneMaker({ id }: { id: string }) {
  const one = useLive(async (store) => (await store.rows('market.makers')).find((each) => each.id === id) ?? null, [id]);
  const wares = useLive(async (store) => (await store.rows('market.products')).filter(({ maker_id }) => maker_id === id), [id]);
  if (one === undefined || !wares) return null;
  return (
    <Page
      title={one?.name ?? w.gone}
      tab={w.title}
      back={() => {
        back('/cho');
      }}
      dock={one && <Button icon="pen" href={`#/cho/nha/${id}/moi`}>{w.newGoods}</Button>}
    >
      {one && (
        <section class="card stack tight">
          <p class="b">{w.standings[one.standing]}</p>
          {one.why && <p>{one.why}</p>}
          {one.story && <p>{one.story}</p>}
          <p>
            <StateChip state={one.state} />
          </p>
          <Publish thing="maker" one={one} />
        </section>
      )}
      {wares.length > 0 && (
        <List>
          {[...wares].sort(byName).map((ware) => (
            <RowLink
              key={ware.id}
              href={`#/cho/hang/${ware.id}`}
              picture="leaf"
              title={ware.name}
              small={`${priceOf(ware) || w.askPrice} · ${w.stocks[ware.stock]} · ${w.standings[ware.standing]}`}
            />
          ))}
        </List>
      )}
    </Page>
  );
}
