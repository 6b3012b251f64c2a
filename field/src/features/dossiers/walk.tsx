import { useState } from 'preact/hooks';
import type { Guide, Step } from '../../rules/types';
import { errandPath } from '../../shell/errand';
import { Checking, useGuided } from '../../shell/guided';
import { back, go } from '../../shell/router';
import { Picture } from '../../ui/icons';
import { Button, Notice, Page } from '../../ui/parts';
import { HandsOff } from './hands-off';
import { w } from './words';

interface WalkProps {
  readonly household: string;
  readonly procedure: string;
  readonly at: number;
}

export interface StepProps {
  readonly guide: Guide;
  readonly step: Step;
  readonly at: number;
  readonly all: number;
  readonly next: () => void;
  readonly leave: () => void;
}

/** One step as it stands on the screen. */
export function StepPage({ guide, step, at, all, next, leave }: StepProps) {
  return (
    <Page
      title={w.stepOf(at, all)}
      quiet
      back={leave}
      progress={{ done: at, all, label: w.stepOf(at, all) }}
      say={step.text}
      dock={<Button onClick={next}>{at === all ? w.lastNext : w.next}</Button>}
    >
      <div class="stack push center stepcard">
        <span class="bigpic">
          <Picture name={step.pictogram ?? 'paper'} />
        </span>
        <p class="lead b">{step.text}</p>
        {step.who && <p class="small">{w.who[step.who]}</p>}
      </div>
      <div class="push">
        <Checking guide={guide} />
      </div>
    </Page>
  );
}

/** The steps of the procedure, one on a page; a secret step is the resident's own. */
export function Walk({ household, procedure, at }: WalkProps) {
  const family = useGuided(household, procedure);
  const [passed, setPassed] = useState(0);
  const path = (page: string): string => errandPath(household, procedure, page);
  const leave = (): void => {
    back(path('giay'));
  };
  if (!family) return null;
  const { steps } = family.list;
  const step = steps[at - 1];
  if (!step) {
    return (
      <Page title={w.stepsTitle} back={leave} dock={<Button href={`#${path('dong-y')}`}>{w.toRecord}</Button>}>
        <Notice look="sure" icon="check" title={steps.length === 0 ? w.noSteps : w.lastNext} />
      </Page>
    );
  }
  const next = (): void => {
    family.work.change({ walked: Math.max(family.work.errand.walked, at) });
    const on = (): void => {
      go(path(`buoc/${at + 1}`));
    };
    // Steps are only read: a walk that could not be kept still goes on.
    family.work.settled().then(on, on);
  };
  if (step.secret && passed !== at) {
    return (
      <HandsOff
        step={step.text}
        pass={() => {
          setPassed(at);
        }}
        leave={leave}
      />
    );
  }
  return <StepPage guide={family.guide} step={step} at={at} all={steps.length} next={next} leave={leave} />;
}
