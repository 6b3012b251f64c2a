import { describe, expect, it } from 'vitest';
import { answerFault, checkAnswers, isDay, isStale, replay } from '../replay';
import type { Answers, Checklist, Guide, Question } from '../types';
import { vectorFiles, vectors } from './vectors';

interface Case {
  name: string;
  on: string;
  answers: Answers;
  open: string[];
  items: string[];
  steps: string[];
  warnings: string[];
  fees: string[];
  conflicts: string[];
  mistakes: string[];
  lapsed: string[];
  assumed: string[];
  complete: boolean;
  told?: string[];
  faults: { question: string; kind: string }[];
}

const ids = (list: readonly { id: string }[]): string[] => list.map((line) => line.id);

function asIds(list: Checklist): Omit<Case, 'name' | 'on' | 'answers' | 'faults' | 'told'> {
  return {
    open: ids(list.open),
    items: ids(list.items),
    steps: ids(list.steps),
    warnings: ids(list.warnings),
    fees: ids(list.fees),
    conflicts: ids(list.conflicts),
    mistakes: ids(list.mistakes),
    lapsed: ids(list.lapsed),
    assumed: ids(list.assumed),
    complete: list.complete,
  };
}

const SPOKEN = { papers: ['name', 'why', 'get', 'note'], mistakes: ['text', 'fix'] } as Record<string, string[]>;

/** The texts of a list that say a dated value, in the order of the list. */
function told(guide: Guide, list: Checklist): string[] {
  const kinds = ['papers', 'steps', 'warnings', 'mistakes', 'fees', 'conflicts'] as const;
  return kinds.flatMap((kind) => {
    const raw = new Map((guide[kind] ?? []).map((line) => [line.id, line as unknown as Record<string, string>]));
    return (kind === 'papers' ? list.items : list[kind]).flatMap((line) =>
      (SPOKEN[kind] ?? ['text'])
        .filter((part) => /\{[a-z][a-z0-9_]*\}/.test(raw.get(line.id)?.[part] ?? ''))
        .map((part) => (line as unknown as Record<string, string>)[part] ?? ''),
    );
  });
}

describe('every shared guide gives the same list on the phone as on the server', () => {
  it('there are cases to run', () => {
    expect(vectorFiles('guides').length).toBeGreaterThan(0);
  });

  for (const file of vectorFiles('guides')) {
    it(file, () => {
      const { guide, cases } = vectors(file) as { guide: Guide; cases: Case[] };
      expect(cases.length).toBeGreaterThan(0);
      for (const { name, on, answers, faults, told: texts = [], ...expected } of cases) {
        const list = replay(guide, answers, on);
        expect({ name, ...asIds(list) }).toEqual({ name, ...expected });
        expect({ name, told: told(guide, list) }).toEqual({ name, told: texts });
        expect({ name, faults: checkAnswers(guide, answers) }).toEqual({ name, faults });
      }
    });
  }
});

const where: Question = {
  id: 'where',
  kind: 'one',
  ask: 'Cháu sinh ở đâu?',
  options: [
    { id: 'clinic', label: 'Trạm xá' },
    { id: 'home', label: 'Ở nhà' },
  ],
};
const witness: Question = {
  id: 'witness',
  kind: 'one',
  ask: 'Có người làm chứng không?',
  when: { '==': [{ var: 'where' }, 'home'] },
  options: [
    { id: 'yes', label: 'Có' },
    { id: 'no', label: 'Không' },
  ],
};
const guide: Guide = {
  procedure: '1.001193',
  version: 'v',
  title: 'Giấy khai sinh cho con',
  valid_from: '2026-07-01',
  review: { legal_as_of: '2026-07-18', reviewed_by: '', reviewed_on: '', next_review: '2027-01-18' },
  questions: [where, witness],
  papers: [
    { id: 'form', name: 'Tờ khai', how: 'bring' },
    { id: 'birth', name: 'Giấy chứng sinh', how: 'bring', when: { '==': [{ var: 'where' }, 'clinic'] } },
    { id: 'words', name: 'Lời làm chứng', how: 'bring', when: { '==': [{ var: 'witness' }, 'yes'] } },
    { id: 'old', name: 'Giấy cũ', how: 'bring', valid_to: '2026-06-30' },
  ],
};

