import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Plugin, Rolldown } from 'vite';
import { inShort, shortened, type Short } from './vite-words.ts';

const MODULE = 'virtual:english';
/** The English of what comes with the second wave lies in a chunk beside it: one alone would be too large. */
const LATER = 'virtual:english-later';
const OF_LATER = /\/features\/(?:learning|safety|bulletin|market|feedback|surveys|voice)\//;
/** Told apart from every other chunk by this name; the service worker keeps it only where English was chosen. */
export const ENGLISH_CHUNK = /\/english-[^/]+\.js$/;

interface Said {
  /** Where the English stands in its file. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Every call of `words(vi, en)` in one file, with the English words as they are written. */
export function englishOf(file: string, code: string): Said[] {
  const tree = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: Said[] = [];
  const visit = (node: ts.Node): void => {
    const en = ts.isCallExpression(node) && node.expression.getText() === 'words' ? node.arguments[1] : undefined;
    if (en) {
      if (!ts.isObjectLiteralExpression(en)) throw new Error(`${file}: write the English words in the call itself.`);
      found.push({ start: en.getStart(), end: en.getEnd(), text: alone(file, tree, en) });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** The words as text; they travel to another chunk, so they may lean on nothing of their own file. */
function alone(file: string, tree: ts.SourceFile, en: ts.ObjectLiteralExpression): string {
  const known = new Set<string>();
  for (const statement of tree.statements) {
    const clause = ts.isImportDeclaration(statement) ? statement.importClause : undefined;
    const bindings = clause?.namedBindings;
    if (bindings && ts.isNamedImports(bindings)) for (const { name } of bindings.elements) known.add(name.text);
    if (ts.isFunctionDeclaration(statement) && statement.name) known.add(statement.name.text);
    if (ts.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations) known.add(name.getText());
    }
  }
  const visit = (node: ts.Node): void => {
    const named = ts.isPropertyAssignment(node.parent) || ts.isPropertyAccessExpression(node.parent) ? node.parent.name : null;
    if (ts.isIdentifier(node) && node !== named && known.has(node.text)) {
      throw new Error(`${file}: the English words use ${node.text}; give it to them as an argument.`);
    }
    ts.forEachChild(node, visit);
  };
  visit(en);
  return en.getText();
}

/** One file of the app: its words, and its names that are written shorter. */
interface Spoken {
  readonly calls: readonly { readonly key: number; readonly said: Said }[];
  readonly shorts: readonly Short[];
  readonly code: string;
}

/** The key of each call: the same for the file that says it and for the chunk that holds it. */
function everyWord(root: string): Map<string, Spoken> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => join(root, name))
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|\/tests\/|\.gen\./.test(name))
    .sort();
  const sources = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
  const shorts = shortened(sources);
  let key = 0;
  return new Map(
    [...sources].map(([file, code]) => {
      const calls = englishOf(file, code).map((said) => ({ key: key++, said }));
      return [file, { calls, shorts: shorts.get(file) ?? [], code }];
    }),
  );
}

/** Links to everything that the chunk behind the door pulls in, so that the door costs no round of its own. */
function behindTheDoor(bundle: Rolldown.OutputBundle, isDoor: (chunk: Rolldown.OutputChunk) => boolean): string[] {
  const chunks = new Map(Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])));
  const door = [...chunks.values()].find((chunk) => chunk.isEntry);
  const waiting = (door?.dynamicImports ?? []).filter((name) => {
    const chunk = chunks.get(name);
    return chunk !== undefined && isDoor(chunk);
  });
  const found = new Set<string>();
  for (const name of waiting) {
    if (found.has(name) || door?.imports.includes(name)) continue;
    found.add(name);
    waiting.push(...(chunks.get(name)?.imports ?? []));
  }
  return [...found];
}

/**
 * Puts the English words of the whole app in a chunk of its own.
 *
 * In the source, `words(vi, en)` keeps both languages side by side and the types keep them equal. In
 * a build the second argument becomes a number, and `virtual:english` holds what it stands for.
 */
export function englishApart(source: string, main: string): Plugin {
  let said: ReturnType<typeof everyWord> | undefined;
  let root = '';
  let base = '';
  let building = false;
  const all = (): ReturnType<typeof everyWord> => (said ??= everyWord(join(root, source)));
  return {
    name: 'english-apart',
    enforce: 'pre',
    configResolved(config) {
      ({ root, base } = config);
      building = config.command === 'build';
    },
    resolveId: (id) => (id === MODULE || id === LATER ? `\0${id}.ts` : undefined),
    load(id) {
      const later = id === `\0${LATER}.ts`;
      if (id !== `\0${MODULE}.ts` && !later) return undefined;
      if (!building) return 'export default {};';
      const parts = [...all()].flatMap(([file, { calls, shorts, code }]) =>
        OF_LATER.test(file) === later ? calls.map(({ key, said: { start, end } }) => `${key}: ${inShort(code, shorts, start, end)}`) : [],
      );
      const [head, more] = later ? ['', []] : [`import later from '${LATER}';\n`, ['...later']];
      return `${head}export default {\n${[...more, ...parts].join(',\n')}\n} as Record<number, object>;`;
    },
    transform(code, id) {
      const spoken = building ? all().get(id) : undefined;
      if (!spoken || (spoken.calls.length === 0 && spoken.shorts.length === 0)) return undefined;
      if (code !== spoken.code) throw new Error(`${id}: read another text than was built.`);
      const calls = spoken.calls.map(({ key, said: { start, end } }) => ({ start, end, text: `${key} as never` }));
      const shorts = spoken.shorts.filter((short) => !calls.some((call) => call.start <= short.start && short.end <= call.end));
      return { code: inShort(code, [...calls, ...shorts].sort((a, b) => a.start - b.start)), map: null };
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        if (!bundle) return undefined;
        return behindTheDoor(bundle, (chunk) => chunk.moduleIds.includes(join(root, main))).map((name) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: base + name },
          injectTo: 'head' as const,
        }));
      },
    },
  };
}
