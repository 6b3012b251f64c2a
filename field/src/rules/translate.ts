/** A guide in another language: the same lines with other words, so that the list can never differ. */
import type { Guide } from './types';

const KINDS = ['questions', 'papers', 'steps', 'warnings', 'mistakes', 'fees', 'conflicts', 'values'] as const;
const PARTS = ['ask', 'why', 'name', 'get', 'note', 'text', 'fix', 'label'];

type Words = Readonly<Record<string, string>>;
type Spoken = Record<string, unknown> & { readonly id: string; readonly options?: readonly { id: string; label: string }[] };

/** The guide in other words, by their keys as in "papers.form.why"; what has no words stays as it is. */
export function translated(guide: Guide, words: Words): Guide {
  const told: Record<string, unknown> = { ...guide };
  for (const name of ['title', 'intro']) told[name] = words[name] ?? told[name];
  for (const name of ['place', 'time'] as const) {
    const text = words[name];
    if (text && guide[name]) told[name] = { ...guide[name], text };
  }
  for (const kind of KINDS) {
    const lines = guide[kind] as readonly unknown[] | undefined;
    if (lines) told[kind] = (lines as readonly Spoken[]).map((line) => lineIn(words, `${kind}.${line.id}`, line));
  }
  return told as unknown as Guide;
}

function lineIn(words: Words, start: string, line: Spoken): Spoken {
  const told: Record<string, unknown> = { ...line };
  for (const part of [...PARTS, ...(start.startsWith('values.') ? [] : ['unit'])]) {
    const text = words[`${start}.${part}`];
    if (text && part in told) told[part] = text;
  }
  if (line.options) {
    told['options'] = line.options.map((o) => ({ ...o, label: words[`${start}.options.${o.id}`] ?? o.label }));
  }
  return told as unknown as Spoken;
}
