import { useEffect, useState } from 'preact/hooks';
import { newId, whyUnkept, type SurveyForm, type SurveyNode, type Unkept } from '../../offline';
import { OF_FORMS as DRAFTS } from '../../shell/errand';
import { field, useLive, useSession } from '../../shell/live';
import { back, swap } from '../../shell/router';
import { NotKept } from '../../shell/unkept';
import { Button, Notice, Page } from '../../ui/parts';
import { Begin, type Whose } from './begin';
import type { Data } from './evaluate';
import { blank, faultsOf, newRound, settle, wrong, type Fault, type Filled } from './filling';
import { momentText, sheetsOf, valueAt, withValue, wordsOf, type Sheet } from './paging';
import { Question } from './question';
import { Review } from './review';
import { w } from './words';

interface Draft {
  readonly whose: Whose;
  readonly data: Data;
  readonly now: string;
}

/** What any release may have kept as a draft; what cannot be read is begun anew. */
function draftFrom(kept: unknown): Draft | null {
  const { whose, data, now } = (kept ?? {}) as Partial<Draft>;
  return whose && typeof data === 'object' && typeof now === 'string' ? { whose, data, now } : null;
}

/** The answers with the moment at which they were finished. */
function ended(nodes: readonly SurveyNode[], data: Data, now: string): Data {
  return nodes.filter(({ pre }) => pre === 'end').reduce((all, { p }) => withValue(all, p, {}, now), data);
}

async function keep(form: SurveyForm, { whose, data }: Draft, member: string): Promise<void> {
  const [id, now] = [newId(), momentText(new Date(await field().moment()))];
  const { data: answers } = settle(form.plan, ended(form.plan.nodes, data, now), now);
  const body = {
    id, form_id: form.id, village_id: whose.village, resident_id: whose.resident, consent_id: whose.consent, answers, replaces: null, source: 'phone' as const,
  };
  const row = { id, form_id: form.id, title: form.title, member_id: member, resident_id: whose.resident, happened_at: new Date(await field().moment()).toISOString() };
  await field().issue('surveys.answer', body, { collection: 'surveys.answers', id, row });
  await field().dropDraft(DRAFTS, form.id);
}

function More({ form, sheet, filled, now, change }: { form: SurveyForm; sheet: Sheet; filled: Filled; now: string; change: (data: Data[]) => void }) {
  const node = sheet.more as SurveyNode;
  const rounds = valueAt(filled.data, node.p, sheet.here) as Data[];
  const name = wordsOf(form.plan, node.l, filled.data, now, sheet.here).toLowerCase() || w.thing;
  return (
    <section class="stack">
      <h2>{w.more(name)}</h2>
      <Button look="soft" icon="plus" onClick={() => { change([...rounds, newRound(node, filled.data, now, { ...sheet.here, [node.p]: rounds.length })]); }}>
        {w.add}
      </Button>
      {rounds.length > 0 && <Button look="ghost" onClick={() => { change(rounds.slice(0, -1)); }}>{w.drop}</Button>}
    </section>
  );
}

interface QuestionsProps {
  readonly form: SurveyForm;
  readonly sheet: Sheet;
  readonly filled: Filled;
  readonly now: string;
  readonly faultAt: (node: SurveyNode) => Fault['why'] | '';
  readonly change: (node: SurveyNode, value: string) => void;
}

/** The questions of one page, with which round of a repeat it is. */
function Questions({ form, sheet: { nodes, here, more }, filled: { data }, now, faultAt, change }: QuestionsProps) {
  const round = Object.entries(here).at(-1);
  return (
    <>
      {round && !more && <p class="small">{w.round(round[1] + 1)}</p>}
      {nodes.map((node) => (
        <Question
          key={node.p + JSON.stringify(here)}
          form={form}
          node={node}
          value={valueAt(data, node.p, here) as string}
          data={data}
          now={now}
          here={here}
          fault={faultAt(node)}
          change={(value) => { change(node, value); }}
        />
      ))}
    </>
  );
}

