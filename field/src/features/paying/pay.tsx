import { useRef, useState } from 'preact/hooks';
import type { SafetyCard } from '../../rules/types';
import { Lens } from '../../shell/lens';
import { useBundle, useLive } from '../../shell/live';
import { money, spelled, useBanks, w as p } from '../../shell/payees';
import { back } from '../../shell/router';
import { isoDay } from '../../ui/dates';
import { lookAt } from '../../ui/eye';
import { Button, Notice, Page } from '../../ui/parts';
import { judge, type Judged } from './judge';
import { w } from './words';

const CARD = 'fees_only_official';

/** What a code says, as pairs of label and words; nobody's name is taken from the code itself. */
function linesOf({ paying, payee }: Judged, bankOf: (bin: string) => string): readonly (readonly [string, string])[] {
  if (!paying) return [];
  return [
    [w.bank, bankOf(paying.bank)],
    [paying.card ? w.card : w.account, spelled(paying.account)],
    [w.holder, payee?.holder ?? w.noHolder],
    [w.amount, paying.dong === null ? w.unsaid : money(paying.dong)],
    [w.purpose, paying.purpose || w.unsaid],
  ];
}

function Stop({ card, judged: { verdict, payee } }: { card: SafetyCard | undefined; judged: Judged }) {
  return (
    <>
      <Notice look="alarm" icon="warning" title={w.verdict[verdict]} loud>
        {w.stop}
        {verdict === 'amount' && payee?.amount ? <p>{p.published(`${payee.unit}, ${money(payee.amount)}`)}</p> : null}
      </Notice>
      {card && (
        <Notice look="warn" icon="shield" title={card.title}>
          {[card.say, ...(card.dont ?? [])].map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      )}
    </>
  );
}

function Result({ judged, card, lines }: { judged: Judged; card: SafetyCard | undefined; lines: ReturnType<typeof linesOf> }) {
  const { verdict, payee } = judged;
  return (
    <>
      {verdict === 'match' && payee ? (
        <Notice look="sure" icon="check" title={w.verdict.match} loud>
          {payee.unit}. {p.by(payee.source)}
        </Notice>
      ) : (
        <Stop card={card} judged={judged} />
      )}
      {lines.length > 0 && (
        <ul class="card list">
          {lines.map(([label, said]) => (
            <li key={label} class="row">
              <div class="grow">
                <div class="small">{label}</div>
                <div class="lead b">{said}</div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Ask({ seen }: { seen: (letters: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [unseen, setUnseen] = useState(false);
  const choose = async (file: File): Promise<void> => {
    const letters = await lookAt(file).catch(() => null);
    setUnseen(letters === null);
    if (letters !== null) seen(letters);
  };
  return (
    <>
      <p>{w.hint}</p>
      {unseen && <Notice look="warn" icon="camera" title={w.unseen} loud />}
      {open ? <Lens watch={() => Promise.resolve((letters) => { seen(letters); return true; })} /> : <Button icon="camera" onClick={() => { setOpen(true); }}>{w.open}</Button>}
      <input
        ref={input}
        type="file"
        hidden
        aria-label={w.pick}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) void choose(file);
        }}
      />
      <Button look="soft" onClick={() => input.current?.click()}>{w.pick}</Button>
      <p class="small">{w.never}</p>
    </>
  );
}

/** Reads a code for paying and compares it with what the commune publishes. It pays nothing and opens nothing. */
export function Pay({ procedure }: { procedure: string }) {
  const payees = useLive((store) => store.rows('safety.payees'), []);
  const bankOf = useBanks();
  const card = useBundle('safety')?.cards.find((one) => one.id === CARD);
  const [letters, setLetters] = useState<string | null>(null);
  const judged = letters === null || !payees ? null : judge(letters, payees, procedure, isoDay(new Date()));
  const lines = judged ? linesOf(judged, bankOf) : [];
  const good = judged?.verdict === 'match';
  const aloud = judged ? [w.verdict[judged.verdict], good ? '' : w.stop, ...lines.map(([label, said]) => `${label}: ${said}`)] : [w.hint, w.never];
  return (
    <Page
      title={p.title}
      back={() => {
        back(procedure ? `/thu-tuc/${procedure}` : '/giay-to');
      }}
      say={aloud.filter(Boolean).join('\n')}
      dock={
        judged && (
          <Button look="soft" icon="qr" onClick={() => { setLetters(null); }}>
            {w.again}
          </Button>
        )
      }
    >
      {judged ? <Result judged={judged} card={card} lines={lines} /> : <Ask seen={setLetters} />}
    </Page>
  );
}
