import { describe, expect, it } from 'vitest';
import { answersFor, notesFor } from '../renew';
import { replay } from '../replay';
import type { Guide } from '../types';

const paper = (id: string) => ({ id, name: id, how: 'bring' as const });
const options = (...ids: string[]) => ids.map((id) => ({ id, label: id }));
const OLD: Guide = {
  procedure: '1.001193',
  version: '0000000000000001',
  title: 'Giấy khai sinh',
  questions: [
    { id: 'born', kind: 'one', ask: 'Sinh ở đâu?', options: options('clinic', 'home') },
    { id: 'lost', kind: 'one', ask: 'Mất giấy?', options: options('yes', 'no') },
  ],
  papers: [paper('note'), paper('form')],
};
const NEW: Guide = {
  ...OLD,
  version: '0000000000000002',
  questions: [
    { id: 'born', kind: 'one', ask: 'Sinh ở đâu?', options: options('clinic', 'abroad') },
    { id: 'children', kind: 'number', ask: 'Mấy con?', min: 1, max: 9 },
    { id: 'lost', kind: 'one', ask: 'Mất giấy?', options: options('yes', 'no') },
  ],
  papers: [paper('form'), paper('declaration')],
};

describe('a newer version of a guide', () => {
  it('keeps the answers it can still take, by their id, and asks the rest again', () => {
    const kept = answersFor(NEW, { born: 'home', lost: 'no', gone: 'x' });
    expect(kept).toEqual({ lost: 'no' });
    expect(replay(NEW, kept, '2026-11-22').open.map(({ id }) => id)).toEqual(['born', 'children']);
  });

  it('keeps what was ticked of papers that are still there', () => {
    expect(notesFor(NEW, { note: 'have', form: 'missing' })).toEqual({ form: 'missing' });
  });

  it('changes nothing where nothing changed', () => {
    const answers = { born: 'clinic', lost: 'yes' };
    expect(answersFor(OLD, answers)).toEqual(answers);
  });
});
