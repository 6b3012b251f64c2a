import { describe, expect, it } from 'vitest';
import vectors from '../../../../contract/vectors/surveys.json';
import type { SurveyPlan } from '../../offline';
import { toText, workOut, type Data, type Tree } from './evaluate';
import { faultsOf, mark, settle } from './filling';
import { momentText, sheetsOf, valueAt, withValue } from './paging';

describe('forms, as the server works them out', () => {
  it.each(vectors.expressions.map((one) => [one.text, one] as const))('%s', (_text, { tree, is }) => {
    expect(toText(workOut(tree as unknown as Tree, { data: vectors.data, now: vectors.now, here: {} }))).toBe(is);
  });

  it.each(vectors.forms.map((one, at) => [`${one.plan.id} ${at.toString()}`, one] as const))('%s', (_name, one) => {
    const plan = one.plan as unknown as SurveyPlan;
    const filled = settle(plan, one.given, vectors.now);
    expect(filled.data).toEqual(one.data);
    expect([...filled.off].sort()).toEqual(one.off);
    expect(faultsOf(plan, filled, vectors.now).map(({ path, here, why }) => [path, here, why])).toEqual(one.faults);
  });
});

describe('pages of a form', () => {
  it('show what is asked, and nothing else', () => {
    for (const one of vectors.forms) {
      const plan = one.plan as unknown as SurveyPlan;
      const filled = settle(plan, one.given, vectors.now);
      for (const { nodes, here } of sheetsOf(plan, filled)) {
        for (const node of nodes) expect(filled.off.has(mark(node.p, here))).toBe(false);
      }
    }
  });

  it('keep an answer where it was given, and leave the old ones as they were', () => {
    const data: Data = { r: [{ x: '1' }, { x: '2' }] };
    const changed = withValue(data, 'r/x', { r: 1 }, '9');
    expect(valueAt(changed, 'r/x', { r: 1 })).toBe('9');
    expect(valueAt(data, 'r/x', { r: 1 })).toBe('2');
  });

  it('write a moment by the clock on the wall', () => {
    expect(momentText(new Date('2026-11-23T01:02:03.004Z'))).toMatch(/^2026-11-2\dT\d\d:02:03\.004[+-]\d\d:\d\d$/);
  });
});
