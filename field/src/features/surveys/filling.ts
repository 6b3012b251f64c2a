/**
 * A form with answers in it: what is asked, what is worked out, what is still wrong.
 *
 * Its twin on the server is `surveys/plans/filling.py`; what both must say is `contract/vectors/surveys.json`.
 */
import type { SurveyChoice, SurveyNode, SurveyPlan } from '../../offline';
import { toNumber, toText, toTruth, workOut, type Data, type Here, type Tree } from './evaluate';

const MOST_ROUNDS = 50;
const PASSES = 12;
const KINDS: Readonly<Record<string, RegExp>> = {
  int: /^-?\d{1,9}$/,
  decimal: /^-?(\d+(\.\d*)?|\.\d+)$/,
  point: /^-?\d{1,3}(\.\d+)? -?\d{1,3}(\.\d+)?( -?\d+(\.\d+)?( \d+(\.\d+)?)?)?$/,
};

/** What is wrong at a place. */
export interface Fault {
  readonly path: string;
  readonly here: Here;
  readonly why: 'missing' | 'wrong' | 'kind' | 'choice';
}

/** A form with answers: as it stands, and which places are not asked. */
export interface Filled {
  readonly data: Data;
  readonly off: Set<string>;
}

/** The name of a place: its path, and its rounds of repeats. */
export function mark(path: string, here: Here): string {
  const rounds = Object.keys(here).filter((repeat) => path === repeat || path.startsWith(`${repeat}/`));
  return path + (rounds.length ? `#${rounds.map((one) => here[one]).join('.')}` : '');
}

const inner = (node: SurveyNode): readonly SurveyNode[] => node.c ?? [];
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

function empty(nodes: readonly SurveyNode[]): Data {
  return Object.fromEntries(nodes.map((one) => [one.n, one.k === 'repeat' ? [empty(inner(one))] : one.c ? empty(one.c) : (one.dv ?? '')]));
}

function defaults(nodes: readonly SurveyNode[], part: Data, data: Data, now: string, here: Here): void {
  for (const one of nodes) {
    if (one.k === 'repeat') (part[one.n] as Data[]).forEach((each, at) => { defaults(inner(one), each, data, now, { ...here, [one.p]: at }); });
    else if (one.c) defaults(one.c, part[one.n] as Data, data, now, here);
    else if (one.def !== undefined) part[one.n] = toText(workOut(one.def as Tree, { data, now, here }));
    else if (one.pre === 'start' || one.pre === 'today') part[one.n] = one.pre === 'start' ? now : now.slice(0, 10);
  }
}

/** The answers of a form that nobody has begun. */
export function blank(plan: SurveyPlan, now: string): Data {
  const data = empty(plan.nodes);
  defaults(plan.nodes, data, data, now, {});
  return data;
}

/** A further round of a repeat. */
export function newRound(node: SurveyNode, data: Data, now: string, here: Here): Data {
  const found = empty(inner(node));
  defaults(inner(node), found, data, now, here);
  return found;
}

/** Whether something holds: always, or by its expression. */
export function holds(tree: unknown, data: Data, now: string, here: Here): boolean {
  return tree === 1 || toTruth(workOut(tree as Tree, { data, now, here }));
}

/** What may be chosen at a question just now. */
export function choicesOf(plan: SurveyPlan, one: SurveyNode, data: Data, now: string, here: Here): readonly SurveyChoice[] {
  const lines = plan.choices[one.ls ?? ''] ?? [];
  const { fi } = one;
  if (fi === undefined) return lines;
  return lines.filter(({ v, x }) => toTruth(workOut(fi as Tree, { data, now, here, choice: { ...x, name: v } })));
}

/** The form as it stands with these answers. */
export function settle(plan: SurveyPlan, given: Data, now: string): Filled {
  const data = copy(given);
  let off = new Set<string>();
  const value = (one: SurveyNode, told: string, here: Here): string => {
    if (one.calc !== undefined) return toText(workOut(one.calc as Tree, { data, now, here })).replace(/^NaN$/, '');
    if ((one.k !== 'one' && one.k !== 'many') || !told) return told;
    const offered = new Set(choicesOf(plan, one, data, now, here).map(({ v }) => v));
    return told.split(/\s+/).filter((word) => offered.has(word)).join(' ');
  };
  const rounds = (one: SurveyNode, told: readonly Data[], list: Data[], here: Here, asked: boolean): void => {
    if (one.cnt !== undefined && asked) {
      const wanted = toNumber(workOut(one.cnt as Tree, { data, now, here }));
      const many = wanted >= 1 ? Math.min(MOST_ROUNDS, Math.trunc(wanted)) : 0;
      list.splice(many);
      while (list.length < many) list.push(newRound(one, data, now, { ...here, [one.p]: list.length }));
    }
    list.forEach((each, at) => { pass(inner(one), told[at] ?? copy(each), each, { ...here, [one.p]: at }, asked); });
  };
  const pass = (nodes: readonly SurveyNode[], told: Data, part: Data, here: Here, asked: boolean): void => {
    for (const one of nodes) {
      const on = asked && (one.rel === undefined || holds(one.rel, data, now, here));
      if (!on) off.add(mark(one.p, here));
      if (one.k === 'repeat') rounds(one, (told[one.n] as Data[] | undefined) ?? [], part[one.n] as Data[], here, on);
      else if (one.c) pass(one.c, (told[one.n] as Data | undefined) ?? {}, part[one.n] as Data, here, on);
      else part[one.n] = on ? value(one, (told[one.n] as string | undefined) ?? '', here) : '';
    }
  };
  for (let at = 0, before = ''; at < PASSES; at += 1) {
    off = new Set();
    pass(plan.nodes, given, data, {}, true);
    const now_ = JSON.stringify([data, [...off]]);
    if (now_ === before) break;
    before = now_;
  }
  return { data, off };
}

function isDay(value: string): boolean {
  const at = Date.parse(`${value}T00:00:00Z`);
  return value.length === 10 && !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
}

/** What is wrong with one answer; empty: nothing. */
export function wrong(one: SurveyNode, value: string, data: Data, now: string, here: Here): Fault['why'] | '' {
  if (!value) return one.req !== undefined && one.k !== 'note' && one.k !== 'hidden' && holds(one.req, data, now, here) ? 'missing' : '';
  if (one.calc === undefined && !(KINDS[one.t ?? '']?.test(value) ?? (one.t !== 'date' || isDay(value)))) return 'kind';
  if (one.k === 'one' && value.includes(' ')) return 'choice';
  return one.con !== undefined && !holds(one.con, data, now, here) ? 'wrong' : '';
}

/** What is still wrong, in the order of the form; what is not asked is never wrong. */
export function faultsOf(plan: SurveyPlan, { data, off }: Filled, now: string): Fault[] {
  const look = (nodes: readonly SurveyNode[], part: Data, here: Here): Fault[] =>
    nodes.flatMap((one): Fault[] => {
      if (off.has(mark(one.p, here))) return [];
      if (one.k === 'repeat') return (part[one.n] as Data[]).flatMap((each, at) => look(inner(one), each, { ...here, [one.p]: at }));
      if (one.c) return look(one.c, part[one.n] as Data, here);
      const why = wrong(one, part[one.n] as string, data, now, here);
      return why ? [{ path: one.p, here, why }] : [];
    });
  return look(plan.nodes, data, {});
}

/** Words with what stands between them worked out. */
export const spoken = (parts: readonly unknown[], data: Data, now: string, here: Here): string =>
  parts.map((one) => (typeof one === 'string' ? one : toText(workOut(one as Tree, { data, now, here })))).join('');
