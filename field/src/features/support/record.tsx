import { useMemo, useState } from 'preact/hooks';
import { newId, whyUnkept, type AnyPurpose, type Bodies, type Command, type StepMode, type Unkept } from '../../offline';
import { replay } from '../../rules/replay';
import { newSlip } from '../../rules/slip';
import type { Guide, SafetyCard } from '../../rules/types';
import { askedAnswers, delicate, errandPath, paperStates, type Errand } from '../../shell/errand';
import { useGuided } from '../../shell/guided';
import { field, useBundle, type Work } from '../../shell/live';
import { back, swap } from '../../shell/router';
import { NotKept } from '../../shell/unkept';
import { addDays, dayInWords, isoDay } from '../../ui/dates';
import { Picks, Segments, TextField } from '../../ui/fields';
import { Icon, Picture } from '../../ui/icons';
import { Button, Notice, Page } from '../../ui/parts';
import { cardFor, linesOf, modesFor, recordedSteps, STEPS, type StepName } from './rules';
import { w } from './record-words';

type Change = Work['change'];

function Steps({ errand, change, secret }: { errand: Errand; change: Change; secret: boolean }) {
  const [added, setAdded] = useState<readonly StepName[]>(secret ? ['enter_otp'] : []);
  const lines = linesOf(errand.steps, added);
  const others = STEPS.filter((step) => !lines.includes(step));
  const set = (step: StepName, mode: StepMode): void => {
    change({ steps: { ...errand.steps, [step]: mode } });
  };
  return (
    <section class="card stack">
      {lines.map((step) => (
        <div key={step} class="stack tight">
          <h2>
            {w.steps[step]} {modesFor(step).length < 3 && <span class="small">{w.noOneElse}</span>}
          </h2>
          <Segments
            label={w.steps[step]}
            name={step}
            value={errand.steps[step] ?? null}
            onPick={(mode) => {
              set(step, mode);
            }}
            choices={modesFor(step).map((id) => ({
              id,
              label: w.modes[id],
              ...(id === 'done_for' ? { tone: 'rice' as const } : {}),
            }))}
          />
        </div>
      ))}
      {others.length > 0 && (
        <div class="stack tight">
          <h2>{w.more}</h2>
          <Picks
            label={w.more}
            choices={others.map((id) => ({ id, label: w.steps[id] }))}
            value={[]}
            onToggle={(step) => {
              setAdded((now) => [...now, step]);
            }}
          />
        </div>
      )}
    </section>
  );
}

/** Whether the family has come past a step in which they typed a secret. */
function secretWalked(guide: Guide, errand: Errand): boolean {
  const { steps } = replay(guide, errand.answers, isoDay(new Date()));
  return steps.slice(0, errand.walked).some((step) => step.secret);
}

interface SafetyProps {
  readonly cards: readonly SafetyCard[];
  readonly card: SafetyCard;
  readonly errand: Errand;
  readonly change: Change;
}

function Safety({ cards, card, errand, change }: SafetyProps) {
  const other = cards[(cards.findIndex((each) => each.id === card.id) + 1) % cards.length];
  return (
    <section class="card warn stack">
      <div class="side card-head">
        <Picture name={card.pictogram ?? 'shield'} tone="rice" />
        <h2 class="grow">{w.safety(card.title)}</h2>
      </div>
      <p class="small">{w.sayAloud}</p>
      <p>{card.say}</p>
      <p class="small">{w.thenAsk}</p>
      <p class="b">{card.ask}</p>
      <p class="small">{w.rightAnswer(card.right)}</p>
      <Segments
        label={card.ask}
        name="safety"
        value={errand.safety_card === card.id ? errand.safety_answered : null}
        onPick={(safety_answered) => {
          change({ safety_answered, safety_card: card.id });
        }}
        choices={[
          { id: 'right', label: w.answered.right },
          { id: 'unsure', label: w.answered.unsure },
          { id: 'not_asked', label: w.answered.not_asked },
        ]}
      />
      {other && other.id !== card.id && (
        <button
          type="button"
          class="link"
          onClick={() => {
            change({ safety_card: other.id, safety_answered: 'not_asked' });
          }}
        >
          {w.anotherCard}
        </button>
      )}
    </section>
  );
}

type DifficultyId = keyof typeof w.difficulty;
const DIFFICULTIES = Object.keys(w.difficulty) as DifficultyId[];

function Difficulties({ errand, change }: { errand: Errand; change: Change }) {
  return (
    <section class="card stack tight">
      <h2>{w.difficulties}</h2>
      <Picks
        label={w.difficulties}
        choices={DIFFICULTIES.map((id) => ({ id, label: w.difficulty[id] }))}
        value={errand.difficulties as readonly DifficultyId[]}
        onToggle={(id) => {
          const on = errand.difficulties.includes(id);
          change({ difficulties: on ? errand.difficulties.filter((d) => d !== id) : [...errand.difficulties, id] });
        }}
      />
    </section>
  );
}

const QUICK = ['3', '7', '14'] as const;

