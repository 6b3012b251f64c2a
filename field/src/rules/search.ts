/**
 * Ranks procedures for what people type: marks, spelling, dialect and small slips forgiven.
 *
 * The same steps and weights as on the server, so that a phone without signal and the public page
 * give the same answer. Whole names first, then rare words that match in writing, by sound, by
 * their beginning, or but for one letter.
 */
import { fold, sound } from './fold';
import type { Procedure, SearchWords } from './types';

const HEARD = 0.8;
const SLIPPED = 0.6;
const WIDENED = 0.6;
const WHOLE_NAME = 100;
const WHOLE_PHRASE = 2;
const STRONG = 0.8;
const NOTHING: ReadonlySet<string> = new Set();

interface Words {
  readonly stop: ReadonlySet<string>;
  readonly expand: readonly (readonly [said: readonly string[], added: readonly string[]])[];
}

/** A procedure as the search sees it. */
interface Features {
  readonly procedure: Procedure;
  readonly names: ReadonlySet<string>;
  readonly written: ReadonlyMap<string, number>;
  readonly heard: ReadonlyMap<string, number>;
  readonly aliases: readonly ReadonlySet<string>[];
}

/** What was typed: its units (words and neighbouring pairs) with weight and sound, its words in order. */
interface Query {
  readonly text: string;
  readonly words: readonly string[];
  readonly units: Map<string, { readonly weight: number; readonly heard: string }>;
}

/** A search over all procedures; make it once per bundle, ask it on every key press. */
export class Search {
  readonly #docs: readonly Features[];
  readonly #vocabulary: ReadonlySet<string>;
  readonly #words: Words;

  constructor(procedures: readonly Procedure[], raw: SearchWords = {}) {
    this.#words = readWords(raw);
    this.#docs = procedures.map((procedure) => features(procedure));
    this.#vocabulary = new Set(this.#docs.flatMap((doc) => [...doc.written.keys()]));
  }

  /** The procedures for what was typed, best first; those without any match are left out. */
  find(text: string, limit = 10): Procedure[] {
    const query = readQuery(text, this.#words);
    const scores = this.#docs.map(() => 0);
    const rarities = new Map<string, number>();
    for (const [unit, { weight, heard }] of query.units) {
      const slips = this.#slips(unit);
      const hits = this.#docs.map((doc) => match(unit, heard, doc, slips));
      const rare = rarity(hits.filter((hit) => hit > 0).length, this.#docs.length);
      rarities.set(unit, rare);
      hits.forEach((hit, at) => (scores[at] = (scores[at] ?? 0) + weight * rare * hit));
    }
    const scored = this.#docs.map((doc, at) => {
      const whole = doc.names.has(query.text) ? WHOLE_NAME : 0;
      return { doc, score: (scores[at] ?? 0) + phrase(query, doc, rarities) + whole };
    });
    return scored
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || (a.doc.procedure.code < b.doc.procedure.code ? -1 : 1))
      .slice(0, limit)
      .map(({ doc }) => doc.procedure);
  }

  #slips(unit: string): ReadonlySet<string> {
    if (unit.length < 3 || this.#vocabulary.has(unit)) return NOTHING;
    const near = new Set<string>();
    for (const word of this.#vocabulary) {
      const begun = word.startsWith(unit) && word.length <= unit.length + 4;
      if (begun || (unit.length >= 5 && word[0] === unit[0] && oneSlip(word, unit))) near.add(word);
    }
    return near;
  }
}

function readWords(raw: SearchWords): Words {
  const expand = (raw.expand ?? []).map(({ say, add }) => [say.map(fold), add.map(fold)] as const);
  return { stop: new Set((raw.stop ?? []).map(fold)), expand };
}

function readQuery(text: string, words: Words): Query {
  const folded = fold(text);
  const kept = withoutStop(folded, words);
  const query: Query = { text: folded, words: kept, units: new Map() };
  ask(query, kept, 1);
  for (const [said, added] of words.expand) {
    if (!said.some((spoken) => ` ${folded} `.includes(` ${spoken} `))) continue;
    for (const more of added) ask(query, withoutStop(more, words), WIDENED);
  }
  return query;
}

