import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Unkept } from '../../../offline';
import { back } from '../../../shell/router';
import { NotKept } from '../../../shell/unkept';
import { Icon } from '../../../ui/icons';
import { Notice, Page } from '../../../ui/parts';
import { wear } from '../../../ui/wear';
import styles from './lessons.css?inline';
import { w } from './words';

wear(styles);

/** The made-up portal: striped and dashed, so that nobody takes it for a real one. */
export function Practice({ children }: { children: ComponentChildren }) {
  return (
    <section class="practice">
      <p class="band">
        <b lang="vi">{w.practice}</b>
        <span>{w.band}</span>
      </p>
      <div class="in">{children}</div>
    </section>
  );
}

interface AnswerProps {
  readonly mark: string;
  readonly state: '' | 'on' | 'right' | 'wrong';
  readonly locked?: boolean;
  readonly onPick: () => void;
  readonly children: ComponentChildren;
}

/** One big line that is an answer; once it was judged it says so in a word, a sign and a colour. */
export function Answer({ mark, state, locked, onPick, children }: AnswerProps) {
  const sign = state === 'right' ? '✓' : state === 'wrong' ? '✗' : mark;
  return (
    <button
      type="button"
      class={`opt ${state}`}
      aria-disabled={locked ? 'true' : undefined}
      aria-pressed={state === 'on' ? 'true' : undefined}
      onClick={() => {
        if (!locked) onPick();
      }}
    >
      <span class="no" aria-hidden="true">
        {sign}
      </span>
      <span>
        {children}
        {(state === 'right' || state === 'wrong') && <span class="gone"> {w[state]}</span>}
      </span>
    </button>
  );
}

/** Whether it was right, and why. */
export function Judged({ right, why }: { right: boolean; why: string }) {
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'center' });
  }, [right, why]);
  return (
    <div role="status" ref={here}>
      <Notice look={right ? 'sure' : 'warn'} icon={right ? 'check' : 'turn'} title={right ? w.right : w.wrong}>
        {why && <span lang="vi">{why}</span>}
      </Notice>
    </div>
  );
}

/** Where one is in a lesson, and who learns. */
export interface Running {
  readonly title: string;
  readonly learner: string;
  readonly at: number;
  readonly of: number;
  readonly label: string;
  readonly back: () => void;
  readonly unkept: Unkept | null;
}

/** One thing of a lesson on its page: who learns, how far, the two helpers, and what comes next. */
export function Step({ run, say, dock, children }: { run: Running; say: string; dock: ComponentChildren; children: ComponentChildren }) {
  return (
    <Page title={run.title} quiet back={run.back} progress={{ done: run.at, all: run.of, label: run.label }} say={say} dock={dock}>
      <p class="chip sent">
        <Icon name="me" small />
        {run.learner}
      </p>
      <p class="gone">{run.label}</p>
      {children}
      {run.unkept && <NotKept why={run.unkept} />}
    </Page>
  );
}

/** What is said while the second wave has not brought the lessons. */
export function NotHere({ title }: { title: string }) {
  return (
    <Page
      title={title}
      back={() => {
        back('/hoc');
      }}
    >
      <Notice look="warn" icon="school" title={w.missing}>
        {w.missingHint}
      </Notice>
    </Page>
  );
}
