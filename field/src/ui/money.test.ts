import { expect, it } from 'vitest';
import { dong } from './money';

it('an amount has dots between its thousands', () => {
  expect(dong(0)).toBe('0 đ');
  expect(dong(8000)).toBe('8.000 đ');
  expect(dong(1234567)).toBe('1.234.567 đ');
});
