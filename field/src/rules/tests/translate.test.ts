import { describe, expect, it } from 'vitest';
import { parse } from 'smol-toml';
import { replay } from '../replay';
import { translated } from '../translate';
import type { Answers, Guide } from '../types';
import { content, contentFiles, vectors } from './vectors';

interface Shared {
  guide: Guide;
  cases: { on: string; answers: Answers }[];
}
const { guide, cases } = vectors('guides/1.001193.json') as Shared;
const ids = (list: readonly { id: string }[]): string[] => list.map((line) => line.id);

describe('a guide in another language is the same guide', () => {
  it('says what has words in them, and leaves the rest', () => {
    const first = guide.questions?.[0];
    const key = `questions.${first?.id ?? ''}`;
    const english = translated(guide, { title: 'Birth certificate', [`${key}.ask`]: 'Where was the child born?' });
    expect(english.title).toBe('Birth certificate');
    expect(english.questions?.[0]?.ask).toBe('Where was the child born?');
    expect(english.questions?.[0]?.options).toEqual(first?.options);
    expect(english.papers).toEqual(guide.papers);
    expect(english.version).toBe(guide.version);
  });

  it('gives every family the same list', () => {
    const words = Object.fromEntries((guide.papers ?? []).map((paper) => [`papers.${paper.id}.name`, `EN ${paper.id}`]));
    const english = translated(guide, words);
    for (const { answers, on } of cases) {
      const ours = replay(guide, answers, on);
      const theirs = replay(english, answers, on);
      expect(ids(theirs.items)).toEqual(ids(ours.items));
      expect(theirs.items.map((paper) => paper.name)).toEqual(ours.items.map((paper) => `EN ${paper.id}`));
    }
  });

  it('leaves no Vietnamese where a translation of the pack is there', () => {
    for (const name of contentFiles('translations/en').slice(0, 5)) {
      const { words } = parse(content(`translations/en/${name}`)) as unknown as { words: Record<string, string> };
      const shared = vectors(`guides/${name.replace('toml', 'json')}`) as Shared;
      const english = translated(shared.guide, words);
      expect(english.title).toBe(words['title']);
      expect(english.papers?.map((paper) => paper.name)).toEqual(
        (shared.guide.papers ?? []).map((paper) => words[`papers.${paper.id}.name`]),
      );
    }
  });
});
