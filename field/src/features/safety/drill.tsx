import { useMemo, useState } from 'preact/hooks';
import { newId, whyUnkept, type DrillCase, type Unkept } from '../../offline';
import { field, useBundle, useLive, useSession } from '../../shell/live';
import { back } from '../../shell/router';
import { NotKept } from '../../shell/unkept';
import { OptionLine } from '../../ui/fields';
import { Picture } from '../../ui/icons';
import { Button, List, Notice, Page, RowLink } from '../../ui/parts';
import { NotHere } from './not-here';
import { passed } from './rules';
import { w } from './words';

const ME = 'toi';
const NAMELESS = 'khong-ten';

/** Who practises: the member, somebody who agreed to a passport, or somebody without a name. */
export function DrillWho() {
  const member = useSession()?.member;
  const people = useLive((store) => store.rows('people.residents'), []) ?? [];
  const agreed = people.filter((one) => one.agreed?.includes('passport'));
  return (
    <Page
      title={w.drill}
      back={() => {
        back('/an-toan');
      }}
    >
      <h2>{w.who}</h2>
      <List>
        <RowLink href={`#/an-toan/tap/${NAMELESS}`} picture="hand" title={w.nameless} small={w.namelessHint} />
        {agreed.map(({ id, full_name }) => (
          <RowLink key={id} href={`#/an-toan/tap/${id}`} picture="me" title={full_name} small={w.kept} />
        ))}
        <RowLink href={`#/an-toan/tap/${ME}`} picture="book" tone="rice" title={w.me(member?.given_name ?? '')} />
      </List>
    </Page>
  );
}

interface CaseProps {
  readonly it: DrillCase;
  readonly at: number;
  readonly all: number;
  readonly said: (right: boolean) => void;
}

function Case({ it, at, all, said }: CaseProps) {
  const [picked, setPicked] = useState('');
  const right = it.options.find(({ id }) => id === picked)?.right === true;
  return (
    <Page
      title={w.step(at, all)}
      quiet
      progress={{ done: at - 1, all, label: w.step(at, all) }}
      back={() => {
        back('/an-toan/tap');
      }}
      say={`${it.script.join(' ')} ${it.ask}`}
      dock={
        picked && (
          <Button
            onClick={() => {
              said(right);
            }}
          >
            {at < all ? w.next : w.finish}
          </Button>
        )
      }
    >
      <section class="card warn stack tight">
        <div class="side card-head">
          <Picture name={it.pictogram} tone="rice" />
          <h2 class="grow">{it.title}</h2>
        </div>
        <p class="small">{w.readAloud}</p>
        {it.script.map((line) => (
          <p key={line}>“{line}”</p>
        ))}
      </section>
      <h2>{it.ask}</h2>
      <div class="opts" role="radiogroup" aria-label={it.ask}>
        {it.options.map(({ id, text }) => (
          <OptionLine
            key={id}
            name="said"
            checked={id === picked}
            onPick={() => {
              if (!picked) setPicked(id);
            }}
          >
            {text}
          </OptionLine>
        ))}
      </div>
      {picked && (
        <Notice look={right ? 'sure' : 'alarm'} icon={right ? 'check' : 'warning'} title={right ? w.right : w.wrong} loud>
          {it.options.find((one) => one.right)?.text} {it.why}
        </Notice>
      )}
    </Page>
  );
}

type Answers = Readonly<Record<string, boolean>>;

function Result({ cases, answers, fault, again }: { cases: readonly DrillCase[]; answers: Answers; fault: Unkept | ''; again: () => void }) {
  const never = cases.filter((one) => one.miss_allowed === false).map(({ id }) => id);
  const good = passed(answers, never);
  const missed = cases.filter(({ id }) => !answers[id]);
  return (
    <Page
      title={w.result}
      back={() => {
        back('/an-toan');
      }}
      dock={
        <Button look="soft" onClick={again}>
          {w.again}
        </Button>
      }
    >
      {fault && <NotKept why={fault} />}
      <Notice look={good ? 'sure' : 'warn'} icon={good ? 'check' : 'warning'} title={good ? w.passed : w.notPassed} loud>
        {w.score(cases.length - missed.length, cases.length)} {missed.some(({ id }) => never.includes(id)) && w.otp}
      </Notice>
      {missed.map(({ id, title, why, pictogram }) => (
        <section key={id} class="card side">
          <Picture name={pictogram} tone="rice" />
          <p class="grow">
            <span class="b line">{title}</span>
            {why}
          </p>
        </section>
      ))}
    </Page>
  );
}

/** Six cases, one after the other; what was answered is recorded at the end. */
export function Drill({ who }: { who: string }) {
  const bundle = useBundle('drills');
  const [answers, setAnswers] = useState<Answers>({});
  const [fault, setFault] = useState<Unkept | ''>('');
  const [round, setRound] = useState(0);
  const began = useMemo(() => Date.now(), [round]);
  if (bundle === undefined) return null;
  if (!bundle) return <NotHere />;
  const cases = bundle.drills;
  const at = Object.keys(answers).length;
  const now = cases[at];
  if (!now) {
    return (
      <Result
        cases={cases}
        answers={answers}
        fault={fault}
        again={() => {
          setAnswers({});
          setFault('');
          setRound(round + 1);
        }}
      />
    );
  }
  const said = (right: boolean): void => {
    const all = { ...answers, [now.id]: right };
    setAnswers(all);
    if (at + 1 < cases.length) return;
    const learner = who === ME ? null : who === NAMELESS ? {} : { resident_id: who };
    const told = Object.entries(all).map(([id, well]) => ({ case: id, right: well }));
    field()
      .issue('learning.record_drill', { id: newId(), learner, answers: told, edition: bundle.edition, seconds: Math.round((Date.now() - began) / 1000) })
      .catch((error: unknown) => {
        setFault(whyUnkept(error));
      });
  };
  return <Case key={now.id} it={now} at={at + 1} all={cases.length} said={said} />;
}