function NextDate({ errand, change }: { errand: Errand; change: Change }) {
  const today = isoDay(new Date());
  const chosen = QUICK.find((days) => addDays(today, Number(days)) === errand.next_date) ?? null;
  return (
    <section class="card stack tight">
      <h2>{w.next}</h2>
      <p class="small">{errand.next_date ? dayInWords(errand.next_date, today) : w.nextHint}</p>
      <Segments
        label={w.next}
        name="next"
        value={chosen}
        onPick={(days) => {
          change({ next_date: addDays(today, Number(days)) });
        }}
        choices={QUICK.map((id) => ({ id, label: w.nextQuick[id] }))}
      />
      <TextField
        label={w.nextDay}
        kind="date"
        min={today}
        value={errand.next_date ?? ''}
        onInput={(day) => {
          change({ next_date: day || null });
        }}
      />
      {errand.next_date && (
        <button
          type="button"
          class="link"
          onClick={() => {
            change({ next_date: null });
          }}
        >
          {w.nextNone}
        </button>
      )}
    </section>
  );
}

interface Record {
  readonly work: Work;
  readonly guide: Guide;
  readonly household: string;
  readonly card: string;
}

/** Writes the preparation and the assist; tried again, it never writes the preparation twice. */
async function save({ work, guide, household, card }: Record): Promise<string> {
  const { errand, change, settled } = work;
  const consent = errand.consents.help_now;
  if (!errand.resident_id || !consent) throw new Error('No consent, no record.');
  const list = replay(guide, errand.answers, isoDay(new Date()));
  const told = delicate(await field().bundle('rights'), guide.procedure, errand.answers);
  const unagreed = (purpose: AnyPurpose | undefined): boolean => purpose !== undefined && !errand.consents[purpose];
  const preparation = errand.preparation_id ?? newId();
  change({ preparation_id: preparation });
  await settled();
  const shared = { household_id: household, resident_id: errand.resident_id, procedure: guide.procedure };
  const prepared: Bodies['dossiers.prepare'] = {
    id: preparation,
    slip_code: newSlip(),
    ...shared,
    guide_version: guide.version ?? '',
    answers: Object.fromEntries(Object.entries(askedAnswers(list, errand.answers)).filter(([id]) => !unagreed(told.get(id)))),
    papers: paperStates(list, errand.papers, errand.faults),
    next_date: errand.next_date,
  };
  const helped: Bodies['support.record_assist'] = {
    id: newId(),
    ...shared,
    preparation_id: preparation,
    consent_id: consent,
    steps: recordedSteps(errand.steps),
    safety_card: card,
    safety_answered: errand.safety_answered,
    difficulties: [...errand.difficulties],
    next_date: errand.next_date,
  };
  // An older version of the app could be killed between the two; its preparation is there already.
  const known = (await field().preparation(preparation)) !== null;
  const both: Command[] = known ? [] : [{ verb: 'dossiers.prepare', body: prepared }];
  both.push({ verb: 'support.record_assist', body: helped });
  await field().issueTogether(both, { household, procedure: guide.procedure });
  return preparation;
}

function useSaving(record: Record) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<'needStep' | Unkept | ''>('');
  const run = async (): Promise<void> => {
    if (busy) return;
    if (recordedSteps(record.work.errand.steps).length === 0) {
      setFault('needStep');
      window.scrollTo(0, 0);
      return;
    }
    setBusy(true);
    setFault('');
    try {
      swap(`/phieu/${await save(record)}`);
    } catch (error) {
      setFault(whyUnkept(error));
      setBusy(false);
      window.scrollTo(0, 0);
    }
  };
  return { busy, fault, run };
}

function Sheet(props: Omit<Record, 'card'> & { card: SafetyCard | undefined; cards: readonly SafetyCard[] }) {
  const { work, guide, household, card, cards } = props;
  const { errand, change } = work;
  const { busy, fault, run } = useSaving({ work, guide, household, card: card?.id ?? 'otp' });
  const aloud = card ? `${card.say} ${card.ask}` : w.record;
  return (
    <Page
      title={w.record}
      back={() => {
        back(errandPath(household, guide.procedure, 'giay'));
      }}
      say={aloud}
      dock={
        <Button busy={busy} onClick={() => void run()}>
          {busy ? w.saving : w.done}
        </Button>
      }
    >
      {fault === 'needStep' && <Notice look="alarm" icon="warning" title={w.needStep} loud />}
      {fault && fault !== 'needStep' ? <NotKept why={fault} /> : work.unkept && <NotKept why={work.unkept} />}
      <p class="small">{w.recordHint}</p>
      <Steps errand={errand} change={change} secret={secretWalked(guide, errand)} />
      {card && <Safety cards={cards} card={card} errand={errand} change={change} />}
      <Difficulties errand={errand} change={change} />
      <NextDate errand={errand} change={change} />
    </Page>
  );
}

/** The honest record of one help: each step alone, prompted or done for. */
export function RecordAssist({ household, procedure }: { household: string; procedure: string }) {
  const { work, guide } = useGuided(household, procedure) ?? {};
  const safety = useBundle('safety');
  const cards = safety?.cards ?? [];
  const first = useMemo(
    () => cardFor(cards, work?.house?.assists ?? [], work?.errand.steps ?? {}),
    [safety, work?.house, work?.errand.steps],
  );
  if (!work || !guide) return null;
  if (!work.errand.consents.help_now || !work.errand.resident_id) {
    return (
      <Page
        title={w.record}
        back={() => {
          back(errandPath(household, procedure, 'giay'));
        }}
      >
        <Notice icon="shield" look="warn" title={w.needConsent} />
        <Button href={`#${errandPath(household, procedure, 'dong-y')}`}>
          <Icon name="check" />
          {w.askConsent}
        </Button>
      </Page>
    );
  }
  const card = cards.find((each) => each.id === work.errand.safety_card) ?? first;
  return <Sheet work={work} guide={guide} household={household} card={card} cards={cards} />;
}
