import { expect, it } from 'vitest';
import { englishOf } from '../../vite-english.ts';

const HEAD = "import { words } from './words';\nimport { dong } from './money';\nconst LIMIT = 3;\n";
const said = (english: string) => englishOf('some.ts', `${HEAD}const w = words({ a: 'một' }, ${english});`);

it('the English of every call is found as it is written, and nothing of the Vietnamese', () => {
  expect(said("{ a: 'one', b: (n) => `${n} left` }").map(({ text }) => text)).toEqual(["{ a: 'one', b: (n) => `${n} left` }"]);
  expect(englishOf('some.ts', 'const words = 3;')).toEqual([]);
});

it('English that leans on its own file is refused, because it travels without it', () => {
  expect(() => said('{ a: dong(3) }')).toThrow('dong');
  expect(() => said('{ a: () => `${LIMIT}` }')).toThrow('LIMIT');
  expect(said("{ LIMIT: 'limit', a: (x) => x.dong }")).toHaveLength(1);
});

it('English written elsewhere is refused, so that both languages stay side by side', () => {
  expect(() => said('elsewhere')).toThrow('in the call itself');
});
