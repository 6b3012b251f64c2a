import { fromBase64url } from './base64url';
import { applyVerdicts } from './outbox';
import { readMeta, write, type Meta, type SealedBundle, type Store } from './store';
import { isObject } from './shapes';

/** The server's signed answer to one bundle: verdicts without words, nothing about anybody. */
export interface Receipt {
  readonly bundle: string;
  readonly device: string;
  readonly number: number;
  readonly received_at: string;
  readonly letters: readonly ReceiptLetter[];
  readonly key: string;
  readonly signature: string;
}

interface ReceiptLetter {
  readonly id: string;
  readonly state: 'done' | 'refused';
  readonly number: number | null;
  readonly problem: string | null;
}

/** Only letters that spell the same in every JSON: what is signed must read back byte for byte. */
const PLAIN = /^[\w.:+-]*$/;

const isPlain = (value: unknown): value is string => typeof value === 'string' && PLAIN.test(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value);

function readLetter(said: unknown): ReceiptLetter | null {
  if (!isObject(said) || !isPlain(said['id'])) return null;
  const { id, state, number, problem } = said;
  if (state !== 'done' && state !== 'refused') return null;
  if ((number !== null && !isCount(number)) || (problem !== null && !isPlain(problem))) return null;
  return { id, state, number, problem };
}

/** The receipt in what was said, or null when it is none; its signature is not looked at. */
export function readReceipt(said: unknown): Receipt | null {
  if (!isObject(said) || !Array.isArray(said['letters'])) return null;
  const { bundle, device, number, received_at, key, signature } = said;
  const letters = said['letters'].map(readLetter);
  if (!isPlain(bundle) || !isPlain(device) || !isPlain(received_at) || !isPlain(key)) return null;
  if (!isPlain(signature) || !isCount(number) || letters.includes(null)) return null;
  return { bundle, device, number, received_at, letters: letters as ReceiptLetter[], key, signature };
}

/** What the server signed: one spelling, names in the order of the alphabet, no spaces. */
function canonical({ bundle, device, letters, number, received_at }: Receipt): string {
  const plain = letters.map(({ id, number: at, problem, state }) => ({ id, number: at, problem, state }));
  return JSON.stringify({ bundle, device, letters: plain, number, received_at });
}

/** Whether one of these keys signed the receipt. */
export async function isSigned(receipt: Receipt, keys: readonly string[]): Promise<boolean> {
  const said = new TextEncoder().encode(canonical(receipt));
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  for (const point of keys) {
    try {
      const key = await crypto.subtle.importKey('raw', fromBase64url(point), curve, false, ['verify']);
      const hashed = { name: 'ECDSA', hash: 'SHA-256' };
      if (await crypto.subtle.verify(hashed, key, fromBase64url(receipt.signature), said)) return true;
    } catch {
      // A key or a signature that is not even spelled right signs nothing.
    }
  }
  return false;
}

/** What became of a receipt: `applied` here, `kept` for the phone it is carried back to, or not trusted. */
export type Heard = 'applied' | 'kept' | 'foreign' | 'unsigned';

/**
 * Takes a receipt from whoever brings it; only what the server signed moves anything.
 *
 * For a bundle of this phone, work that was done becomes `sent`. What was refused stays `here`:
 * the next push brings the server's words. For a bundle that is carried, its bytes may go.
 */
export async function hear(db: Store, receipt: Receipt, now: number): Promise<Heard> {
  const keys = (await readMeta(db, 'seal'))?.receipts ?? [];
  if (!(await isSigned(receipt, keys))) return 'unsigned';
  const bundle = await db.get('sealed', receipt.bundle);
  const device = await readMeta(db, 'device_id');
  if (!bundle) return 'foreign';
  if (bundle.role === 'carried') {
    await settle(db, receipt);
    return 'kept';
  }
  if (receipt.device !== device) return 'foreign';
  const inside = new Set(bundle.letters);
  const done = receipt.letters.filter((letter) => letter.state === 'done' && inside.has(letter.id));
  const verdicts = done.map(({ id, number }) => ({ id, state: 'done' as const, number, problem: null }));
  // First the letters, then the bundle: killed in between, the receipt is simply heard again.
  await applyVerdicts(db, verdicts, now);
  await settle(db, receipt);
  return 'applied';
}

/** Keeps a receipt that was checked, and lets the bytes of its bundle go. */
async function settle(db: Store, receipt: Receipt): Promise<void> {
  await write(db, ['sealed'], async (tx) => {
    const sealed = tx.objectStore('sealed');
    const bundle = await sealed.get(receipt.bundle);
    if (!bundle) return;
    const delivered: SealedBundle = { ...bundle, bytes: new Uint8Array(), delivered_at: receipt.received_at, receipt };
    await sealed.put({ ...delivered, problem: null });
  });
}

/** Whether a bundle of this phone is under way: then a pull asks for receipts, and is made before a push. */
export async function awaitsReceipt(db: Store): Promise<boolean> {
  const mine = await db.getAllFromIndex('sealed', 'role', 'mine');
  return mine.some((bundle) => bundle.receipt === null && bundle.closed_at === undefined);
}

/** The last receipt that was told to this phone; null when it waits for none. */
export async function heardSoFar(db: Store): Promise<number | null> {
  return (await awaitsReceipt(db)) ? ((await readMeta(db, 'heard')) ?? 0) : null;
}

/** What a pull said of carried work: the server's keys, and the receipts this phone waits for. */
export async function hearAtPull(db: Store, said: object, now: number): Promise<void> {
  const { seal, receipts: told } = said as { seal?: unknown; receipts?: unknown };
  const keys = readKeys(seal);
  const receipts = Array.isArray(told) ? told.map(readReceipt) : [];
  const known = await readMeta(db, 'seal');
  if (keys && JSON.stringify(keys) !== JSON.stringify(known)) {
    await write(db, ['meta'], (tx) => tx.objectStore('meta').put(keys, 'seal'));
  }
  let heard = 0;
  for (const receipt of receipts) {
    if (!receipt) continue;
    await hear(db, receipt, now);
    heard = Math.max(heard, receipt.number);
  }
  if (heard > 0) await write(db, ['meta'], (tx) => tx.objectStore('meta').put(heard, 'heard'));
}

/** The server's keys, as it told them. */
export function readKeys(said: unknown): Meta['seal'] | null {
  if (!isObject(said) || !isPlain(said['id']) || !isPlain(said['public'])) return null;
  const receipts = said['receipts'];
  if (!Array.isArray(receipts) || !receipts.every(isPlain)) return null;
  return { id: said['id'], public: said['public'], receipts };
}
