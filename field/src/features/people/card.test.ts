import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scrub } from '../../rules/scrub';
import { vectors } from '../../rules/tests/vectors';
import { readCard, type CardSays } from './card';

const cases = vectors('card.json') as readonly { readonly name: string; readonly text: string; readonly reads: CardSays | null }[];
/** Property tests wait for a busy machine. */
const PATIENCE = 60_000;
const digits = (length: number) => fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: length, maxLength: length });

describe('the code of an identity card', () => {
  it.each(cases.map((one) => [one.name, one] as const))('is read with its fields in any number: %s', (_name, { text, reads }) => {
    expect(readCard(text)).toEqual(reads);
  });

  it('leaves nothing behind but a name, a birth and a warning', () => {
    const rest = fc.array(fc.oneof(digits(12), digits(9), fc.string({ maxLength: 30 })), { maxLength: 6 });
    const old = fc.oneof(fc.constant(''), digits(9));
    fc.assert(
      fc.property(digits(12), old, fc.constantFrom('Lô Thị Tư', 'NGUYỄN VĂN AN'), rest, (number, before, name, behind) => {
        const said = readCard([number, before, name, '07031956', 'Nữ', ...behind].join('|'));
        expect(Object.keys(said ?? {}).sort()).toEqual(['born', 'name', 'odd']);
        const told = JSON.stringify(said);
        expect(told).not.toContain(number);
        if (before) expect(told).not.toContain(before);
        expect(/[0-9]/.test(said?.name ?? '0')).toBe(false);
        expect(said?.born).toBe('1956-03-07');
      }),
    );
  }, PATIENCE);

  it('never breaks the reader, and never gives a name with a digit', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.array(fc.oneof(digits(12), digits(8), fc.string()), { maxLength: 12 }).map((all) => all.join('|')));
    fc.assert(
      fc.property(text, (any) => {
        expect(/[0-9]/.test(readCard(any)?.name ?? '')).toBe(false);
      }),
    );
  }, PATIENCE);

  it('has its number covered, should anybody paste it into a note', () => {
    for (const { text } of cases.filter(({ reads }) => reads !== null)) {
      expect(scrub(text)[0]).not.toMatch(/[0-9]{12}/);
    }
  });
});
