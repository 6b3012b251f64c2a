import { useState } from 'preact/hooks';
import { newId, whyUnkept, type MarketBundle, type Seen, type Stock, type Unkept, type Ware } from '../../offline';
import { field, useBundle, useLive } from '../../shell/live';
import { back, swap } from '../../shell/router';
import { StateChip } from '../../shell/state';
import { NotKept } from '../../shell/unkept';
import { OptionLine, Picks, Segments, TextField } from '../../ui/fields';
import { Button, Notice, Page } from '../../ui/parts';
import { Publish } from './hub';
import { bodyOf, gapOf, NOTHING, priceOf, storyOf, typedOf, type Gap, type Typed } from './told';
import { w } from './words';

const STOCKS = ['in', 'low', 'out'] as const;
const MONTHS = Array.from({ length: 12 }, (_, at) => `${at + 1}`);

const oneWare = (id: string) => useLive(async (store) => (await store.rows('market.products')).find((one) => one.id === id) ?? null, [id]);

function StockTap({ ware }: { ware: Seen<Ware> }) {
  const [unkept, setUnkept] = useState<Unkept | null>(null);
  const put = (stock: Stock): void => {
    const { state: _state, ...row } = ware;
    field()
      .issue('market.set_stock', { id: newId(), product_id: ware.id, stock }, { collection: 'market.products', id: ware.id, row: { ...row, stock } })
      .catch((error: unknown) => { setUnkept(whyUnkept(error)); });
  };
  return (
    <>
      <Segments label={w.stock} name="stock" value={ware.stock} onPick={put} choices={STOCKS.map((id) => ({ id, label: w.stocks[id] }))} />
      {unkept && <NotKept why={unkept} />}
    </>
  );
}

/** One thing: whether there is some, what is said of it, its photos. */
export function OneWare({ id }: { id: string }) {
  const ware = oneWare(id);
  const waiting = useLive(async (store) => (await (await store.files()).list(id)).filter(({ state }) => state === 'here').length, [id]) ?? 0;
  if (ware === undefined) return null;
  return (
    <Page
      title={ware?.name ?? w.gone}
      tab={w.title}
      back={() => {
        back(ware ? `/cho/nha/${ware.maker_id}` : '/cho');
      }}
    >
      {ware && (
        <>
          <h2>{w.stock}</h2>
          <StockTap ware={ware} />
          <section class="card stack tight">
            <p class="b">{priceOf(ware) || w.askPrice}</p>
            <p>{ware.story}</p>
            <p class="small">
              {w.standings[ware.standing]}
              {ware.why && `: ${ware.why}`} · {w.photos(ware.photos.length)}
              {waiting > 0 && ` · ${w.arriving}`}
            </p>
            <p>
              <StateChip state={ware.state} />
            </p>
            <Publish thing="product" one={ware} />
          </section>
          <Button icon="camera" href={`#/cho/hang/${id}/anh`}>
            {w.photo}
          </Button>
          <Button look="quiet" icon="pen" href={`#/cho/hang/${id}/sua`}>
            {w.change}
          </Button>
        </>
      )}
    </Page>
  );
}

type Change = (patch: Partial<Typed>) => void;
interface StepProps {
  readonly it: Typed;
  readonly change: Change;
  readonly bundle: MarketBundle;
}

function Basics({ it, change, bundle }: StepProps) {
  return (
    <>
      <TextField label={w.name} value={it.name} onInput={(name) => { change({ name: name.slice(0, 80) }); }} />
      <h2>{w.group}</h2>
      <div class="opts" role="radiogroup" aria-label={w.group}>
        {bundle.groups.map(({ key, name }) => (
          <OptionLine key={key} name="group" checked={it.group === key} onPick={() => { change({ group: key }); }}>
            {name}
          </OptionLine>
        ))}
      </div>
    </>
  );
}

function Price({ it, change, bundle }: StepProps) {
  return (
    <>
      <h2>{w.unit}</h2>
      <Picks label={w.unit} value={[it.unit]} choices={bundle.units.map((id) => ({ id, label: id }))} onToggle={(unit) => { change({ unit }); }} />
      <TextField digits label={w.from} hint={w.fromHint} value={it.from} onInput={(from) => { change({ from }); }} />
      <TextField digits label={w.to} value={it.to} onInput={(to) => { change({ to }); }} />
      <TextField digits label={w.weight} value={it.weight} onInput={(weight) => { change({ weight }); }} />
      <h2>{w.months}</h2>
      <Picks
        label={w.months}
        value={it.months.map(String)}
        choices={MONTHS.map((id) => ({ id, label: w.month(Number(id)) }))}
        onToggle={(id) => {
          const month = Number(id);
          change({ months: it.months.includes(month) ? it.months.filter((one) => one !== month) : [...it.months, month] });
        }}
      />
    </>
  );
}

function Area({ label, hint, value, most, put }: { label: string; hint: string; value: string; most: number; put: (value: string) => void }) {
  return (
    <label class="field">
      <span>{label}</span>
      <small class="small">{hint}</small>
      <textarea rows={4} maxLength={most} value={value} onInput={(event) => { put(event.currentTarget.value); }} />
    </label>
  );
}

