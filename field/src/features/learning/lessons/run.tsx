import { useEffect, useRef, useState } from 'preact/hooks';
import type { Lesson, LessonCard, LessonPart, Question, Unkept } from '../../../offline';
import { useBundle } from '../../../shell/live';
import { back, go, swap } from '../../../shell/router';
import { Picture } from '../../../ui/icons';
import { Button } from '../../../ui/parts';
import { NAMELESS, record, useLearners, useName } from './learners';
import { Answer, Judged, NotHere, Step, type Running } from './parts';
import { isRightAnswer, outcomeOf, type Gone, type Outcome } from './rules';
import { TryStep } from './try';
import { w } from './words';

const AFTER: Readonly<Record<LessonPart, string>> = { cards: 'tries/1', tries: 'quiz/1', quiz: 'xong' };
const ONWARD: Readonly<Record<LessonPart, string>> = { cards: w.toTries, tries: w.toQuiz, quiz: w.toEnd };

/** What the last quiz came to, by lesson and learner: the page of the result shows it, nothing else keeps it. */
const results = new Map<string, Outcome>();

export function resultOf(lesson: string, who: string): Outcome | undefined {
  return results.get(`${lesson} ${who}`);
}

function Card({ card, run, last, next }: { card: LessonCard; run: Running; last: boolean; next: () => void }) {
  return (
    <Step run={run} say={card.text} dock={<Button onClick={next}>{last ? ONWARD.cards : w.next}</Button>}>
      <div class="bigpic">
        <Picture name={card.pictogram} />
      </div>
      <p class="q center" lang="vi">
        {card.text}
      </p>
    </Step>
  );
}

const LETTERS = 'ABCD';

function Ask({ one, run, last, done }: { one: Question; run: Running; last: boolean; done: (gone: Gone) => void }) {
  const [picked, setPicked] = useState<string | null>(null);
  const right = picked !== null && isRightAnswer(one, picked);
  const state = (id: string): '' | 'right' | 'wrong' => {
    if (picked === null) return '';
    if (isRightAnswer(one, id)) return 'right';
    return id === picked ? 'wrong' : '';
  };
  const dock = picked !== null && (
    <Button
      onClick={() => {
        done({ ok: right, goes: 1 });
      }}
    >
      {last ? ONWARD.quiz : w.next}
    </Button>
  );
  return (
    <Step run={run} say={[one.ask, ...one.options.map(({ text }) => text)].join('\n')} dock={dock}>
      <h2 class="q" lang="vi">
        {one.ask}
      </h2>
      <div class="opts" lang="vi">
        {one.options.map(({ id, text }, at) => (
          <Answer
            key={id}
            mark={LETTERS.charAt(at)}
            state={state(id)}
            locked={picked !== null}
            onPick={() => {
              setPicked(id);
            }}
          >
            {text}
          </Answer>
        ))}
      </div>
      {picked !== null && <Judged right={right} why={one.why} />}
    </Step>
  );
}

interface PartProps {
  readonly lesson: Lesson;
  readonly who: string;
  readonly learner: string;
  readonly part: LessonPart;
  readonly at: number;
}

/** Goes through one part of a lesson; what was done in it is kept when its last page is left. */
function usePart({ lesson, who, part, at }: PartProps): { next: (gone: Gone) => void; unkept: Unkept | null } {
  const began = useRef(Date.now());
  const gone = useRef(new Map<string, Gone>());
  const [unkept, setUnkept] = useState<Unkept | null>(null);
  const items = lesson[part];
  const root = `/hoc/bai/${lesson.id}/${who}/`;
  // Whoever comes in the middle, after the page was loaded anew, begins this part again: half of it proves nothing.
  const lost = part !== 'cards' && items.slice(0, at - 1).some(({ id }) => !gone.current.has(id));
  useEffect(() => {
    if (lost) swap(`${root}${part}/1`);
  }, [lost]);
  const finish = async (): Promise<void> => {
    const outcome = outcomeOf(part, items, gone.current, Date.now() - began.current);
    const why = await record(lesson, who, outcome);
    setUnkept(why);
    if (why) return;
    results.set(`${lesson.id} ${who}`, outcome);
    go(root + AFTER[part]);
  };
  const next = (how: Gone): void => {
    const item = items[at - 1];
    // A question counts as it was first answered, also after going back.
    if (item && !(part === 'quiz' && gone.current.has(item.id))) gone.current.set(item.id, how);
    if (at < items.length) go(`${root}${part}/${at + 1}`);
    else void finish();
  };
  return { next, unkept };
}

const LABELS = { cards: w.cards, tries: w.tries, quiz: w.quiz } as const;

function Part(props: PartProps) {
  const { lesson, learner, part, at } = props;
  const { next, unkept } = usePart(props);
  const of = lesson[part].length;
  const run: Running = {
    title: lesson.title,
    learner,
    at,
    of,
    label: LABELS[part](at, of),
    unkept,
    back: () => {
      back(`/hoc/bai/${lesson.id}`);
    },
  };
  const shared = { run, last: at === of, done: next };
  const [card, one, question] = [lesson.cards[at - 1], lesson.tries[at - 1], lesson.quiz[at - 1]];
  if (part === 'cards' && card) {
    return (
      <Card
        key={at}
        {...shared}
        card={card}
        next={() => {
          next({ ok: true, goes: 1 });
        }}
      />
    );
  }
  if (part === 'tries' && one) return <TryStep key={at} {...shared} one={one} />;
  return part === 'quiz' && question ? <Ask key={at} {...shared} one={question} /> : <NotHere title={lesson.title} />;
}

/** One page of a lesson. */
export function Run({ id, who, part, at }: { id: string; who: string; part: string; at: number }) {
  const lesson = useBundle('lessons')?.lessons.find((one) => one.id === id);
  const learners = useLearners();
  const nameOf = useName();
  if (!lesson || !learners) return null;
  if (part !== 'cards' && part !== 'tries' && part !== 'quiz') return <NotHere title={lesson.title} />;
  return <Part key={`${id} ${who} ${part}`} lesson={lesson} who={who} learner={who === NAMELESS ? w.nameless : w.learns(nameOf(who, learners.people))} part={part} at={at} />;
}
