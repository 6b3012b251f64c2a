import { useEffect, useState } from 'preact/hooks';
import { newId, whyUnkept, type Offline, type NoticeRow, type Unkept, type Village } from '../../offline';
import { field, useBundle, useLive } from '../../shell/live';
import { back } from '../../shell/router';
import { NotKept } from '../../shell/unkept';
import { dayInWords, isoDay, shortDate } from '../../ui/dates';
import { OptionLine, TextField } from '../../ui/fields';
import { Button, List, Notice, Page, RowLink } from '../../ui/parts';
import { standing } from './notice-rules';
import { w } from './notices-words';

const today = (): string => isoDay(new Date());
const SHORTEST = 4;

export function Notices() {
  const rows = useLive((store) => store.rows('bulletin.notices'), []);
  if (!rows) return null;
  const found = standing(rows, today());
  return (
    <Page
      title={w.title}
      back={() => {
        back('/ban-tin');
      }}
    >
      {found.length === 0 && (
        <Notice icon="horn" title={w.none}>
          {w.noneHint}
        </Notice>
      )}
      {found.length > 0 && (
        <List>
          {found.map(({ id, title, group, kind, shows_until }) => (
            <RowLink key={id} href={`#/ban-tin/tin/${id}`} picture={kind === 'policy' ? 'paper' : 'horn'} title={title} small={`${groupOf(group)} · ${w.until(dayInWords(shows_until, today()))}`} />
          ))}
        </List>
      )}
    </Page>
  );
}

const groupOf = (group: string): string => (group in w.groups ? w.groups[group as keyof typeof w.groups] : w.groups.all);

/** Where this phone has said already that a notice was opened or read out. */
async function heardIn(store: Offline, notice: string): Promise<ReadonlySet<string>> {
  const said = (await store.letters()).flatMap(({ verb, body }) => (verb === 'bulletin.read_notice' && 'how' in body && 'notice_id' in body && body.notice_id === notice ? [`${body.how} ${body.village_id}`] : []));
  return new Set(said);
}

const read = (notice_id: string, village_id: string, how: 'opened' | 'read_out'): Promise<unknown> =>
  field().issue('bulletin.read_notice', { id: newId(), notice_id, village_id, how });

function ReadOut({ notice, villages, heard }: { notice: string; villages: readonly Village[]; heard: ReadonlySet<string> }) {
  const [unkept, setUnkept] = useState<Unkept | null>(null);
  const left = villages.filter(({ id }) => !heard.has(`read_out ${id}`));
  return (
    <>
      {unkept && <NotKept why={unkept} />}
      {left.length < villages.length && (
        <Notice look="sure" icon="check" title={w.thanks} loud>
          {w.thanksHint}
        </Notice>
      )}
      {left.map(({ id, kind, name }) => (
        <Button
          key={id}
          icon="ear"
          {...(villages.length > 1 ? { look: 'soft' as const } : {})}
          onClick={() => {
            read(notice, id, 'read_out').catch((error: unknown) => {
              setUnkept(whyUnkept(error));
            });
          }}
        >
          {villages.length > 1 ? w.readOutIn(`${kind} ${name}`) : w.readOut}
        </Button>
      ))}
    </>
  );
}

function Ask({ notice }: { notice: string }) {
  const [text, setText] = useState('');
  const [done, setDone] = useState<'' | 'sent' | 'short' | Unkept>('');
  const send = (): void => {
    if (text.trim().length < SHORTEST) {
      setDone('short');
      return;
    }
    field().issue('bulletin.ask_notice', { id: newId(), notice_id: notice, text: text.trim() }).then(
      () => {
        setDone('sent');
        setText('');
      },
      (error: unknown) => {
        setDone(whyUnkept(error));
      },
    );
  };
  return (
    <section class="card stack">
      <TextField label={w.ask} hint={w.askHint} value={text} onInput={(typed) => { setText(typed.slice(0, 200)); }} />
      {done === 'sent' || done === 'short' ? <p role="status">{w[done]}</p> : done && <NotKept why={done} />}
      <Button look="soft" icon="question" onClick={send}>
        {w.send}
      </Button>
    </section>
  );
}

function Tongues({ it, told, tell }: { it: NoticeRow; told: string; tell: (code: string) => void }) {
  const known = useBundle('tongues')?.tongues ?? [];
  const codes = Object.keys(it.tongues);
  if (codes.length === 0) return null;
  return (
    <div class="opts" role="radiogroup" aria-label={w.tongue}>
      {['', ...codes].map((code) => (
        <OptionLine key={code} name="tongue" checked={told === code} onPick={() => { tell(code); }}>
          {code ? (known.find((one) => one.code === code)?.name ?? code) : w.viet}
        </OptionLine>
      ))}
    </div>
  );
}

function Sheet({ it, villages }: { it: NoticeRow; villages: readonly Village[] }) {
  const answers = useLive((store) => store.rows('bulletin.notice_answers'), [it.id]) ?? [];
  const heard = useLive((store) => heardIn(store, it.id), [it.id]);
  const [tongue, setTongue] = useState('');
  const said = it.tongues[tongue] ?? it;
  const mine = villages.filter(({ id }) => it.villages.length === 0 || it.villages.includes(id));
  const alone = mine.length === 1 ? mine[0]?.id : undefined;
  const fresh = alone !== undefined && heard?.has(`opened ${alone}`) === false;
  useEffect(() => {
    if (fresh) void read(it.id, alone, 'opened').catch(() => undefined);
  }, [fresh]);
  return (
    <Page
      title={w.title}
      quiet
      back={() => {
        back('/ban-tin/tin');
      }}
      say={`${said.title}\n${said.body}`}
    >
      <Tongues it={it} told={tongue} tell={setTongue} />
      <article class="stack tight">
        <h2>{said.title}</h2>
        {said.body.split('\n').map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p class="small">
          {[w.from(it.wide ? w.wide : w.own), groupOf(it.group), w.until(dayInWords(it.shows_until, today()))].join(' · ')}
        </p>
        {it.law && <p class="small">{w.law(it.law.number, shortDate(it.law.on))}</p>}
        {it.law?.url && (
          <a class="btn quiet" href={it.law.url} target="_blank" rel="noopener noreferrer">
            {w.open}
          </a>
        )}
      </article>
      {heard && <ReadOut notice={it.id} villages={mine} heard={heard} />}
      {answers.some(({ notice_id }) => notice_id === it.id) && <h2>{w.asked}</h2>}
      {answers
        .filter(({ notice_id }) => notice_id === it.id)
        .map(({ id, question, answer }) => (
          <section key={id} class="card stack tight">
            <p class="b">{question}</p>
            <p>{answer}</p>
          </section>
        ))}
      <Ask notice={it.id} />
    </Page>
  );
}

/** One notice: read aloud, said to have been read out, asked about. */
export function OneNotice({ id }: { id: string }) {
  const rows = useLive((store) => store.rows('bulletin.notices'), []);
  const villages = useLive((store) => store.villages(), []);
  if (!rows || !villages) return null;
  const it = rows.find((one) => one.id === id);
  return it ? (
    <Sheet it={it} villages={villages} />
  ) : (
    <Page
      title={w.title}
      back={() => {
        back('/ban-tin/tin');
      }}
    >
      <Notice icon="question" title={w.gone} />
    </Page>
  );
}