function Story({ it, change, bundle }: StepProps) {
  return (
    <>
      <Area label={w.story} hint={w.storyHint} value={it.story} most={1500} put={(story) => { change({ story }); }} />
      <Button look="quiet" onClick={() => { change({ story: storyOf(bundle, it.answers) }); }}>
        {w.compose}
      </Button>
      <h2>{w.ocop}</h2>
      <Segments label={w.ocop} name="stars" value={it.stars || '0'} onPick={(stars) => { change({ stars: stars === '0' ? '' : stars }); }} choices={['0', '3', '4', '5'].map((id) => ({ id, label: id === '0' ? w.noStars : `${id} ★` }))} />
      {it.stars && (
        <>
          <TextField label={w.certificate} value={it.certificate} onInput={(certificate) => { change({ certificate }); }} />
          <TextField label={w.decision} value={it.decision} onInput={(decision) => { change({ decision }); }} />
          <TextField kind="date" label={w.issued} value={it.issued} onInput={(issued) => { change({ issued }); }} />
        </>
      )}
    </>
  );
}

/** Records a thing, or what is said of it now; the list shows it at once. */
async function keep(it: Typed, maker: string, ware: Seen<Ware> | null): Promise<string> {
  const told = bodyOf(it);
  const shown = { ...told, expires_on: null, standing: 'waiting' as const, why: '' };
  if (ware) {
    const { state: _state, ...row } = ware;
    await field().issue('market.change_product', { ...told, id: newId(), product_id: ware.id }, { collection: 'market.products', id: ware.id, row: { ...row, ...shown } });
    return ware.id;
  }
  const body = { ...told, id: newId(), maker_id: maker, stock: it.stock };
  const row = { ...shown, id: body.id, maker_id: maker, stock: it.stock, number: 0, photos: [], version: 1 };
  await field().issue('market.enter_product', body, { collection: 'market.products', id: body.id, row });
  return body.id;
}

const LAST = 7; // after what it is, what it costs and the five questions: its story

function Steps({ maker, ware, bundle }: { maker: string; ware: Seen<Ware> | null; bundle: MarketBundle }) {
  const [it, setIt] = useState<Typed>(() => (ware ? typedOf(ware) : NOTHING));
  const [at, setAt] = useState(0);
  const [gap, setGap] = useState<Gap | null>(null);
  const [unkept, setUnkept] = useState<Unkept | null>(null);
  const change: Change = (patch) => { setIt((now) => ({ ...now, ...patch })); };
  const question = bundle.questions[at - 2];
  const go = (to: number): void => {
    setAt(to);
    setGap(null);
    if (to === LAST && !it.story) change({ story: storyOf(bundle, it.answers) });
    window.scrollTo(0, 0);
  };
  const next = (): void => {
    const lacks = gapOf(it);
    const mine = lacks && (at === LAST || (at === 0 && lacks === 'needName') || (at === 1 && lacks !== 'needName' && lacks !== 'needOcop') || lacks === 'reached');
    setGap(mine ? lacks : null);
    if (mine) return;
    if (at < LAST) go(at + 1);
    else keep(it, maker, ware).then((id) => { swap(`/cho/hang/${id}`); }, (error: unknown) => { setUnkept(whyUnkept(error)); });
  };
  const step = { it, change, bundle };
  return (
    <Page
      title={question?.ask ?? (ware ? w.change : w.newGoods)}
      tab={w.newGoods}
      back={() => {
        if (at > 0) go(at - 1);
        else back(ware ? `/cho/hang/${ware.id}` : `/cho/nha/${maker}`);
      }}
      dock={<Button onClick={next}>{at === LAST ? w.save : w.next}</Button>}
    >
      <p class="small">{w.step(at + 1, LAST + 1)}</p>
      {gap && <Notice look="warn" icon="warning" title={w.gaps[gap]} loud />}
      {unkept && <NotKept why={unkept} />}
      {at === 0 && <Basics {...step} />}
      {at === 1 && <Price {...step} />}
      {question && (
        <>
          <Area key={question.key} label={question.ask} hint={question.hint} value={it.answers[question.key]} most={400} put={(text) => { change({ answers: { ...it.answers, [question.key]: text } }); }} />
          <p class="small">{w.example(question.example)}</p>
        </>
      )}
      {at === LAST && <Story {...step} />}
    </Page>
  );
}

/** A thing is entered or changed: a step at a time. */
export function WareForm({ maker = '', ware = '' }: { maker?: string; ware?: string }) {
  const bundle = useBundle('market');
  const known = oneWare(ware);
  if (bundle === undefined || known === undefined) return null;
  if (bundle) return <Steps maker={maker} ware={known} bundle={bundle} />;
  return (
    <Page title={w.newGoods} back={() => { back('/cho'); }}>
      <Notice icon="wait" title={w.noWords}>{w.noWordsHint}</Notice>
    </Page>
  );
}
