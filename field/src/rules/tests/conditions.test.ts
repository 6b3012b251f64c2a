import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCondition, ConditionFault, evaluate, variables } from '../conditions';
import type { Answers } from '../types';
import { vectors } from './vectors';

interface Case {
  name: string;
  condition: unknown;
  answers: Answers;
  amounts?: Record<string, number>;
  result?: boolean;
  error?: boolean;
}
const { cases } = vectors('conditions.json') as { cases: Case[] };

describe('a condition means the same on the phone as on the server', () => {
  it.each(cases)('$name', ({ condition, answers, amounts, result, error }) => {
    if (error) {
      expect(() => {
        checkCondition(condition);
      }).toThrow(ConditionFault);
    } else {
      checkCondition(condition);
      expect(evaluate(condition, answers, amounts)).toBe(result);
    }
  });
});

const names = fc.constantFrom('a', 'b', 'm');
const scalar = fc.oneof(fc.string({ maxLength: 3 }), fc.integer(), fc.boolean(), fc.constant(null));
const { condition } = fc.letrec<{ condition: unknown }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    fc.tuple(fc.constantFrom('==', '!='), names, scalar).map(([op, v, s]) => ({ [op]: [{ var: v }, s] })),
    fc.tuple(names, fc.string()).map(([v, s]) => ({ has: [{ var: v }, s] })),
    fc.tuple(names, fc.array(fc.string(), { minLength: 1 })).map(([v, l]) => ({ in: [{ var: v }, l] })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((list) => ({ and: list })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((list) => ({ or: list })),
    tie('condition').map((inner) => ({ '!': [inner] })),
  ),
}));
const answers = fc.record(
  { a: fc.string({ maxLength: 3 }), b: fc.integer(), m: fc.array(fc.string({ maxLength: 2 })) },
  { requiredKeys: [] },
);

describe('conditions in general', () => {
  it('a checked condition always gives yes or no', () => {
    fc.assert(
      fc.property(condition, answers, (made, given) => {
        checkCondition(made);
        expect(typeof evaluate(made, given)).toBe('boolean');
      }),
    );
  });

  it('not-not is the thing itself, and not-and is or of nots', () => {
    fc.assert(
      fc.property(condition, condition, answers, (one, two, given) => {
        expect(evaluate({ '!': [{ '!': [one] }] }, given)).toBe(evaluate(one, given));
        const left = evaluate({ '!': [{ and: [one, two] }] }, given);
        expect(left).toBe(evaluate({ or: [{ '!': [one] }, { '!': [two] }] }, given));
      }),
    );
  });

  it('answers to questions it does not read change nothing', () => {
    fc.assert(
      fc.property(condition, answers, (made, given) => {
        const read = new Set(variables(made));
        const kept = Object.fromEntries(Object.entries(given).filter(([name]) => read.has(name)));
        expect(evaluate(made, kept)).toBe(evaluate(made, given));
      }),
    );
  });

  it('a name that every object has by birth is not an answer', () => {
    expect(evaluate({ '==': [{ var: 'constructor' }, null] }, {})).toBe(true);
  });
});
