import { useRef, useState } from 'preact/hooks';
import { Lens } from '../../../shell/lens';
import { useBundle } from '../../../shell/live';
import { useBanks } from '../../../shell/payees';
import { back } from '../../../shell/router';
import { lookAt } from '../../../ui/eye';
import { Icon, Picture, type Pictogram } from '../../../ui/icons';
import { Button, List, Notice, Page } from '../../../ui/parts';
import { judge } from './judge';
import type { Judged, Lists, Reason } from './types';
import { w } from './words';

const OLD_DAYS = { official: 365, bad: 30 };
const DAY_MS = 86_400_000;
const TONES = { alarm: 'brick', sure: 'leaf', warn: 'rice' } as const;
/** Reasons on one screen: the heaviest. */
const MOST_REASONS = 5;

const day = (iso: string): string => iso.split('-').reverse().map(Number).join('/');
const isOld = (iso: string, days: number): boolean => Date.now() - Date.parse(iso) > days * DAY_MS;

/** The words of a reason; one that this release does not know says nothing. */
function said({ id, about = '' }: Reason, bankOf: (bin: string) => string): string {
  const tell = (w.reasons as Readonly<Record<string, ((of: string) => string) | undefined>>)[id];
  return tell?.(id === 'pay_code' ? bankOf(about) : about) ?? '';
}

/** The one big sentence, with the look and the picture that go with it. */
function headline({ verdict, kind, about }: Judged): readonly [look: 'alarm' | 'sure' | 'warn', icon: Pictogram, title: string] {
  if (verdict === 'scam') return ['alarm', 'warning', w.scam];
  if (verdict === 'official') return ['sure', 'check', w.official(about)];
  const told = { pay: w.pay, number: w.number, message: w.quiet, link: w.unknown, code: w.quiet, nothing: w.unknown };
  return ['warn', 'question', told[kind]];
}

function actsOf({ verdict, kind }: Judged): readonly string[] {
  if (verdict === 'official') return [w.sender];
  if (kind === 'pay') return w.actPay;
  return verdict === 'scam' ? w.actScam : w.actUnknown;
}

const Lines = ({ title, lines, icon }: { title: string; lines: readonly string[]; icon: Pictogram }) => (
  <>
    <h2 class="b">{title}</h2>
    <List>
      {lines.map((line) => (
        <li key={line} class="row">
          <Icon name={icon} />
          <span class="grow">{line}</span>
        </li>
      ))}
    </List>
  </>
);

function Dates({ lists: { as_of, bad } }: { lists: Lists }) {
  const old = isOld(as_of, OLD_DAYS.official) || (bad.as_of !== '' && isOld(bad.as_of, OLD_DAYS.bad));
  return (
    <>
      {old && <Notice look="warn" icon="wait" title={w.stale} />}
      <p class="small">
        {w.list(day(as_of))} {bad.as_of ? w.bad(day(bad.as_of), bad.source, bad.whole) : w.noBad} {w.notSafe}
      </p>
    </>
  );
}

function Result({ judged, reasons }: { judged: Judged; reasons: readonly string[] }) {
  const [look, icon, title] = headline(judged);
  return (
    <>
      <section class={`card side ${look}`} role="alert">
        <Picture name={icon} tone={TONES[look]} />
        <div class="grow">
          <p class="lead b">{title}</p>
          <p class="small">{judged.verdict === 'official' ? w.officialHint : judged.about && `${w.seen}: ${judged.about}`}</p>
        </div>
      </section>
      {reasons.length > 0 && <Lines title={w.why} lines={reasons} icon={judged.verdict === 'scam' ? 'warning' : 'question'} />}
      <Lines title={w.act} lines={actsOf(judged)} icon="hand" />
      {judged.kind === 'pay' && <Button look="soft" icon="money" href="#/xem-tien">{w.toPay}</Button>}
      {judged.verdict !== 'official' && <Button look="soft" icon="shield" href="#/an-toan/ba-viec">{w.acts}</Button>}
      {judged.verdict === 'scam' && <Button look="soft" icon="horn" href="#/an-toan/bao">{w.report}</Button>}
    </>
  );
}

function Ask({ seen }: { seen: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
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
      <label class="field">
        <span>{w.box}</span>
        <textarea rows={4} autoComplete="off" autoCapitalize="none" spellcheck={false} value={text} onInput={(event) => { setText(event.currentTarget.value); }} />
      </label>
      <Button icon="search" onClick={() => { if (text.trim()) seen(text); }}>{w.look}</Button>
      {unseen && <Notice look="warn" icon="camera" title={w.unseen} loud />}
      {open ? <Lens watch={() => Promise.resolve((letters) => { seen(letters); return true; })} /> : <Button look="soft" icon="qr" onClick={() => { setOpen(true); }}>{w.scan}</Button>}
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        aria-label={w.picture}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) void choose(file);
        }}
      />
      <Button look="soft" icon="camera" onClick={() => input.current?.click()}>{w.picture}</Button>
      <p class="small">{w.kept}</p>
    </>
  );
}

/** Says of a message, a link, a number or a code whether it is official, looks like a fraud, or is unknown. It opens, sends and keeps nothing. */
export function Check() {
  const lists = useBundle('checking');
  const bankOf = useBanks();
  const [text, setText] = useState<string | null>(null);
  const judged = text === null || !lists ? null : judge(text, lists, location.hostname);
  const heavy = [...(judged?.reasons ?? [])].sort((a, b) => b.weight - a.weight).slice(0, MOST_REASONS);
  const reasons = heavy.map((one) => said(one, bankOf)).filter(Boolean);
  const aloud = judged ? [headline(judged)[2], ...reasons, w.act, ...actsOf(judged)] : [w.hint, w.kept];
  return (
    <Page
      title={w.title}
      back={() => {
        if (text === null) back('/an-toan');
        else setText(null);
      }}
      say={aloud.join('\n')}
      dock={judged && <Button look="soft" icon="search" onClick={() => { setText(null); }}>{w.again}</Button>}
    >
      {lists === null ? (
        <Notice look="warn" icon="wait" title={w.none} loud>
          {w.noneHint}
        </Notice>
      ) : (
        lists && (judged ? <Result judged={judged} reasons={reasons} /> : <Ask seen={setText} />)
      )}
      {lists && <Dates lists={lists} />}
    </Page>
  );
}
