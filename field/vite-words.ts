import { dirname, join } from 'node:path';
import ts from 'typescript';

/** One name that is written shorter in the build. */
export interface Short {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Table {
  readonly keys: ReadonlyMap<string, string>;
  readonly spots: { readonly file: string; readonly name: ts.Node }[];
  /** Whether other files may know it. */
  readonly shown: boolean;
  /** Something else than one word is asked of it, so its names have to stay. */
  bound: boolean;
}

type Tables = Map<string, Table>;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

function shortName(at: number): string {
  const rest = Math.floor(at / LETTERS.length);
  return (rest > 0 ? shortName(rest - 1) : '') + (LETTERS[at % LETTERS.length] ?? '');
}

function isWords(node: ts.Node | undefined): node is ts.CallExpression {
  return node !== undefined && ts.isCallExpression(node) && node.expression.getText() === 'words';
}

/** The names of an object's parts, or null when one of them is not simply named. */
function namesOf(object: ts.Node | undefined): ts.Identifier[] | null {
  if (!object || !ts.isObjectLiteralExpression(object)) return null;
  const names = object.properties.map((part) => (ts.isPropertyAssignment(part) && ts.isIdentifier(part.name) ? part.name : null));
  return names.includes(null) ? null : (names as ts.Identifier[]);
}

/** The tables of words in one file, by the name under which the file knows them. */
function declared(file: string, tree: ts.SourceFile): Tables {
  const found = new Map<string, Table>();
  for (const statement of tree.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    const shown = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (!isWords(initializer)) continue;
      const sides = initializer.arguments.map(namesOf);
      const first = sides[0] ?? [];
      const keys = new Map(first.map((key, at) => [key.text, shortName(at)]));
      const spots = sides.flatMap((side) => side ?? []).map((key) => ({ file, name: key }));
      const bound = sides.includes(null) || spots.some(({ name: key }) => !keys.has(key.text));
      found.set(name.getText(), { keys, spots, shown, bound });
    }
  }
  return found;
}

/** The tables of the file that a module is asked for by; none when that is not a file of the app. */
function tablesAt(file: string, specifier: ts.Node | undefined, all: ReadonlyMap<string, Tables>): Tables {
  if (!specifier || !ts.isStringLiteral(specifier)) return new Map();
  const path = join(dirname(file), specifier.text);
  const name = [path, `${path}.ts`, `${path}.tsx`, join(path, 'index.ts')].find((each) => all.has(each));
  return all.get(name ?? '') ?? new Map<string, Table>();
}

/** The tables that a file knows: its own, and those it takes by name from another file. */
function known(file: string, tree: ts.SourceFile, all: ReadonlyMap<string, Tables>): Tables {
  const here = new Map(all.get(file));
  for (const statement of tree.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    const there = tablesAt(file, statement.moduleSpecifier, all);
    for (const { name, propertyName } of bindings.elements) {
      const table = there.get((propertyName ?? name).text);
      if (table) here.set(name.text, table);
    }
  }
  return here;
}

/** The module that a file takes as a whole or hands on, so that its tables are asked under names not seen here. */
function unseen(node: ts.Node): ts.Node | undefined {
  if (ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isNamespaceImport(node)) return node.parent.parent.moduleSpecifier;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return node.arguments[0];
  return undefined;
}

/** Gathers every place that asks a table for one word; whatever else is done with a table binds its names. */
function look(file: string, tree: ts.SourceFile, all: ReadonlyMap<string, Tables>): void {
  const tables = known(file, tree, all);
  const visit = (node: ts.Node): void => {
    for (const table of tablesAt(file, unseen(node), all).values()) table.bound ||= table.shown;
    const table = ts.isIdentifier(node) ? tables.get(node.text) : undefined;
    const { parent } = node;
    if (table && ts.isIdentifier(node)) {
      const names = ts.isImportSpecifier(parent) || (ts.isVariableDeclaration(parent) && isWords(parent.initializer));
      const asked = ts.isPropertyAccessExpression(parent);
      if (asked && parent.expression === node && table.keys.has(parent.name.text)) table.spots.push({ file, name: parent.name });
      else if (!names && !(asked && parent.name === node)) table.bound = true;
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
}

/** The names of words, shortened wherever each is asked for by its name alone: by file, in the order of the text. */
export function shortened(sources: ReadonlyMap<string, string>): Map<string, Short[]> {
  const read = (file: string, code: string): ts.SourceFile =>
    ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const trees = new Map([...sources].map(([file, code]) => [file, read(file, code)]));
  const all = new Map([...trees].map(([file, tree]) => [file, declared(file, tree)]));
  for (const [file, tree] of trees) look(file, tree, all);
  const found = new Map<string, Short[]>();
  for (const { keys, spots, bound } of [...all.values()].flatMap((tables) => [...tables.values()])) {
    for (const { file, name } of bound ? [] : spots) {
      const short = { start: name.getStart(), end: name.getEnd(), text: keys.get(name.getText()) ?? name.getText() };
      found.set(file, [...(found.get(file) ?? []), short]);
    }
  }
  for (const each of found.values()) each.sort((a, b) => a.start - b.start);
  return found;
}

/** Part of a text with its names shortened. */
export function inShort(code: string, shorts: readonly Short[], from = 0, to = code.length): string {
  let text = '';
  let at = from;
  for (const { start, end, text: short } of shorts) {
    if (start < from || end > to) continue;
    text += code.slice(at, start) + short;
    at = end;
  }
  return text + code.slice(at, to);
}
