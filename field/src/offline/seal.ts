import { fromBase64url } from './base64url';
import { HEAD_BYTES, MARK, gzip, join, sizeClass } from './format';
import { sealTo } from './hpke';
import { newId } from './ids';
import { readMeta, stateRange, type Meta, type SealedBundle, type Store } from './store';
import type { Letter } from './types';

export type SealKey = Pick<Meta['seal'], 'id' | 'public'>;

const LABEL = new TextEncoder().encode('nhip-cau courier');
const POINT_BYTES = 65;
const TAG_BYTES = 16;
const LENGTH_BYTES = 4;
/** What one bundle holds at most, so that even unpacked it passes the server's door of 1 MB. */
const MOST_LETTERS = 500;
const MOST_RAW = 900_000;

/** What the server reads inside: who made it, when by this phone's clock, and the letters. */
interface Packed {
  readonly device: string;
  readonly token: string;
  readonly made_at: string;
  readonly letters: readonly Pick<Letter, 'id' | 'verb' | 'body' | 'happened_at'>[];
}

/**
 * Seals everything of this phone's member that is still `here` to the server's key.
 *
 * Mostly one bundle; more than 500 letters make several. Nothing is stored or changed: whoever
 * asks puts the bundles into `sealed`, and may only then, in the same transaction, let letters go
 * that are named in `letters`. Empty when nothing waits.
 */
export async function sealAll(db: Store, key: SealKey, now = Date.now()): Promise<SealedBundle[]> {
  const [session, device] = await Promise.all([readMeta(db, 'session'), readMeta(db, 'device_id')]);
  if (!session || device === null) return [];
  const waiting = await db.getAllFromIndex('outbox', 'state', stateRange(session.member.id, 'here'));
  return sealed(waiting, 'mine', device, session.token, key, now);
}

/** Seals what is about to be written, for the day on which this phone has to forget it; null while it knows no key. */
export async function spareOf(db: Store, letters: readonly Letter[], now: number): Promise<SealedBundle | null> {
  const facts = [readMeta(db, 'seal'), readMeta(db, 'session'), readMeta(db, 'device_id')] as const;
  const [key, session, device] = await Promise.all(facts);
  if (!key || !session || device === null) return null;
  return (await sealed(letters, 'spare', device, session.token, key, now))[0] ?? null;
}

async function sealed(
  waiting: readonly Letter[],
  role: SealedBundle['role'],
  device: string,
  token: string,
  key: SealKey,
  now: number,
): Promise<SealedBundle[]> {
  const bundles: SealedBundle[] = [];
  for (const letters of portions(waiting)) {
    const made_at = new Date(now).toISOString();
    const id = newId(now);
    const bytes = await seal(id, { device, token, made_at, letters }, key);
    const ids = letters.map((letter) => letter.id);
    bundles.push({ id, role, bytes, letters: ids, made_at, delivered_at: null, receipt: null });
  }
  return bundles;
}

function* portions(waiting: readonly Letter[]): Generator<Packed['letters'][number][]> {
  let portion: Packed['letters'][number][] = [];
  let size = 0;
  for (const { id, verb, body, happened_at } of waiting) {
    const letter = { id, verb, body, happened_at };
    const bytes = new TextEncoder().encode(JSON.stringify(letter)).length + 1;
    if (portion.length > 0 && (portion.length === MOST_LETTERS || size + bytes > MOST_RAW)) {
      yield portion;
      portion = [];
      size = 0;
    }
    portion.push(letter);
    size += bytes;
  }
  if (portion.length > 0) yield portion;
}

/** One sealed bundle: `NCB1 · bundle id · key id · HPKE`, its size rounded up to a class. */
export async function seal(id: string, packed: Packed, key: SealKey): Promise<Uint8Array<ArrayBuffer>> {
  const head = headOf(id, key);
  const padded = pad(await gzip(new TextEncoder().encode(JSON.stringify(packed))));
  const { enc, ct } = await sealTo(fromBase64url(key.public), join(LABEL, head), padded);
  return join(head, enc, ct);
}

function headOf(id: string, key: SealKey): Uint8Array<ArrayBuffer> {
  const hex = id.replaceAll('-', '');
  const name = Uint8Array.from({ length: 16 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));
  return join(MARK, name, fromBase64url(key.id));
}

/** Length, content, zeros: up to 1, 1½, 2, 3, 4, 6 … kB as a whole, so that the size tells little. */
function pad(content: Uint8Array): Uint8Array<ArrayBuffer> {
  const around = HEAD_BYTES + POINT_BYTES + TAG_BYTES;
  const padded = new Uint8Array(sizeClass(around + LENGTH_BYTES + content.length) - around);
  new DataView(padded.buffer).setUint32(0, content.length);
  padded.set(content, LENGTH_BYTES);
  return padded;
}
