import { useState } from 'preact/hooks';
import { newId, whyUnkept, type Answered, type AnyPurpose, type Bodies, type Command, type StepMode, type Unkept } from '../../offline';
import { replay } from '../../rules/replay';
import { newSlip } from '../../rules/slip';
import type { Guide, SafetyCard } from '../../rules/types';
import { askedAnswers, delicate, errandPath, paperStates, type Errand } from '../../shell/errand';
import { useGuided } from '../../shell/guided';
import { field, useBundle, useLive, useSession, type Work } from '../../shell/live';
import { back, swap } from '../../shell/router';
import { NotKept } from '../../shell/unkept';
import { addDays, dayInWords, isoDay } from '../../ui/dates';
import { Picks, Segments, TextField } from '../../ui/fields';
import { Icon, Picture } from '../../ui/icons';
import { Button, Notice, Page } from '../../ui/parts';
import { answersFor, cardFor, isWhy, linesOf, mayClose, modesFor, NOT_ASKED, recordedSteps, seenNear, STEPS, type StepName } from './rules';
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
  readonly card: SafetyCard;
  readonly errand: Errand;
  readonly change: Change;
}

function Safety({ card, errand, change }: SafetyProps) {
  const said = errand.safety_card === card.id ? errand.safety_answered : '';
  const first = said.startsWith('unsure') ? 'unsure' : said;
  const ask = <T extends keyof typeof w.answered>(label: string, name: string, ids: readonly T[], value: string, onPick: (id: T) => void) => (
    <Segments label={label} name={name} value={value as T} onPick={onPick} choices={ids.map((id) => ({ id, label: w.answered[id] }))} />
  );
  const pick = (safety_answered: Answered): void => {
    change({ safety_answered, safety_card: card.id });
  };
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
      {ask(card.ask, 'safety', ['right', 'unsure', 'not_asked'], first, pick)}
      {first === 'unsure' && (
        <>
          <p class="b">{w.again}</p>
          {ask(w.again, 'again', ['unsure_right', 'unsure_twice'], said, pick)}
        </>
      )}
      {said === 'not_asked' && (
        <>
          <p class="b">{w.why}</p>
          {ask(w.why, 'why', NOT_ASKED, errand.difficulties.find(isWhy) ?? '', (why) => {
            change({ difficulties: [...errand.difficulties.filter((one) => !isWhy(one)), why] });
          })}
        </>
      )}
    </section>
  );
}

type DifficultyId = keyof typeof w.difficulty;
const DIFFICULTIES = Object.keys(w.difficulty) as DifficultyId[];

function Difficulties({ errand, change, procedure }: { errand: Errand; change: Change; procedure: string }) {
  const answers = useLive((store) => store.rows('feedback.answers'), []) ?? [];
  const scope = useSession()?.place.scope ?? '';
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
      {answersFor(answers, errand.difficulties, procedure, scope).map((one) => (
        <p key={one.id} class="small">
          <b>{one.by_name}:</b> {one.words}
        </p>
      ))}
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
  /** False where this phone has no card yet: then nobody can be asked. */
  readonly asked: boolean;
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
    safety_answered: errand.safety_answered || 'not_asked',
    difficulties: errand.difficulties.filter((one) => errand.safety_answered === 'not_asked' || !isWhy(one)),
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
  const [fault, setFault] = useState<'needStep' | 'needCard' | Unkept | ''>('');
  const run = async (): Promise<void> => {
    if (busy) return;
    const { steps, safety_answered, difficulties } = record.work.errand;
    const lacks = recordedSteps(steps).length === 0 ? 'needStep' : record.asked && !mayClose(safety_answered, difficulties) ? 'needCard' : '';
    if (lacks) {
      setFault(lacks);
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

function Sheet(props: Omit<Record, 'card' | 'asked'> & { card: SafetyCard | undefined }) {
  const { work, guide, household, card } = props;
  const { errand, change } = work;
  const { busy, fault, run } = useSaving({ work, guide, household, card: card?.id ?? 'otp', asked: card !== undefined });
  const unkept = fault === 'needStep' || fault === 'needCard' ? null : fault || work.unkept;
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
      {(fault === 'needStep' || fault === 'needCard') && <Notice look="alarm" icon="warning" title={w[fault]} loud />}
      {unkept && <NotKept why={unkept} />}
      <p class="small">{w.recordHint}</p>
      <Steps errand={errand} change={change} secret={secretWalked(guide, errand)} />
      {card && <Safety card={card} errand={errand} change={change} />}
      <Difficulties errand={errand} change={change} procedure={guide.procedure} />
      <NextDate errand={errand} change={change} />
    </Page>
  );
}

/** The honest record of one help: each step alone, prompted or done for. */
export function RecordAssist({ household, procedure }: { household: string; procedure: string }) {
  const { work, guide } = useGuided(household, procedure) ?? {};
  const cards = useBundle('safety')?.cards ?? [];
  const fields = useBundle('procedures')?.procedures;
  const seen = useLive((store) => store.rows('safety.seen'), []) ?? [];
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
  const { house, errand } = work;
  const done = [...Object.keys(errand.steps), fields?.find(({ code }) => code === procedure)?.field ?? ''];
  const near = seenNear(seen, house?.household.village_id ?? '', addDays(isoDay(new Date()), -30));
  const card = cards.find(({ id }) => errand.safety_answered && id === errand.safety_card) ?? cardFor(cards, house?.assists ?? [], done, near);
  return <Sheet work={work} guide={guide} household={household} card={card} />;
}
