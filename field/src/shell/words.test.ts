import { expect, it } from 'vitest';
import { inShort, shortened } from '../../vite-words.ts';

/** What a build reads of some files, by their names. */
function read(files: Readonly<Record<string, string>>): Record<string, string> {
  const sources = new Map(Object.entries(files));
  const shorts = shortened(sources);
  return Object.fromEntries([...sources].map(([file, code]) => [file, inShort(code, shorts.get(file) ?? [])]));
}

const TABLE = "export const w = words({ title: 'Giấy', of: { paper: 'tờ' } }, { title: 'Paper', of: { paper: 'sheet' } });";
const SHORT = "export const w = words({ a: 'Giấy', b: { paper: 'tờ' } }, { a: 'Paper', b: { paper: 'sheet' } });";
const BESIDE = "import { w } from './words';\n";

it('a word is named by one letter in both languages and wherever it is asked for', () => {
  expect(read({ 'one/words.ts': TABLE, 'one/page.tsx': `${BESIDE}say(w.title, w?.of.paper, it.w.title);` })).toEqual({
    'one/words.ts': SHORT,
    'one/page.tsx': `${BESIDE}say(w.a, w?.b.paper, it.w.title);`,
  });
  expect(read({ 'one/words.ts': TABLE, 'two/page.ts': "import { w as said } from '../one/words';\nsaid.title;" })).toEqual({
    'one/words.ts': SHORT,
    'two/page.ts': "import { w as said } from '../one/words';\nsaid.a;",
  });
});

it.each([
  ['a key worked out', `${BESIDE}w[key];`],
  ['all of its words', `${BESIDE}Object.keys(w);`],
  ['its type', `${BESIDE}let key: keyof typeof w;`],
  ['its parts', `${BESIDE}const { title } = w;`],
  ['a word it has not', `${BESIDE}w.length;`],
  ['another thing of its name', `${BESIDE}const say = (w: Other) => w.title;`],
  ['a thing beside it of its name', `${BESIDE}{ const w = other; w.title; }`],
  ['its whole file', "import * as all from './words';\nall.w.title;"],
  ['its whole file later', "const { w } = await import('./words');\nw.title;"],
  ['to be handed on', "export { w } from './words';"],
  ['to be handed on with its file', "export * from './words';"],
])('a table that is asked for %s keeps its names everywhere', (_what, page) => {
  const files = { 'one/words.ts': TABLE, 'one/page.ts': page, 'one/other.ts': `${BESIDE}w.title;` };
  expect(read(files)).toEqual(files);
});

it('a table that stays in its file is short there, though the file is fetched late', () => {
  const files = { 'page.tsx': "const w = words({ title: 'Giấy' }, { title: 'Paper' });\nw.title;", 'app.ts': "await import('./page');" };
  expect(read(files)['page.tsx']).toBe("const w = words({ a: 'Giấy' }, { a: 'Paper' });\nw.a;");
});

it('a table whose words are not all simply named keeps its names', () => {
  for (const table of ["const w = words({ ...more, title: '' }, {});", "const w = words({ 'a b': '' }, { 'a b': '' });", 'const w = words(vi, en);']) {
    expect(read({ 'words.ts': `${table} w.title;` })).toEqual({ 'words.ts': `${table} w.title;` });
  }
});

it('tables of more words than letters give each word a name of its own', () => {
  const names = Array.from({ length: 800 }, (_, at) => `word${at}`);
  const table = `{ ${names.map((name) => `${name}: ''`).join(', ')} }`;
  const text = read({ 'words.ts': `const w = words(${table}, ${table});` })['words.ts'] ?? '';
  const short = [...text.matchAll(/(\w+): ''/g)].map(([, name]) => name);
  expect(short).toHaveLength(1600);
  expect(new Set(short).size).toBe(800);
});
