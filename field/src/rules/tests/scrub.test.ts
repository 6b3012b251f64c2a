import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { scrub } from '../scrub';
import { vectors } from './vectors';

interface Told {
  readonly text: string;
  readonly clean: string;
  readonly kinds: readonly string[];
}

describe('secrets in what people type', () => {
  test.each(vectors('scrub.json') as Told[])('“$text” is covered as the server covers it', ({ text, clean, kinds }) => {
    expect(scrub(text)).toEqual([clean, kinds]);
  });

  it('covers a code at its fourth digit, and the digits that are typed after it', () => {
    let typed = '';
    for (const key of 'Mã OTP là 739146, thẻ 4929 7391 1234 5676') typed = scrub(typed + key)[0];
    expect(typed).toBe('Mã OTP là ••••••, thẻ •••• •••• •••• ••••');
  });

  it('covers no less the second time, and bears any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const [clean] = scrub(text);
        expect(scrub(clean)[0]).toBe(clean);
      }),
    );
  });
});
