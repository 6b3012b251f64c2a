import { useState } from 'preact/hooks';
import { newId, Refused, whyUnkept, type Calls, type OfficeBodies, type Unkept } from '../../offline';
import { field, useLive } from '../../shell/live';
import { NotKept } from '../../shell/unkept';
import { dayInWords, isoDay } from '../../ui/dates';
import { Button } from '../../ui/parts';
import { language } from '../../ui/words';
import { w } from './call-words';

type Call = Awaited<ReturnType<Calls['list']>>[number];
type Answer = OfficeBodies['support.answer_call']['answer'];
type Reached = Awaited<ReturnType<Calls['reached']>>;

/** For the first page: whoever called the team and is this member's to answer. */
export function TeamCalls() {
  const calls = useLive(async (store) => (await store.calls()).list(), []);
  if (!calls?.length) return null;
  return (
    <>
      <h2>{w.title(calls.length)}</h2>
      {calls.map((call) => (
        <One key={call.id} call={call} />
      ))}
    </>
  );
}

function One({ call }: { call: Call }) {
  const [told, setTold] = useState<Reached | string>('');
  const [unkept, setUnkept] = useState<Unkept | null>(null);
  const say = (answer: Answer) => () => {
    field()
      .issue('support.answer_call', { id: newId(), call_id: call.id, answer })
      .then(
        () => {
          setUnkept(null);
        },
        (error: unknown) => {
          setUnkept(whyUnkept(error));
        },
      );
  };
  const look = (): void => {
    setTold(w.asking);
    field()
      .calls()
      .then((calls) => calls.reached(call.id))
      .then(setTold, (error: unknown) => {
        const problem = error instanceof Refused ? error.problem : null;
        setTold(problem ? ((language === 'en' ? problem.en : undefined) ?? problem).detail : w.noSignal);
      });
  };
  return (
    <section class="card warn stack tight">
      <p class="b">{[call.village, call.about || w.wish(call.wish)].filter(Boolean).join(' · ')}</p>
      <p class="small">
        {w.wish(call.wish)}, {w.speaks((w.tongues as Readonly<Record<string, string>>)[call.tongue] ?? call.tongue)}
        {w.part(call.part)}. {w.due(dayInWords(call.due_on, isoDay(new Date())))}
      </p>
      {unkept && <NotKept why={unkept} />}
      <Told told={told} />
      <Button look="soft" onClick={look}>
        {w.look}
      </Button>
      <Answers taken={call.taken_at !== null} say={say} />
    </section>
  );
}

/** How somebody is reached, once the server has said it; until then what it says instead. */
function Told({ told }: { told: Reached | string }) {
  if (typeof told === 'string') return told ? <p role="status">{told}</p> : null;
  return (
    <p role="status">
      {told.number && (
        <a class="b" href={`tel:${told.number}`}>
          {told.number}
        </a>
      )}{' '}
      {told.where || (!told.number && w.gone)}
    </p>
  );
}

function Answers({ taken, say }: { taken: boolean; say: (answer: Answer) => () => void }) {
  return (
    <div class="two">
      <Button look="soft" onClick={say(taken ? 'helped' : 'taken')}>
        {taken ? w.helped : w.take}
      </Button>
      <Button look="quiet" onClick={say(taken ? 'not_reached' : 'passed')}>
        {taken ? w.notReached : w.pass}
      </Button>
    </div>
  );
}
