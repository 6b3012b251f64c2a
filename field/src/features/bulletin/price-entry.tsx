import { useState } from 'preact/hooks';
import { newId, whyUnkept, type Bodies, type PricedGoods, type PlaceKind, type PriceLine, type PriceUnit, type Unkept } from '../../offline';
import { field, useBundle, useLive } from '../../shell/live';
import { back } from '../../shell/router';
import { NotKept } from '../../shell/unkept';
import { isoDay } from '../../ui/dates';
import { OptionLine, Segments, TextField } from '../../ui/fields';
import { Button, Notice, Page } from '../../ui/parts';
import { dots, linesOf, rounded, strange } from './price-rules';
import { Missing } from './prices';
import { w } from './prices-words';

type Body = Bodies['bulletin.tell_price'];
type Fault = Unkept | 'need' | 'order' | '';
type Typed = Pick<Body, 'grade' | 'unit' | 'market' | 'kind'> & { low: string; high: string };

const KINDS = ['market', 'trader', 'shop', 'farm', 'company'] as const satisfies readonly PlaceKind[];
const amount = (text: string): number => Number(text.replace(/\D/g, '')) || 0;

/** Keeps the price in the outbox; it stands on this phone at once. */
async function keep(body: Body): Promise<void> {
  const { item, grade, unit, low, high, market, kind, on, source } = body;
  const line: PriceLine = { grade, unit, low, high, where: market, kind, on, source, usual: null, weeks: [] };
  const row = { id: body.id, wide: false, item, on, lines: [line], apart: [] };
  await field().issue('bulletin.tell_price', body, { collection: 'bulletin.prices', id: body.id, row });
}

function What({ goods, units, typed, put }: { goods: PricedGoods; units: readonly PriceUnit[]; typed: Typed; put: (change: Partial<Typed>) => void }) {
  const named = (id: string): string => units.find((one) => one.id === id)?.name ?? id;
  const grades = goods.grades.length > 0 ? ['', ...goods.grades] : [];
  return (
    <>
      {grades.length > 0 && (
        <>
          <h2>{w.grade}</h2>
          <div class="opts" role="radiogroup" aria-label={w.grade}>
            {grades.map((one) => (
              <OptionLine key={one} name="grade" checked={typed.grade === one} onPick={() => { put({ grade: one }); }}>
                {one || w.anyGrade}
              </OptionLine>
            ))}
          </div>
        </>
      )}
      <h2>{w.unit}</h2>
      <Segments label={w.unit} name="unit" value={typed.unit} choices={goods.units.slice(0, 4).map((id) => ({ id, label: named(id) }))} onPick={(unit) => { put({ unit }); }} />
    </>
  );
}

function Amounts({ typed, put }: { typed: Typed; put: (change: Partial<Typed>) => void }) {
  const dong = (text: string): string => (amount(text) ? `${dots(amount(text))} đ` : '');
  return (
    <div class="two">
      <TextField label={w.low} digits value={typed.low} hint={dong(typed.low)} onInput={(low) => { put({ low }); }} />
      <TextField label={w.high} digits value={typed.high} hint={dong(typed.high) || w.highHint} onInput={(high) => { put({ high }); }} />
    </div>
  );
}

function Where({ typed, put }: { typed: Typed; put: (change: Partial<Typed>) => void }) {
  return (
    <>
      <h2>{w.where}</h2>
      <div class="opts" role="radiogroup" aria-label={w.where}>
        {KINDS.map((kind) => (
          <OptionLine key={kind} name="kind" checked={typed.kind === kind} onPick={() => { put({ kind }); }}>
            {w.kinds[kind]}
          </OptionLine>
        ))}
      </div>
      <TextField label={w.market} hint={w.marketHint} value={typed.market} onInput={(market) => { put({ market: market.slice(0, 80) }); }} />
    </>
  );
}

interface FormProps {
  readonly goods: PricedGoods;
  readonly units: readonly PriceUnit[];
  readonly lines: readonly PriceLine[];
  readonly village: string | null;
}

function Form({ goods, units, lines, village }: FormProps) {
  const last = lines[0];
  const [typed, setTyped] = useState<Typed>({ grade: last?.grade ?? '', unit: last?.unit ?? goods.units[0] ?? 'kg', kind: 'market', market: '', low: '', high: '' });
  const [fault, setFault] = useState<Fault>('');
  const [odd, setOdd] = useState<readonly [number, number] | null>(null);
  const up = `/ban-tin/gia/${goods.id}`;
  const put = (change: Partial<Typed>): void => {
    setTyped({ ...typed, ...change });
    setFault('');
    setOdd(null);
  };
  const save = (): void => {
    window.scrollTo(0, 0);
    const low = amount(typed.low);
    const told = { grade: typed.grade, unit: typed.unit, low, high: amount(typed.high) || low };
    const around = strange(told, goods, lines, units);
    if (!low || told.high < low) setFault(low ? 'order' : 'need');
    else if (around && !odd) setOdd(around);
    else {
      const more = { id: newId(), village_id: village, item: goods.id, market: typed.market.trim(), kind: typed.kind, on: isoDay(new Date()), source: '', sure: odd !== null };
      keep({ ...told, ...more }).then(
        () => {
          back(up);
        },
        (error: unknown) => {
          setFault(whyUnkept(error));
        },
      );
    }
  };
  return (
    <Page
      title={w.tellOf(goods.name)}
      back={() => {
        back(up);
      }}
      dock={<Button onClick={save}>{odd ? w.right : w.save}</Button>}
    >
      {fault === 'need' || fault === 'order' ? <Notice look="alarm" icon="warning" title={w[fault]} loud /> : fault && <NotKept why={fault} />}
      {odd && (
        <Notice look="warn" icon="question" title={w.odd} loud>
          {w.oddHint(dots(rounded(odd[0])), dots(rounded(odd[1])))}
        </Notice>
      )}
      <What goods={goods} units={units} typed={typed} put={put} />
      <Amounts typed={typed} put={put} />
      <Where typed={typed} put={put} />
    </Page>
  );
}

/** A price in a few taps: what, how much, where; a strange one is asked about before it is kept. */
export function Entry({ item }: { item: string }) {
  const priced = useBundle('priced');
  const rows = useLive((store) => store.rows('bulletin.prices'), []);
  const villages = useLive((store) => store.villages(), []);
  const goods = priced?.goods.find(({ id }) => id === item);
  if (priced === undefined || !rows || !villages) return null;
  if (!priced || !goods) return <Missing to="/ban-tin/gia" />;
  const village = villages.length === 1 ? (villages[0]?.id ?? null) : null;
  return <Form goods={goods} units={priced.units} lines={linesOf(rows, item)} village={village} />;
}
