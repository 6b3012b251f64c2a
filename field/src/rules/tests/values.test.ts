import { expect, it } from 'vitest';
import type { Guide } from '../types';
import { papersOn } from '../values';

const GUIDE = {
  procedure: '1.001193',
  title: 'Giấy khai sinh',
  values: [
    { id: 'fee', label: 'Phí', unit: 'dong', law: [], periods: [{ from: '2026-01-01', to: '2026-12-31', amount: 25000 }] },
  ],
  papers: [
    { id: 'bill', name: 'Biên lai {fee}', how: 'bring', when: { '==': [{ var: 'paid' }, 'yes'] } },
    { id: 'form', name: 'Tờ khai', how: 'bring' },
  ],
} as unknown as Guide;

const names = (guide: Guide, on: string): string[] => papersOn(guide, on).map(({ name }) => name);

it('every paper, listed or not, says the amount of the day it is read for', () => {
  expect(names(GUIDE, '2026-12-31')).toEqual(['Biên lai 25.000 đ', 'Tờ khai']);
  expect(names(GUIDE, '2027-01-01')).toEqual(['Biên lai (chưa có mức cho ngày này)', 'Tờ khai']);
});

it('a version of before amounts reads as it was written, and one without papers has none', () => {
  const { values: _, ...before } = GUIDE;
  expect(names(before, '2026-12-31')).toEqual(['Biên lai {fee}', 'Tờ khai']);
  const { papers: __, ...bare } = GUIDE;
  expect(names(bare, '2026-12-31')).toEqual([]);
});
