import { amountsOn, says } from '../../rules/values';
import type { Guide } from '../../rules/types';

/** A text that is heard by itself. `spot` says where it stands: code/kind/line/part. */
export interface Piece {
  readonly key: string;
  readonly spot: string;
  readonly text: string;
}

/** What is said of each kind of line, most needed first; the same on the server. */
const KINDS = {
  questions: ['ask', 'why'],
  steps: ['text'],
  papers: ['name', 'why', 'get', 'note'],
  warnings: ['text'],
  mistakes: ['text', 'fix'],
  fees: ['text'],
  conflicts: ['text'],
} as const;

/** The name of a text: 32 hex digits of the SHA-256 of its letters. */
export async function keyOf(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text.normalize('NFC').trim()));
  return Array.from(new Uint8Array(bytes, 0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The pieces of some guides with the amounts of a day, each text once, in the order of the guides. */
export async function piecesOf(guides: readonly Guide[], on: string): Promise<Piece[]> {
  const spots = new Map<string, string>();
  for (const guide of guides) {
    const told = says(guide, amountsOn(guide, on));
    const note = (spot: string, text: unknown): void => {
      const plain = typeof text === 'string' ? text.trim() : '';
      if (plain && !spots.has(plain)) spots.set(plain, `${guide.procedure}/${spot}`);
    };
    for (const [kind, parts] of Object.entries(KINDS)) {
      for (const raw of guide[kind as keyof typeof KINDS] ?? []) {
        const line = told(raw) as unknown as { id: string; options?: { id: string; label: string }[] } & Record<string, unknown>;
        for (const part of parts) note(`${kind}/${line.id}/${part}`, line[part]);
        for (const option of line.options ?? []) note(`${kind}/${line.id}/${option.id}`, option.label);
      }
    }
    note('title', guide.title);
    note('intro', guide.intro);
    note('place', guide.place?.text);
    note('time', guide.time?.text);
  }
  return Promise.all([...spots].map(async ([text, spot]) => ({ key: await keyOf(text), spot, text })));
}
