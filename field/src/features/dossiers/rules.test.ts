import { describe, expect, it } from 'vitest';
import type { Paper } from '../../rules/types';
import { choicesFor, readiness } from './rules';

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
