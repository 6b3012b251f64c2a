import { describe, expect, it } from 'vitest';
import { isEasy } from './pin-rules';

describe('a PIN is refused', () => {
  it.each([
    ['one digit only', ['000000', '888888']],
    ['two digits only', ['121212', '686868', '112211', '100000']],
    ['digits in a row, up or down', ['123456', '456789', '567890', '987654', '543210']],
    ['a way over the number pad', ['147258', '258369', '963852', '789456', '456123', '159753', '357159']],
    ['the same three digits twice', ['123123', '520520', '789789']],
    ['pairs of the same digit', ['112233', '998877', '557799']],
    ['three digits and back', ['123321', '147741', '908809']],
    ['a birthday as it is spoken: day, month, year', ['150388', '010170', '311299', '290200', '020912', '010130']],
    ['a birthday as it is filed: year, month, day', ['880315', '700101', '120209']],
    ['a birth year with a month or a day', ['198803', '031988', '151999', '200512', '012012']],
  ])('when it is %s', (_what, pins) => {
    for (const pin of pins) expect([pin, isEasy(pin)]).toEqual([pin, true]);
  });
});

describe('a PIN is taken', () => {
  it.each([
    ['of digits without a pattern', ['718293', '739146', '604817', '925038']],
    ['with a repeated digit somewhere', ['774192', '508853', '122347']],
    ['like a date that nobody here was born on', ['240319', '150325', '281214', '240313', '192913']],
    ['with a day or a month that no calendar has', ['320188', '151388', '001588']],
  ])('%s', (_what, pins) => {
    for (const pin of pins) expect([pin, isEasy(pin)]).toEqual([pin, false]);
  });

  it('in more than nine of ten cases: whoever guesses wins little by knowing the rule', () => {
    const every7th = Array.from({ length: 142_857 }, (_, at) => String(at * 7).padStart(6, '0'));
    const share = every7th.filter(isEasy).length / every7th.length;
    expect([share > 0.07, share < 0.09]).toEqual([true, true]);
  });
});
