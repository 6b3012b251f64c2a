import { expect, test } from 'vitest';
import type { Guide } from '../../rules/types';
import { vectors } from '../../rules/tests/vectors';
import { keyOf, piecesOf } from './pieces';

interface Shared {
  readonly guide: Guide;
  readonly days: readonly { readonly on: string; readonly pieces: readonly (readonly [string, string, string])[] }[];
}

const { guide, days } = vectors('pieces.json') as Shared;

test.each(days)('on $on the phone hears the same pieces as the server, in the same order', async ({ on, pieces }) => {
  const found = await piecesOf([guide], on);
  expect(found.map(({ key, spot, text }) => [key, spot, text])).toEqual(pieces);
});

test('a text that two guides share stands once, where it is needed first', async () => {
  const other = { ...guide, procedure: '1.000894' };
  const found = await piecesOf([other, guide], '2026-11-22');
  expect(found).toHaveLength(days[0]?.pieces.length ?? 0);
  expect(new Set(found.map(({ spot }) => spot.split('/')[0]))).toEqual(new Set(['1.000894']));
});

test('a key does not hang on spaces at the ends, nor on how the marks are written', async () => {
  expect(await keyOf(' Cháu sinh ở đâu? ')).toBe(await keyOf('Cháu sinh ở đâu?'.normalize('NFD')));
});
