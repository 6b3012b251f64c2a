import { useRef, useState } from 'preact/hooks';
import { newId, whyUnkept, type Course, type Offline, type Unkept } from '../../../offline';
import { Lens } from '../../../shell/lens';
import { field, useLive } from '../../../shell/live';
import { back } from '../../../shell/router';
import { NotKept } from '../../../shell/unkept';
import { momentInWords } from '../../../ui/dates';
import { Finder, OptionLine, TextField } from '../../../ui/fields';
import { Button, Notice, Page } from '../../../ui/parts';
import { fold } from '../../../rules/fold';
import { Close } from './close';
import { useTopic } from './list';
import { codeIn, guests, toldOf, type Guest, type Told } from './rules';
import { w } from './words';

const SHOWN = 12;

interface Here {
  readonly course: Course;
  readonly told: Told;
  readonly people: readonly Guest[];
  /** Who a slip's code belongs to, as far as this phone knows. */
  readonly slips: ReadonlyMap<string, string>;
}

/** A class with everybody who can be noted in it, as this phone knows them; null when it is not here. */
async function hereIn(store: Offline, id: string): Promise<Here | null> {
  const [courses, seats, residents, slips, letters] = await Promise.all([
    store.rows('learning.classes'),
    store.rows('learning.seats'),
    store.rows('people.residents'),
    store.rows('dossiers.preparations'),
    store.letters(undefined, 10_000),
  ]);
  const course = courses.find((one) => one.id === id);
  if (!course) return null;
  const told = toldOf(letters, id);
  const owners = slips.map((one) => [one.slip_code.replace(/-/g, ''), one.resident_id] as const);
  return { course, told, people: guests(course, seats, residents, told), slips: new Map(owners) };
}

/** Notes who came: each tap is one letter; the answer says what was noted. */
function useNoting({ course, told, people, slips }: Here) {
  const [unkept, setUnkept] = useState<Unkept | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const keep = (work: Promise<unknown>, then: string): void => {
    work.then(
      () => { setSaid(then); },
      (error: unknown) => { setUnkept(whyUnkept(error)); },
    );
  };
  // Two taps in one moment are two people: the page may still show the number before them.
  const latest = useRef<number | null>(null);
  const count = (many: number): void => {
    latest.current = many;
    keep(field().issue('learning.count_heads', { id: newId(), class_id: course.id, many }), w.countedOnly);
  };
  const one = (): void => {
    count((latest.current ?? told.many) + 1);
  };
  const came = (who: { resident_id?: string; member_id?: string; code?: string }, name: string): void => {
    const body = { resident_id: null, member_id: null, code: null, ...who };
    keep(field().issue('learning.attend', { id: newId(), class_id: course.id, ...body }), w.noted(name));
  };
  const pick = (guest: Guest): void => {
    if (guest.here) setSaid(w.already);
    else if (guest.counted) one();
    else came(guest.kind === 'member' ? { member_id: guest.id } : { resident_id: guest.id }, guest.name);
  };
  const scanned = (code: string | null): void => {
    const known = code === null ? undefined : people.find(({ id }) => id === slips.get(code));
    if (code === null) setSaid(w.noCode);
    else if (known) pick(known);
    else if (told.codes.has(code)) setSaid(w.already);
    else came({ code }, w.somebody);
  };
  return { unkept, said, count, one, pick, scanned };
}

type Noting = ReturnType<typeof useNoting>;

/** The camera: one code after another, each noted once. */
function Scan({ scanned }: Pick<Noting, 'scanned'>) {
  const [open, setOpen] = useState(false);
  const watch = () => {
    let last = '';
    return Promise.resolve((letters: string): boolean => {
      if (letters !== last) scanned(codeIn(letters));
      last = letters;
      return false;
    });
  };
  return (
    <>
      {open && (
        <Lens watch={watch}>
          <p class="center">{w.scanHint}</p>
        </Lens>
      )}
      <Button look="soft" icon="camera" onClick={() => { setOpen(!open); }}>
        {open ? w.stop : w.scan}
      </Button>
    </>
  );
}

function Names({ people, pick }: { people: readonly Guest[] } & Pick<Noting, 'pick'>) {
  const [text, setText] = useState('');
  const fit = people.filter(({ name }) => fold(name).includes(fold(text)));
  if (people.length === 0) return null;
  return (
    <section class="stack tight" role="group" aria-label={w.names}>
      <h2>{w.names}</h2>
      {people.length > SHOWN && <Finder label={w.find} value={text} onInput={setText} />}
      {fit.slice(0, SHOWN).map((one) => (
        <OptionLine key={one.id} name={one.id} many checked={one.here} onPick={() => { pick(one); }}>
          {one.name}
          {(one.here || one.counted) && <span class="small line">{one.here ? w.here : w.onlyCounted}</span>}
        </OptionLine>
      ))}
    </section>
  );
}

function Heads({ told, count, one }: { told: Told } & Pick<Noting, 'count' | 'one'>) {
  const [typed, setTyped] = useState('');
  const many = Number(typed);
  return (
    <section class="stack tight">
      <h2>{w.count}</h2>
      <p class="small">{w.countHint}</p>
      <p class="b digits">{told.many}</p>
      <Button look="soft" icon="plus" onClick={one}>
        {w.one}
      </Button>
      <TextField label={w.number} value={typed} digits onInput={setTyped} />
      <Button
        look="soft"
        onClick={() => {
          if (!/^\d{1,3}$/.test(typed) || many > 500) return;
          count(many);
          setTyped('');
        }}
      >
        {w.set}
      </Button>
    </section>
  );
}

function Attendance({ here }: { here: Here }) {
  const { unkept, said, count, one, pick, scanned } = useNoting(here);
  const { course, told, people } = here;
  const fresh = people.filter((guest) => guest.here).length;
  return (
    <>
      <p class="small">{`${momentInWords(new Date(course.begins_at), new Date())} · ${course.venue} · ${w.room(course.room)}`}</p>
      <Notice look="plain" icon="school" title={w.people(Math.max(course.came, fresh) + Math.max(course.unnamed, told.many))} />
      {said !== null && <p role="status" class="b">{said}</p>}
      {unkept && <NotKept why={unkept} />}
      <Scan scanned={scanned} />
      <Names people={people} pick={pick} />
      <Heads told={told} count={count} one={one} />
      {new Date(course.begins_at) <= new Date() && <Close course={course} people={people} />}
    </>
  );
}

/** One class: who came, by code, by name or as a number; and its end. Works without signal. */
export function Room({ id }: { id: string }) {
  const here = useLive((store) => hereIn(store, id), [id]);
  const topic = useTopic();
  if (here === undefined) return null;
  const shut = here?.told.closed;
  return (
    <Page
      title={here ? topic(here.course) : w.title}
      back={() => {
        back('/hoc/lop');
      }}
    >
      {!here && (
        <Notice icon="question" title={w.unknown}>
          {w.unknownHint}
        </Notice>
      )}
      {shut && (
        <Notice look="sure" icon="check" title={w.closed}>
          {w.closedHint}
        </Notice>
      )}
      {here && !shut && <Attendance here={here} />}
    </Page>
  );
}
