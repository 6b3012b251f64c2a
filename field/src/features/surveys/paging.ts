import type { SurveyNode, SurveyPlan } from '../../offline';
import { language } from '../../ui/words';
import type { Data, Here } from './evaluate';
import { mark, spoken, type Filled } from './filling';

/** One page of a form: questions that stand together, or whether a repeat goes on. */
export interface Sheet {
  readonly nodes: readonly SurveyNode[];
  readonly here: Here;
  /** The repeat that this page asks about: one more round, or not. */
  readonly more?: SurveyNode;
}

const leaves = (nodes: readonly SurveyNode[]): SurveyNode[] => nodes.flatMap((one) => (one.c ? (one.k === 'repeat' ? [] : leaves(one.c)) : [one]));

/** The pages of a form as it stands with its answers: what is not asked has none. */
export function sheetsOf(plan: SurveyPlan, { data, off }: Filled): Sheet[] {
  const walk = (nodes: readonly SurveyNode[], part: Data, here: Here): Sheet[] =>
    nodes.flatMap((one): Sheet[] => {
      if (one.k === 'hidden' || off.has(mark(one.p, here))) return [];
      const { c } = one;
      if (one.k === 'repeat') {
        const rounds = (part[one.n] as Data[]).flatMap((each, at) => walk(c ?? [], each, { ...here, [one.p]: at }));
        return one.cnt === undefined ? [...rounds, { nodes: [], here, more: one }] : rounds;
      }
      if (!c) return [{ nodes: [one], here }];
      if (!one.pg) return walk(c, part[one.n] as Data, here);
      const shown = leaves(c).filter((each) => each.k !== 'hidden' && !off.has(mark(each.p, here)));
      return shown.length ? [{ nodes: shown, here }] : [];
    });
  return walk(plan.nodes, data, {});
}

/** Where something lies: the object that holds it, and its name in it. */
function holder(data: Data, path: string, here: Here): [Data, string] {
  const steps = path.split('/');
  const last = steps.pop() ?? '';
  let [part, gone] = [data, ''];
  for (const step of steps) {
    gone += (gone ? '/' : '') + step;
    const inner = part[step];
    part = (Array.isArray(inner) ? inner[here[gone] ?? 0] : inner) as Data;
  }
  return [part, last];
}

/** What lies at a place. */
export function valueAt(data: Data, path: string, here: Here): string | Data | Data[] | undefined {
  const [part, name] = holder(data, path, here);
  return part[name];
}

/** The answers with another value at a place; the old ones stay as they were. */
export function withValue(data: Data, path: string, here: Here, value: string | Data[]): Data {
  const copy = JSON.parse(JSON.stringify(data)) as Data;
  const [part, name] = holder(copy, path, here);
  part[name] = value;
  return copy;
}

/** Words of a form in the language of the page; in the first of the form where it has none. */
export function wordsOf(plan: SurveyPlan, words: readonly (readonly unknown[])[] | undefined, data: Data, now: string, here: Here): string {
  const own = words?.[plan.langs.indexOf(language)];
  return spoken((own?.length ? own : words?.[0]) ?? [], data, now, here).replace(/\*\*|__|<[^>]{0,80}>/g, '').trim();
}

/** This moment as XForms writes it, by the clock on the wall. */
export function momentText(at: Date): string {
  const away = -at.getTimezoneOffset();
  const two = (n: number): string => String(Math.trunc(Math.abs(n))).padStart(2, '0');
  const wall = new Date(at.getTime() + away * 60_000).toISOString().slice(0, 23);
  return `${wall}${away < 0 ? '-' : '+'}${two(away / 60)}:${two(away % 60)}`;
}