describe('a list grows only by what is certain', () => {
  it('with nothing answered, only what everybody needs is listed', () => {
    const list = replay(guide, {}, '2026-11-21');
    expect([ids(list.open), ids(list.items), list.complete]).toEqual([['where'], ['form'], false]);
  });

  it('a question nobody needs is not asked, and nothing waits for it', () => {
    const list = replay(guide, { where: 'clinic' }, '2026-11-21');
    expect([ids(list.asked), ids(list.items), list.complete]).toEqual([['where'], ['form', 'birth'], true]);
  });

  it('an answer to a question that is no longer asked counts for nothing', () => {
    const list = replay(guide, { where: 'clinic', witness: 'yes' }, '2026-11-21');
    expect(ids(list.items)).toEqual(['form', 'birth']);
  });

  it('an answer the guide cannot take leaves the question open', () => {
    expect(ids(replay(guide, { where: 'moon' }, '2026-11-21').open)).toEqual(['where']);
  });

  it('a paper counts only from its first to its last day', () => {
    expect(ids(replay(guide, {}, '2026-06-30').items)).toEqual(['form', 'old']);
    expect(ids(replay(guide, {}, '2026-07-01').items)).toEqual(['form']);
  });

  it('a guide is stale after its review date and before its first day', () => {
    expect([isStale(guide, '2026-06-30'), isStale(guide, '2026-11-21'), isStale(guide, '2027-01-19')]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe('an answer is checked before it is believed', () => {
  const many: Question = {
    id: 'm',
    kind: 'many',
    ask: '',
    options: [
      { id: 'x', label: '' },
      { id: 'y', label: '' },
      { id: 'none', label: '', exclusive: true },
    ],
  };
  const number: Question = { id: 'n', kind: 'number', ask: '', min: 0, max: 5 };
  it.each([
    ['two of many', many, ['x', 'y'], null],
    ['none of many', many, [], 'wrong_type'],
    ['one twice', many, ['x', 'x'], 'wrong_type'],
    ['a stranger', many, ['z'], 'unknown_option'],
    ['none beside one', many, ['none', 'x'], 'exclusive'],
    ['a number inside', number, 5, null],
    ['a number outside', number, 6, 'out_of_range'],
    ['half a number', number, 1.5, 'wrong_type'],
    ['a number as text', number, '3', 'wrong_type'],
    ['no number at all', number, Number.NaN, 'wrong_type'],
  ])('%s', (_name, question, answer, fault) => {
    expect(answerFault(question, answer)).toBe(fault);
  });

  it('a day is a day of the calendar, written in full', () => {
    expect(['2028-02-29', '2026-02-29', '2026-2-1', '2026-11-21T00:00', 5].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('a question with a usual answer', () => {
  const guide: Guide = {
    procedure: '0.000000',
    title: 'Thử',
    questions: [
      {
        id: 'way',
        kind: 'one',
        ask: 'Nộp cách nào?',
        assume: 'office',
        options: [
          { id: 'office', label: 'Ra xã' },
          { id: 'online', label: 'Trên mạng' },
        ],
      },
    ],
    papers: [{ id: 'form', name: 'Tờ khai', how: 'bring', when: { '==': [{ var: 'way' }, 'office'] } }],
  };

  it('counts as answered so, and says that it is only assumed', () => {
    const list = replay(guide, {}, '2026-11-21');
    expect([ids(list.open), ids(list.assumed), ids(list.items)]).toEqual([[], ['way'], ['form']]);
  });

  it('is no longer assumed once the family has said it', () => {
    const list = replay(guide, { way: 'office' }, '2026-11-21');
    expect([ids(list.assumed), ids(list.items)]).toEqual([[], ['form']]);
  });

  it('follows the family when it says otherwise', () => {
    const list = replay(guide, { way: 'online' }, '2026-11-21');
    expect([ids(list.assumed), ids(list.items)]).toEqual([[], []]);
  });
});
