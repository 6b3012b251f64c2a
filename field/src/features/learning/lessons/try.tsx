import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import type { Try } from '../../../offline';
import { Button } from '../../../ui/parts';
import { Judged, Practice, Step, type Running } from './parts';
import { isRight, wrongLines, type Acts, type Gone, type Kind, type TryOf } from './rules';
import { Find, Form, Match, Order } from './tries-done';
import { Choose, Code, Pay, Photo, type TryProps } from './tries-seen';
import { w } from './words';

const KINDS: { readonly [K in Kind]: ComponentType<TryProps<K>> } = {
  choose: Choose,
  form: Form,
  code: Code,
  order: Order,
  match: Match,
  pay: Pay,
  find: Find,
  photo: Photo,
};

type Why<K extends Kind> = (one: TryOf<K>, did: Acts[K], right: boolean) => string;

/** What is said about what was done. */
const WHYS: { readonly [K in Kind]: Why<K> } = {
  choose: ({ options }, did) => options.find(({ id }) => id === did)?.why ?? '',
  form: (one, did, right) => {
    const bad = wrongLines(one, did);
    return right ? '' : w.lookAt(one.fields.flatMap(({ id, label }) => (bad.includes(id) ? [label] : [])).join(', '));
  },
  code: (_one, _did, right) => (right ? w.kept : w.neverTell),
  order: (_one, _did, right) => (right ? '' : w.orderWrong),
  match: (_one, _did, right) => (right ? '' : w.fileWrong),
  pay: ({ why }) => why,
  find: (_one, _did, right) => (right ? '' : w.findWrong),
  photo: ({ looks }, did) => {
    const look = looks.find(({ id }) => id === did)?.look;
    return look ? w[look] : '';
  },
};

type Act = Acts[Kind];
type Loose = ComponentType<{ one: Try; did: Act | null; right: boolean; act: (did: Act) => void }>;

/** One try in the made-up portal, as often as it is wished; `done` tells how it went. */
export function TryStep({ one, run, done }: { one: Try; run: Running; done: (gone: Gone) => void }) {
  const [did, setDid] = useState<Act | null>(null);
  const [goes, setGoes] = useState(0);
  const Screen = KINDS[one.kind] as unknown as Loose;
  const right = did !== null && isRight(one as TryOf<Kind>, did);
  const why = did === null ? '' : (WHYS[one.kind] as unknown as (...told: unknown[]) => string)(one, did, right);
  const end = (): void => {
    done({ ok: right, goes: Math.max(1, goes) });
  };
  const dock = right ? <Button onClick={end}>{w.next}</Button> : did !== null && <Button onClick={() => { setDid(null); }}>{w.again}</Button>;
  return (
    <Step run={run} say={[one.ask, 'text' in one ? one.text : 'screen' in one ? one.screen.text : ''].filter(Boolean).join('\n')} dock={dock}>
      <h2 class="q" lang="vi">
        {one.ask}
      </h2>
      <Practice>
        <Screen
          one={one}
          did={did}
          right={right}
          act={(next) => {
            setGoes(goes + 1);
            setDid(next);
          }}
        />
      </Practice>
      {did !== null && <Judged right={right} why={why} />}
      {!right && (did !== null || one.kind === 'code') && (
        <button type="button" class="link" onClick={end}>
          {w.skip}
        </button>
      )}
    </Step>
  );
}
