import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { fold, sound } from '../fold';
import { oneSlip, Search } from '../search';
import type { Procedure } from '../types';
import { content, contentFiles, vectors } from './vectors';

const { cases } = vectors('fold.json') as { cases: { text: string; fold: string; sound: string }[] };
interface Asked {
  queries: { query: string; kind: string; accept: string[] }[];
}
/** Those that the index was tuned with, and those that were kept apart from the tuning. */
const tuned = (vectors('search.json') as Asked).queries;
const apart = (vectors('search_apart.json') as Asked).queries;
const procedures = contentFiles('procedures')
  .filter((name) => /^\d.*\.toml$/.test(name))
  .map((name) => parse(content(`procedures/${name}`)) as unknown as Procedure);
const search = new Search(procedures, parse(content('search/words.toml')));

describe('folding', () => {
  it.each(cases)('$text', (one) => {
    expect({ fold: fold(one.text), sound: sound(one.text) }).toEqual({ fold: one.fold, sound: one.sound });
  });
});

describe('people find their procedure', () => {
  it.each([
    ['tuned with', tuned],
    ['kept apart', apart],
  ])('a right answer is among the first three for at least 97 of 100 queries that were %s', (name, queries) => {
    const missed = queries.filter(({ query, accept }) => {
      const first = search.find(query, 3).map((procedure) => procedure.code);
      return !accept.some((code) => first.includes(code));
    });
    const recall = 1 - missed.length / queries.length;
    const said = missed.map(({ query }) => `${query} → ${search.find(query, 3).map((p) => p.code).join(' ')}`);
    process.stdout.write(`recall@3 ${(100 * recall).toFixed(1)} % of ${queries.length} ${name}\n${said.join('\n')}\n`);
    expect(recall).toBeGreaterThanOrEqual(0.97);
  });

  it('there are two hundred queries, and half of them were kept apart', () => {
    expect(tuned.length + apart.length).toBeGreaterThanOrEqual(200);
    expect(apart.length).toBeGreaterThanOrEqual(tuned.length);
    const known = new Set(tuned.map(({ query }) => fold(query)));
    expect(apart.filter(({ query }) => known.has(fold(query)))).toEqual([]);
  });

  it('the official name finds its own procedure first', () => {
    for (const procedure of procedures) {
      expect(search.find(procedure.title, 1)[0]?.code).toBe(procedure.code);
    }
  });

  it('nothing typed and nothing known both find nothing', () => {
    expect(search.find('')).toEqual([]);
    expect(search.find('qqqq zzzz')).toEqual([]);
  });

  it('what is still being typed already finds', () => {
    expect(search.find('khai si').map((p) => p.code)).toContain('1.001193');
  });

  it.each([
    ['hon', 'hnon', true],
    ['khai', 'khia', true],
    ['khai', 'khac', true],
    ['khai', 'khac1x', false],
    ['ab', 'abcd', false],
  ])('%s and %s are one slip apart: %s', (left, right, near) => {
    expect([oneSlip(left, right), oneSlip(right, left)]).toEqual([near, near]);
  });
});
