import { describe, expect, it } from 'vitest';
import type { Reason } from '../../rules/life';
import type { Paper } from '../../rules/types';
import { bookable, choicesFor, HALF_HOURS, readiness, reasonsFor, todos } from './rules';

const paper = (id: string, how: Paper['how'] = 'bring'): Paper => ({ id, name: id, how });
const list = [paper('birth'), paper('card', 'show'), paper('wedding', 'if_not_found')];

describe('whether a family may set out', () => {
  it('says nothing is missing before anybody has looked', () => {
    expect(readiness(list, {})).toMatchObject({ kind: 'fresh', missing: [] });
  });

  it('names all that is missing at once', () => {
    const found = readiness(list, { birth: 'missing', card: 'have', wedding: 'missing' });
    expect(found.kind).toBe('missing');
    expect(found.missing.map((p) => p.id)).toEqual(['birth', 'wedding']);
  });

  it('does not call a list ready while one paper was not looked at', () => {
    expect(readiness(list, { birth: 'have', card: 'have' })).toMatchObject({ kind: 'partial' });
  });

  it('lets a family go when a paper the office finds by itself is not needed', () => {
    expect(readiness(list, { birth: 'have', card: 'have', wedding: 'not_needed' }).kind).toBe('ready');
  });

  it('lets a family go when no paper is asked for', () => {
    expect(readiness([], {}).kind).toBe('ready');
  });

  it('offers "not needed" only for what the office may find by itself', () => {
    expect(choicesFor(paper('card', 'show'))).not.toContain('not_needed');
    expect(choicesFor(paper('wedding', 'if_not_found'))).toContain('not_needed');
  });
});

describe('what to put right before setting out', () => {
  const reason = (key: string, go: Reason['go'], on: Reason['on'] = ['paper']): Reason => ({ key, name: key, do: `do ${key}`, on, go });
  const reasons = [
    reason('missing_paper', 'issuer'),
    reason('name_differs', 'commune'),
    reason('not_signed', 'home'),
    reason('wrong_form', 'commune'),
    reason('not_certified', 'commune'),
    reason('blurred_photo', 'home', ['photo']),
  ];
  const form = { ...paper('form'), form: 'Tờ khai' };
  const told = (marks: Record<string, 'have' | 'missing' | 'not_needed'>, faults: Record<string, string>) =>
    todos([...list, form], marks, faults, reasons).map(([go, each]) => [go, each.map((todo) => [todo.paper.id, todo.do])]);

  it('names all faults at once, gathered by where one has to go, the farthest first', () => {
    const marks = { birth: 'missing', card: 'missing', wedding: 'missing', form: 'missing' } as const;
    expect(told(marks, { card: 'not_signed', wedding: 'name_differs' })).toEqual([
      ['issuer', [['birth', '']]],
      ['commune', [['wedding', 'do name_differs'], ['form', '']]],
      ['home', [['card', 'do not_signed']]],
    ]);
  });

  it('forgets a fault once the paper is there, and bears a reason that no longer exists', () => {
    expect(told({ birth: 'have', card: 'missing' }, { birth: 'not_signed', card: 'gone' })).toEqual([['issuer', [['card', '']]]]);
  });

  it('offers only reasons that this paper can have', () => {
    expect(reasonsFor(paper('birth'), reasons).map(({ key }) => key)).toEqual(['name_differs', 'not_signed']);
    expect(reasonsFor(form, reasons).map(({ key }) => key)).toContain('wrong_form');
    expect(reasonsFor({ ...form, copies: 1 }, reasons).map(({ key }) => key)).toContain('not_certified');
  });
});

describe('half hours that can be asked for at the commune', () => {
  it('are of the working days of the next two weeks, from tomorrow on', () => {
    const days = bookable('2026-11-20');
    expect([days[0], days.at(-1), days.length]).toEqual(['2026-11-23', '2026-12-03', 9]);
    expect(bookable('2026-12-29')[3]).toBe('2027-01-04');
  });

  it('are those of office hours, as the commune has them', () => {
    expect(HALF_HOURS).toHaveLength(14);
    expect([HALF_HOURS[0], HALF_HOURS[7], HALF_HOURS[8], HALF_HOURS[13]]).toEqual(['07:30', '11:00', '13:30', '16:00']);
  });
});
