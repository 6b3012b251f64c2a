import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newSlip, readSlip } from '../slip';
import { vectors } from './vectors';

interface Vectors {
  made: { random: number[]; code: string }[];
  typed: { typed: string; code: string | null }[];
}
const { made, typed } = vectors('slip.json') as Vectors;
const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });

describe('a slip code', () => {
  it.each(made)('from the same random bytes is the same everywhere: $code', ({ random, code }) => {
    expect(newSlip(Uint8Array.from(random))).toBe(code);
  });

  it.each(typed)('is read kindly or not at all: $typed', (one) => {
    expect(readSlip(one.typed)).toBe(one.code);
  });

  it('is read back however it is typed', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = newSlip(random);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{3}$/);
        const sloppy = code.toLowerCase().replace(/-/g, ' ').replace(/0/g, 'o').replace(/1/g, 'l');
        expect(readSlip(` ${sloppy} `)).toBe(code);
      }),
    );
  });

  it('with two neighbours swapped is refused', () => {
    fc.assert(
      fc.property(bytes, fc.integer({ min: 0, max: 8 }), (random, at) => {
        const bare = newSlip(random).replace(/-/g, '');
        fc.pre(bare[at] !== bare[at + 1]);
        const swapped = bare.slice(0, at) + (bare[at + 1] ?? '') + (bare[at] ?? '') + bare.slice(at + 2);
        expect(readSlip(swapped)).toBeNull();
      }),
    );
  });

  it('is new each time', () => {
    expect(new Set(Array.from({ length: 500 }, () => newSlip())).size).toBe(500);
  });
});
