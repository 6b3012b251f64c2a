import { useState } from 'preact/hooks';
import { whyUnkept, type HouseholdView, type Unkept, type Watch } from '../offline';
import type { RadarRule } from '../rules/life';
import { upcoming, type Reminder } from '../rules/radar';
import { isoDay } from '../ui/dates';
import { Button, List, RowLink } from '../ui/parts';
import { words } from '../ui/words';
import { errandPath } from './errand';
import { field, useBundle, useLive } from './live';
import { NotKept } from './unkept';

const w = words(
  {
    near: 'Sắp đến việc này',
    house: (name: string) => `Nhà ${name}`,
    more: (n: number) => `và ${n} nhà nữa`,
    see: 'Xem cần giấy gì',
    stop: 'Không nhắc nữa',
    lapsed: 'Mức của luật cho hôm nay chưa rõ',
    stopped: (name: string, what: string) => `Đã thôi nhắc ${name}: ${what}`,
    again: 'Nhắc lại',
    by: (law: string) => `Theo ${law}.`,
    unchecked: 'Chưa có cán bộ kiểm. Hỏi xã trước khi đi.',
  },
  {
    near: 'Coming up',
    house: (name) => `House of ${name}`,
    more: (n) => `and ${n} more`,
    see: 'See the papers',
    stop: 'No more reminders',
    lapsed: 'The figure of the law for today is not known',
    stopped: (name, what) => `${name} is no longer reminded of: ${what}`,
    again: 'Remind again',
    by: (law) => `By ${law}.`,
    unchecked: 'Not yet checked by an officer. Ask the commune first.',
  },
);

function remindersOf(rules: readonly RadarRule[], { people, helps }: Watch): { person: Watch['people'][number]; reminder: Reminder }[] {
  const on = isoDay(new Date());
  const known = helps.map((help) => ({ ...help, day: isoDay(new Date(help.happened_at)) }));
  return people.flatMap((one) =>
    upcoming(rules, { ...one.person, not_reminded: one.person.not_reminded ?? [] }, known, on).map((reminder) => ({
      person: one,
      reminder,
    })),
  );
}

const FEW = 3;

/** For the first page: the houses to which something is coming. */
export function NearToday() {
  const rules = useBundle('life')?.radar;
  const watch = useLive((store) => store.watched(), []);
  if (!rules || !watch) return null;
  const found = remindersOf(rules, watch);
  if (found.length === 0) return null;
  const homes = new Set(found.map(({ person }) => person.home.id)).size;
  const shown = found.slice(0, FEW);
  const left = homes - new Set(shown.map(({ person }) => person.home.id)).size;
  return (
    <>
      <h2>{w.near}</h2>
      <List>
        {shown.map(({ person, reminder }) => (
          <RowLink
            key={reminder.resident + reminder.rule.key}
            href={`#/nha/${person.home.id}`}
            picture="wait"
            tone="rice"
            title={`${person.person.given_name} · ${reminder.rule.title}`}
            small={w.house(person.home.head_name)}
          />
        ))}
      </List>
      {left > 0 && <p class="small">{w.more(left)}</p>}
    </>
  );
}

/** For a house: what each person there will need next, the guide one tap away, and the right to hear no more of it. */
export function NearHouse({ view }: { view: HouseholdView }) {
  const rules = useBundle('life')?.radar ?? [];
  const guides = useBundle('guides')?.guides ?? [];
  const [unkept, setUnkept] = useState<Unkept | null>(null);
  const people = view.residents.filter((person) => person.follow_up).map((person) => ({ person, home: view.household }));
  const found = remindersOf(rules, { people, helps: view.assists });
  const stopped = people.flatMap(({ person }) =>
    (person.not_reminded ?? []).flatMap((kind) => {
      const rule = rules.find(({ key }) => key === kind);
      return rule ? [{ person, rule }] : [];
    }),
  );
  if (found.length + stopped.length === 0) return null;
  const say = (verb: 'people.stop_reminding' | 'people.remind_again', resident_id: string, kind: string): void => {
    field()
      .issue(verb, { resident_id, kind })
      .then(
        () => {
          setUnkept(null);
        },
        (error: unknown) => {
          setUnkept(whyUnkept(error));
        },
      );
  };
  const guided = (code: string): boolean => guides.some(({ procedure }) => procedure === code);
  return (
    <section class="stack">
      <h2>{w.near}</h2>
      {unkept && <NotKept why={unkept} />}
      {found.map(({ person, reminder }) => (
        <Coming
          key={reminder.resident + reminder.rule.key}
          name={person.person.given_name}
          reminder={reminder}
          href={
            guided(reminder.rule.procedure)
              ? `#${errandPath(view.household.id, reminder.rule.procedure, 'hoi')}`
              : `#/thu-tuc/${reminder.rule.procedure}/${view.household.id}`
          }
          stop={() => {
            say('people.stop_reminding', reminder.resident, reminder.rule.key);
          }}
        />
      ))}
      {stopped.map(({ person, rule }) => (
        <Stopped
          key={person.id + rule.key}
          words={w.stopped(person.given_name, rule.title)}
          again={() => {
            say('people.remind_again', person.id, rule.key);
          }}
        />
      ))}
    </section>
  );
}

function Coming({ name, reminder, href, stop }: { name: string; reminder: Reminder; href: string; stop: () => void }) {
  const { rule, text, lapsed } = reminder;
  return (
    <section class={lapsed ? 'card alarm stack tight' : 'card stack tight'}>
      <p class="b">
        {name} · {rule.title}
      </p>
      <p>{lapsed ? `${w.lapsed}. ${text}` : text}</p>
      {rule.note && !lapsed && <p class="small">{rule.note}</p>}
      <p class="small">
        {w.by(rule.law.join(', '))} {w.unchecked}
      </p>
      <div class="two">
        <Button look="soft" href={href}>
          {w.see}
        </Button>
        <Button look="quiet" onClick={stop}>
          {w.stop}
        </Button>
      </div>
    </section>
  );
}

function Stopped({ words: told, again }: { words: string; again: () => void }) {
  return (
    <div class="card stack tight">
      <p class="small">{told}</p>
      <Button look="quiet" onClick={again}>
        {w.again}
      </Button>
    </div>
  );
}
