import { useEffect, useState } from 'preact/hooks';
import { answerFault, replay } from '../../rules/replay';
import type { Answer, Question } from '../../rules/types';
import { errandPath } from '../../shell/errand';
import { Checking, NewerGuide, useGuided, type Guided } from '../../shell/guided';
import { back, go, swap } from '../../shell/router';
import { Warned } from '../../shell/warned';
import { isoDay } from '../../ui/dates';
import { NotKept } from '../../shell/unkept';
import { OptionLine, TextField } from '../../ui/fields';
import { Button, Notice, Page } from '../../ui/parts';
import { PlaceField } from './place';
import { nextQuestion, progressOf, toggled } from './rules';
import { w } from './words';

interface FieldProps {
  readonly question: Question;
  readonly answer: Answer | undefined;
  readonly set: (answer: Answer) => void;
  /** Called when a tap has settled the question, so that one need not also tap "Tiếp". */
  readonly settle: (answer: Answer) => void;
}

function AnswerField({ question, answer, set, settle }: FieldProps) {
  if (question.kind === 'number') {
    return (
      <TextField
        label={question.unit ?? w.number}
        digits
        value={typeof answer === 'number' ? String(answer) : ''}
        onInput={(text) => {
          set(/^\d{1,9}$/.test(text.trim()) ? Number(text) : null);
        }}
      />
    );
  }
  if (question.kind === 'place') return <PlaceField question={question} answer={answer} set={set} settle={settle} />;
  if (question.kind === 'date') {
    return (
      <TextField
        label={w.date}
        kind="date"
        value={typeof answer === 'string' ? answer : ''}
        onInput={(text) => {
          set(text || null);
        }}
      />
    );
  }
  const many = question.kind === 'many';
  const on = (id: string): boolean => (Array.isArray(answer) ? answer.includes(id) : answer === id);
  return (
    <div class="opts" role={many ? 'group' : 'radiogroup'} aria-label={question.ask}>
      {question.options?.map((option) => (
        <OptionLine
          key={option.id}
          name={question.id}
          many={many}
          checked={on(option.id)}
          onPick={() => {
            set(many ? toggled(question, answer, option.id) : option.id);
          }}
          onTap={
            many
              ? undefined
              : () => {
                  settle(option.id);
                }
          }
        >
          {option.label}
        </OptionLine>
      ))}
    </div>
  );
}

function hintFor(question: Question): string {
  const { min, max } = question;
  switch (question.kind) {
    case 'one':
    case 'many':
      return w.pickSome;
    case 'date':
      return w.pickDate;
    case 'place':
      return w.pickPlace;
    case 'number':
      if (min !== undefined && max !== undefined) return w.range(min, max);
      return min !== undefined ? w.atLeast(min) : w.wholeNumber;
  }
}

interface AskProps {
  readonly guided: Guided;
  readonly question: Question;
  readonly path: (page: string) => string;
}

/** Walks on from one question: to the next open one, or to the list. */
function useWalk({ guided: { guide, work }, question, path }: AskProps) {
  const [fault, setFault] = useState('');
  const today = isoDay(new Date());
  const advance = (answer: Answer | undefined): void => {
    if (answer === undefined || answer === null || answerFault(question, answer)) {
      setFault(hintFor(question));
      return;
    }
    setFault('');
    const answers = { ...work.errand.answers, [question.id]: answer };
    const list = replay(guide, answers, today);
    if (list.conflicts.length > 0 || list.warnings.some((x) => x.stop)) return;
    const next = nextQuestion(list, question.id);
    const on = path(next ? `hoi/${next.id}` : 'giay');
    // What could not be kept is told on the page by `unkept`; one stays where the answer still is.
    work.settled().then(
      () => {
        go(on);
      },
      () => undefined,
    );
  };
  return { fault, advance };
}

function Ask(props: AskProps) {
  const { guided, question } = props;
  const { guide, work, list } = guided;
  const { errand, change, house } = work;
  const { fault, advance } = useWalk(props);
  const answer = errand.answers[question.id];
  const { done, all } = progressOf(list, question.id, errand.answers);
  const set = (next: Answer): void => {
    change({ answers: { ...errand.answers, [question.id]: next } });
  };
  const spoken = [question.ask, ...(question.why ? [question.why] : []), ...(question.options ?? []).map((o) => o.label)].join('\n');
  const home = house?.household.id ?? '';
  return (
    <Page
      title={w.whatFor(guide.title, house?.household.head_name ?? '')}
      tab={guide.title}
      quiet
      back={() => {
        back(`/can/${home}`);
      }}
      progress={{ done, all, label: w.question(done, all) }}
      say={spoken}
      dock={
        <Button
          onClick={() => {
            advance(answer);
          }}
        >
          {w.next}
        </Button>
      }
    >
      <NewerGuide guided={guided} />
      <h2 class="q">{question.ask}</h2>
      {fault && <Notice look="alarm" icon="warning" title={fault} loud />}
      {work.unkept && <NotKept why={work.unkept} />}
      <AnswerField
        question={question}
        answer={answer}
        set={set}
        settle={(chosen) => {
          set(chosen);
          advance(chosen);
        }}
      />
      {question.why && <p class="small">{question.why}</p>}
      <Checking guide={guide} />
      {list.conflicts.map((conflict) => (
        <Notice key={conflict.id} look="alarm" icon="warning" title={w.conflict} loud>
          {conflict.text} {w.conflictHint}
        </Notice>
      ))}
      {list.warnings.filter((x) => x.stop).map((x) => <Warned key={x.id} warning={x} house={home} />)}
    </Page>
  );
}

/** The guide's questions, one on a page; Back keeps every answer. */
export function Questions(props: { household: string; procedure: string; question: string }) {
  const { household, procedure, question } = props;
  const guided = useGuided(household, procedure);
  const list = guided?.list;
  const path = (page: string): string => errandPath(household, procedure, page);
  const shown = list?.asked.find((q) => q.id === question);
  const first = list && !shown ? (nextQuestion(list, null)?.id ?? '') : null;
  useEffect(() => {
    if (first !== null) swap(path(first ? `hoi/${first}` : 'giay'));
  }, [first]);
  if (guided === undefined) return null;
  if (guided === null) {
    return (
      <Page title={w.papers} back={() => { back(`/can/${household}`); }}>
        <Notice icon="question" title={w.gone}>
          {w.goneHint}
        </Notice>
        <Button href="#/giay-to">{w.find}</Button>
      </Page>
    );
  }
  if (!shown) return null;
  return <Ask key={shown.id} guided={guided} question={shown} path={path} />;
}
