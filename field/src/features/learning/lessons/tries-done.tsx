import { useEffect, useMemo, useState } from 'preact/hooks';
import { Finder } from '../../../ui/fields';
import { Button } from '../../../ui/parts';
import { Answer } from './parts';
import { found, mixed, wrongLines } from './rules';
import type { TryProps } from './tries-seen';
import { w } from './words';

/** The button that hands in what was typed or put in order; gone once it was judged. */
function HandIn({ did, onClick }: { did: unknown; onClick: () => void }) {
  return did === null ? (
    <Button look="soft" onClick={onClick}>
      {w.check}
    </Button>
  ) : null;
}

/** A form with made-up lines. What is typed stays in this screen, whatever it is. */
export function Form({ one, did, act }: TryProps<'form'>) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const bad = did ? wrongLines(one, did) : [];
  return (
    <>
      <p class="slip" lang="vi">
        {one.slip}
      </p>
      {one.fields.map(({ id, label, kind }) => (
        <label key={id} class={bad.includes(id) ? 'field bad' : 'field'}>
          <span lang="vi">{label}</span>
          {kind === 'date' && <small class="small">{w.day}</small>}
          <input
            type="text"
            inputMode={kind === 'number' ? 'numeric' : undefined}
            autoComplete="off"
            autoCorrect="off"
            spellcheck={false}
            value={typed[id] ?? ''}
            readOnly={did !== null}
            onInput={(event) => {
              setTyped({ ...typed, [id]: event.currentTarget.value });
            }}
          />
        </label>
      ))}
      <HandIn
        did={did}
        onClick={() => {
          act(typed);
        }}
      />
    </>
  );
}

export function Order({ one, did, right, act }: TryProps<'order'>) {
  const [taken, setTaken] = useState<readonly string[]>([]);
  const items = useMemo(() => mixed(one.items), [one]);
  useEffect(() => {
    if (did === null) setTaken([]);
  }, [did]);
  const tap = (id: string): void => {
    const next = taken.includes(id) ? taken.filter((other) => other !== id) : [...taken, id];
    setTaken(next);
    if (next.length === items.length) act(next);
  };
  return (
    <>
      <p class="small">{w.order}</p>
      <div class="opts" lang="vi">
        {items.map(({ id, text }) => {
          const at = taken.indexOf(id);
          const state = at < 0 ? '' : did && right ? 'right' : 'on';
          return (
            <Answer
              key={id}
              mark={at < 0 ? '' : String(at + 1)}
              state={state}
              locked={did !== null}
              onPick={() => {
                tap(id);
              }}
            >
              {at >= 0 && <span class="gone">{at + 1}. </span>}
              {text}
            </Answer>
          );
        })}
      </div>
    </>
  );
}

export function Match({ one, did, act }: TryProps<'match'>) {
  const [put, setPut] = useState<Readonly<Record<string, string>>>({});
  return (
    <>
      {one.lines.map(({ id, label, file }) => (
        <label key={id} class={did && did[id] !== file ? 'field bad' : 'field'}>
          <span lang="vi">{label}</span>
          <select
            value={put[id] ?? ''}
            disabled={did !== null}
            onChange={(event) => {
              setPut({ ...put, [id]: event.currentTarget.value });
            }}
          >
            <option value="">{w.file}</option>
            {one.files.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </select>
        </label>
      ))}
      <HandIn
        did={did}
        onClick={() => {
          act(put);
        }}
      />
    </>
  );
}

export function Find({ one, did, right, act }: TryProps<'find'>) {
  const [text, setText] = useState('');
  return (
    <>
      <Finder label={w.find} value={text} onInput={setText} />
      <div class="opts" lang="vi">
        {found(one, text).map(({ id, words }) => (
          <Answer
            key={id}
            mark="›"
            state={did !== id ? '' : right ? 'right' : 'wrong'}
            locked={did !== null}
            onPick={() => {
              act(id);
            }}
          >
            {words}
          </Answer>
        ))}
      </div>
    </>
  );
}
