import { useState } from 'preact/hooks';
import { Icon, type Pictogram } from '../../../ui/icons';
import { Answer } from './parts';
import type { Kind, Acts, TryOf } from './rules';
import { w } from './words';

/** One made-up screen: what was done on it is told once, and judged outside. */
export interface TryProps<K extends Kind> {
  readonly one: TryOf<K>;
  /** What was done last; null before, and after "again". */
  readonly did: Acts[K] | null;
  readonly right: boolean;
  readonly act: (did: Acts[K]) => void;
}

const LETTERS = 'ABCDEF';

/** How one answer stands: nothing is said of those that were not taken. */
function standing(id: string, did: string | null, right: boolean): '' | 'right' | 'wrong' {
  if (did !== id) return '';
  return right ? 'right' : 'wrong';
}

const SCREENS: Readonly<Record<TryOf<'choose'>['screen']['kind'], Pictogram>> = {
  message: 'phone',
  call: 'call',
  page: 'search',
  qr: 'qr',
  portal: 'office',
};

function Said({ icon, from, text }: { icon: Pictogram; from: string; text: string }) {
  return (
    <div class="said" lang="vi">
      <Icon name={icon} />
      <div class="grow">
        {from && <p class="b">{from}</p>}
        <p>{text}</p>
      </div>
    </div>
  );
}

export function Choose({ one, did, right, act }: TryProps<'choose'>) {
  return (
    <>
      <Said icon={SCREENS[one.screen.kind]} from={one.screen.from} text={one.screen.text} />
      <div class="opts" lang="vi">
        {one.options.map(({ id, text }, at) => (
          <Answer
            key={id}
            mark={LETTERS.charAt(at)}
            state={standing(id, did, right)}
            locked={did !== null}
            onPick={() => {
              act(id);
            }}
          >
            {text}
          </Answer>
        ))}
      </div>
    </>
  );
}

const money = (sum: number): string => `${String(sum).replace(/\B(?=(\d{3})+$)/g, '.')} đ`;

export function Pay({ one, did, right, act }: TryProps<'pay'>) {
  const choices = [['pay', w.pay, 'A'], ['refuse', w.noPay, 'B']] as const;
  return (
    <>
      <div class="slip">
        <p class="small">{w.told}</p>
        <p>{w.payee(one.payee)}</p>
        <p>{w.sum(money(one.amount))}</p>
        <p>{w.legal(money(one.legal))}</p>
      </div>
      <div class="said">
        <Icon name="money" />
        <div class="grow">
          <p class="small">{w.shown}</p>
          <p class="b">{w.payee(one.shown.payee)}</p>
          <p class="b">{w.sum(money(one.shown.amount))}</p>
        </div>
      </div>
      <div class="opts">
        {choices.map(([id, label, mark]) => (
          <Answer
            key={id}
            mark={mark}
            state={standing(id, did, right)}
            locked={did !== null}
            onPick={() => {
              act(id);
            }}
          >
            {label}
          </Answer>
        ))}
      </div>
    </>
  );
}

export function Photo({ one, did, right, act }: TryProps<'photo'>) {
  return (
    <div class="shots">
      {one.looks.map(({ id, look }, at) => (
        <button
          key={id}
          type="button"
          class={`opt ${standing(id, did, right)}`}
          aria-disabled={did === null ? undefined : 'true'}
          onClick={() => {
            if (did === null) act(id);
          }}
        >
          <span class={`shot ${look}`} />
          <span>
            {w.photo(at + 1)}
            <span class="gone">: {w[look]}</span>
          </span>
        </button>
      ))}
    </div>
  );
}

/** The code is read and typed by the learner alone; then somebody asks for it. What is typed stays in this screen. */
export function Code({ one, did, right, act }: TryProps<'code'>) {
  const [typed, setTyped] = useState('');
  const digits = typed.replace(/\D/g, '');
  const choices = [[true, w.tell, 'A'], [false, w.refuse, 'B']] as const;
  return (
    <>
      <Said icon="phone" from={one.from} text={one.text} />
      <p class="b" lang="vi">
        {w.codeFor(one.purpose)}
      </p>
      <label class="field">
        <span>{w.typed}</span>
        <small class="small">{w.typedHint}</small>
        <input
          type="text"
          inputMode="numeric"
          autoComplete="off"
          maxLength={9}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
          }}
        />
      </label>
      {digits.length >= one.code.length && digits !== one.code && (
        <p class="b" role="status">
          {w.typedWrong}
        </p>
      )}
      {digits === one.code && (
        <>
          <Said icon="call" from="" text={one.beggar} />
          <div class="opts">
            {choices.map(([told, label, mark]) => (
              <Answer
                key={label}
                mark={mark}
                state={did?.told === told ? (right ? 'right' : 'wrong') : ''}
                locked={did !== null}
                onPick={() => {
                  act({ typed, told });
                }}
              >
                {label}
              </Answer>
            ))}
          </div>
        </>
      )}
    </>
  );
}