function ask(query: Query, asked: readonly string[], weight: number): void {
  const heard = unitsOf(split(sound(asked.join(' '))));
  unitsOf(asked).forEach((unit, at) => {
    if (unit.length > 1 && !query.units.has(unit)) query.units.set(unit, { weight, heard: heard[at] ?? '' });
  });
}

function split(folded: string): string[] {
  return folded === '' ? [] : folded.split(' ');
}

/** The words, then each pair of neighbours written as one. */
function unitsOf(list: readonly string[]): string[] {
  return [...list, ...list.slice(1).map((word, at) => `${list[at] ?? ''}${word}`)];
}

function withoutStop(folded: string, { stop }: Words): string[] {
  let padded = ` ${folded} `;
  for (const said of [...stop].sort((a, b) => b.length - a.length)) {
    if (said.includes(' ')) padded = padded.replaceAll(` ${said} `, ' ');
  }
  const kept = split(padded.trim()).filter((word) => !stop.has(word));
  return kept.length > 0 ? kept : split(folded);
}

function features(procedure: Procedure): Features {
  const phrases = phrasesOf(procedure);
  const written = new Map<string, number>();
  const heard = new Map<string, number>();
  for (const [text, weight] of phrases) {
    for (const unit of unitsOf(split(text))) written.set(unit, Math.max(weight, written.get(unit) ?? 0));
    for (const unit of unitsOf(split(sound(text)))) heard.set(unit, Math.max(weight, heard.get(unit) ?? 0));
  }
  const strong = phrases.filter(([, weight]) => weight >= STRONG).map(([text]) => text);
  return { procedure, names: new Set(strong), written, heard, aliases: strong.map((text) => new Set(split(text))) };
}

/** What a procedure may be found by: its names and aliases in full, its other words less. */
export function phrasesOf(procedure: Procedure): (readonly [text: string, weight: number])[] {
  const { title, plain, aliases, summary = '' } = procedure;
  return [
    [fold(plain), 1],
    [fold(title), 0.9],
    ...aliases.map((alias) => [fold(alias), 1] as const),
    [fold(summary), 0.3],
  ];
}

function match(unit: string, heard: string, doc: Features, slips: ReadonlySet<string>): number {
  let best = Math.max(doc.written.get(unit) ?? 0, HEARD * (doc.heard.get(heard) ?? 0));
  if (best > 0) return best;
  for (const word of slips) best = Math.max(best, SLIPPED * (doc.written.get(word) ?? 0));
  return best;
}

/** Whether one letter more, less, other, or two neighbours swapped makes the words equal. */
export function oneSlip(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false;
  let start = 0;
  while (start < Math.min(left.length, right.length) && left[start] === right[start]) start += 1;
  const a = left.slice(start);
  const b = right.slice(start);
  if (a.length === b.length) {
    const swapped = a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
    return a.slice(1) === b.slice(1) || swapped;
  }
  return a.length > b.length ? a.slice(1) === b : a === b.slice(1);
}

function rarity(found: number, total: number): number {
  return found > 0 ? Math.log(1 + (total - found + 0.5) / (found + 0.5)) : 0;
}

function phrase(query: Query, doc: Features, rarities: ReadonlyMap<string, number>): number {
  const asked = new Map(query.words.map((word) => [word, rarities.get(word) ?? 0]));
  const whole = sum(asked.values());
  let best = 0;
  for (const alias of doc.aliases) {
    const shared = sum([...asked].filter(([word]) => alias.has(word)).map(([, value]) => value));
    const extra = [...alias].filter((word) => !asked.has(word)).length;
    if (whole > 0 && shared > 0) best = Math.max(best, (shared * shared) / (whole + 0.5 * extra));
  }
  return WHOLE_PHRASE * best;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