/** The questions of a form, page by page; what is typed is kept at once. */
function Asking({ form, begun, done }: { form: SurveyForm; begun: Draft; done: () => void }) {
  const member = useSession()?.member.id ?? '';
  const [draft, setDraft] = useState(begun);
  const [at, setAt] = useState(0);
  const [shown, setShown] = useState(false);
  const [unkept, setUnkept] = useState<Unkept | null>(null);
  const { plan } = form;
  const { now, data } = draft;
  const filled = settle(plan, data, now);
  const sheets = sheetsOf(plan, filled);
  const sheet = sheets[at];
  const put = (next: Data): void => {
    const kept = { ...draft, data: next };
    setDraft(kept);
    field().saveDraft(DRAFTS, form.id, kept).then(() => { setUnkept(null); }, (error: unknown) => { setUnkept(whyUnkept(error)); });
  };
  const faultAt = (node: SurveyNode): Fault['why'] | '' =>
    sheet ? wrong(node, valueAt(filled.data, node.p, sheet.here) as string, filled.data, now, sheet.here) : '';
  const goTo = (to: number): void => {
    setAt(to);
    setShown(false);
    window.scrollTo(0, 0);
  };
  const next = (): void => {
    if (sheet?.nodes.some(faultAt)) setShown(true);
    else goTo(at + 1);
  };
  const leave = (): void => {
    if (at > 0) goTo(at - 1);
    else back('/bieu-mau');
  };
  const save = (): void => {
    keep(form, draft, member).then(done, (error: unknown) => { setUnkept(whyUnkept(error)); });
  };
  if (!sheet) return <Review form={form} filled={filled} now={now} sheets={sheets} faults={faultsOf(plan, filled, now)} unkept={unkept} goTo={goTo} leave={leave} save={save} />;
  const more = (rounds: Data[]): void => {
    const changed = withValue(filled.data, sheet.more?.p ?? '', sheet.here, rounds);
    const grown = sheetsOf(plan, settle(plan, changed, now)).length - sheets.length;
    put(changed);
    goTo(at + Math.min(0, grown)); // a new round begins where this page stood
  };
  return (
    <Page
      title={form.title}
      quiet
      back={leave}
      progress={{ done: at + 1, all: sheets.length, label: w.step(at + 1, sheets.length) }}
      dock={<Button onClick={next}>{sheet.more ? w.enough : w.next}</Button>}
    >
      {unkept && <NotKept why={unkept} />}
      {sheet.more && <More form={form} sheet={sheet} filled={filled} now={now} change={more} />}
      <Questions form={form} sheet={sheet} filled={filled} now={now} faultAt={shown ? faultAt : () => ''} change={(node, value) => { put(withValue(filled.data, node.p, sheet.here, value)); }} />
    </Page>
  );
}

function Saved({ again }: { again: () => void }) {
  return (
    <Page title={w.title} back={() => { back('/bieu-mau'); }} dock={<Button onClick={() => { swap('/bieu-mau'); }}>{w.list}</Button>}>
      <Notice look="sure" icon="check" title={w.saved} loud>{w.savedHint}</Notice>
      <Button look="soft" onClick={again}>{w.again}</Button>
    </Page>
  );
}

/** A form: whom it is about, its questions, its end. */
export function Fill({ id, household }: { id: string; household: string }) {
  const form = useLive(async (store) => (await store.rows('surveys.forms')).find((one) => one.id === id) ?? null, [id]);
  const [draft, setDraft] = useState<Draft | null>();
  const [saved, setSaved] = useState(false);
  useEffect(() => {
    void field().loadDraft(DRAFTS, id).then((kept) => { setDraft(draftFrom(kept?.data)); });
  }, [id]);
  if (form === undefined || draft === undefined) return null;
  if (saved) return <Saved again={() => { setSaved(false); setDraft(null); }} />;
  if (!form) {
    return (
      <Page title={w.title} back={() => { back('/bieu-mau'); }}>
        <Notice icon="wait" title={w.gone}>{w.goneHint}</Notice>
      </Page>
    );
  }
  const begin = (whose: Whose): void => {
    const now = momentText(new Date());
    setDraft({ whose, data: blank(form.plan, now), now });
  };
  if (!draft) return <Begin form={form} household={household} done={begin} />;
  return <Asking key={draft.now} form={form} begun={draft} done={() => { setSaved(true); }} />;
}
