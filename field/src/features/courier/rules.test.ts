import { expect, it } from 'vitest';
import type { BundleView } from '../../offline';
import { fileName, kilobytes, stateOf } from './rules';

const bundle = (more: Partial<BundleView>): BundleView => ({
  id: '0197f2a0-0000-7000-8000-00000000c0de',
  role: 'mine',
  letters: 3,
  waiting: 3,
  bytes: 1536,
  made_at: '2026-11-22T01:00:00.000Z',
  given_at: null,
  delivered_at: null,
  closed: false,
  problem: null,
  showable: true,
  ...more,
});
const at = '2026-11-22T02:00:00.000Z';
const problem = { number: '403.97', key: 'k', detail: '', kept: '', todo: '' };

it('a bundle is under way only once it was handed over, and no longer when it is answered', () => {
  expect(stateOf(bundle({}))).toBe('ready');
  expect(stateOf(bundle({ given_at: at }))).toBe('given');
  expect(stateOf(bundle({ given_at: at, closed: true }))).toBe('closed');
  expect(stateOf(bundle({ given_at: at, delivered_at: at }))).toBe('arrived');
});

it('a carried bundle says when the commune did not take it', () => {
  expect(stateOf(bundle({ role: 'carried', letters: null }))).toBe('carried');
  expect(stateOf(bundle({ role: 'carried', problem }))).toBe('refused');
  expect(stateOf(bundle({ role: 'carried', delivered_at: at }))).toBe('arrived');
});

it('a file says whether it is a bundle or a receipt, and its size is told in Vietnamese', () => {
  expect(fileName(bundle({}))).toBe('nhipcau-goi-c0de.txt');
  expect(fileName(bundle({ delivered_at: at }))).toBe('nhipcau-bien-nhan-c0de.txt');
  expect([kilobytes(1536), kilobytes(1024), kilobytes(12_288)]).toEqual(['1,5', '1', '12']);
});
