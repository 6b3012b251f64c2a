import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { vectors } from '../../../../rules/tests/vectors';
import { judge } from '../judge';
import { hashOf } from '../listed';
import type { Lists, Verdict } from '../types';

/** Only tests read this file: the labelled set, and how well the judge does on either half of it. */

export const { lists } = vectors('checking.json') as { readonly lists: Lists };

export interface Labelled {
  readonly expect: 'official' | 'fine' | 'scam';
  readonly kind: string;
  readonly text: string;
}

const unescaped = (text: string): string =>
  text.replace(/\\n/g, '\n').replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

const read = (name: string): readonly Labelled[] =>
  readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [expect = '', kind = '', ...rest] = line.split('\t');
      return { expect: expect as Labelled['expect'], kind, text: unescaped(rest.join('\t')) };
    });

/** Written before there was a rule. */
export const labelled = read('labelled.tsv');
/** Written when the rules were done first, in other words than they knew; then the rules were widened by it. */
export const second = read('second.tsv');
/** Written when the rules were done for good, and never tuned on. */
export const last = read('last.tsv');

/** The half that was held out while rules were tuned: drawn by the hash of the text, before there was a rule. */
export const isHeld = ({ text }: Labelled): boolean => hashOf(text) % 2 === 1;

export const found = ({ text }: Labelled): Verdict => judge(text, lists).verdict;

/** What was said of something, set against what it is: an official place must be said to be one, a fine one only not to be a scam. */
export const isRight = (one: Labelled): boolean => {
  const verdict = found(one);
  return one.expect === 'fine' ? verdict !== 'scam' : verdict === one.expect;
};

const share = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

function row(name: string, set: readonly Labelled[]): string {
  const verdicts = set.map((one) => [one.expect, found(one)] as const);
  const count = (expect: string, verdict?: Verdict): number => verdicts.filter(([a, b]) => a === expect && (verdict === undefined || b === verdict)).length;
  const [scams, caught] = [count('scam'), count('scam', 'scam')];
  const wrong = count('fine', 'scam') + count('official', 'scam');
  const [official, told] = [count('official'), count('official', 'official')];
  const calm = count('fine', 'official') + count('scam', 'official');
  const cells = [name, set.length, scams, caught, wrong, share(caught, caught + wrong), share(caught, scams), `${told} / ${official}`, count('official', 'scam'), calm];
  return `| ${cells.join(' | ')} |`;
}

/** The table of `docs/checking.md`. */
export function table(): string {
  const halves = [['tuned', labelled.filter((one) => !isHeld(one))], ['held out', labelled.filter(isHeld)]] as const;
  const kinds = ['link', 'message', 'number', 'qr'];
  const all = [...halves, ['second', second], ['last', last]] as const;
  return [
    '| part | texts | scams | called scams | others called scams | precision | recall | official told as official | official called a scam | told official and is not |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...all.flatMap(([name, set]) => [row(`**${name}**`, set), ...kinds.map((kind) => [kind, set.filter((one) => one.kind === kind)] as const).filter(([, some]) => some.length > 0).map(([kind, some]) => row(`${name}: ${kind}`, some))]),
  ].join('\n');
}
