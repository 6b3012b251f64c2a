import { Refused } from './errors';
import { hear, readReceipt } from './receipts';
import { write, type SealedBundle, type Store } from './store';
import type { Problem } from './types';
import { isObject } from './shapes';
import type { Wire } from './wire';

/** A bundle that was refused is offered again by itself only after so long; its owner may have a new code by then. */
const OFFER_AGAIN_MS = 6 * 3_600_000;
const FORGET_MS = 30 * 86_400_000;

/** Brings every bundle that waits on this phone to the server; stops at the first sign of no signal. */
export async function carryOn(db: Store, wire: Wire, now: number, asked = false): Promise<void> {
  await tidy(db, now);
  for (const bundle of await undelivered(db)) {
    const rested = bundle.tried_at === undefined || now - Date.parse(bundle.tried_at) >= OFFER_AGAIN_MS;
    if (bundle.problem && !asked && !rested) continue;
    await deliver(db, wire, bundle, now);
  }
}

/** Closes own bundles that this phone has meanwhile sent by itself, and forgets what was settled long ago. */
async function tidy(db: Store, now: number): Promise<void> {
  for (const { id, letters } of await db.getAllFromIndex('sealed', 'role', 'spare')) {
    const left = await Promise.all(letters.map((each) => db.get('outbox', each)));
    if (!left.some((letter) => letter?.state === 'here')) await db.delete('sealed', id);
  }
  for (const bundle of await db.getAllFromIndex('sealed', 'role', 'mine')) {
    const settled = bundle.closed_at ?? bundle.delivered_at;
    if (settled !== null) {
      if (now - Date.parse(settled) > FORGET_MS) await db.delete('sealed', bundle.id);
      continue;
    }
    const letters = await Promise.all(bundle.letters.map((id) => db.get('outbox', id)));
    if (letters.some((letter) => letter === undefined || letter.state === 'here')) continue;
    const closed = { ...bundle, bytes: new Uint8Array(), closed_at: new Date(now).toISOString() };
    await write(db, ['sealed'], (tx) => tx.objectStore('sealed').put(closed));
  }
}

/** What is carried for others, and bundles of one's own whose letters live nowhere else any more. */
async function undelivered(db: Store): Promise<SealedBundle[]> {
  const all = await db.getAll('sealed');
  const waiting: SealedBundle[] = [];
  for (const bundle of all) {
    if (bundle.receipt !== null || bundle.closed_at !== undefined || bundle.role === 'spare') continue;
    if (bundle.role === 'carried' || !(await isHere(db, bundle))) waiting.push(bundle);
  }
  return waiting;
}

async function isHere(db: Store, bundle: SealedBundle): Promise<boolean> {
  for (const id of bundle.letters) if (!(await db.getKey('outbox', id))) return false;
  return true;
}

async function deliver(db: Store, wire: Wire, bundle: SealedBundle, now: number): Promise<void> {
  let problem: Problem;
  try {
    const said = await wire.post('courier', bundle.bytes, null);
    const receipt = isObject(said) ? readReceipt(said['receipt']) : null;
    // Bytes go only when the server's signature says that it has them.
    if (receipt?.bundle === bundle.id) await hear(db, receipt, now);
    return;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    problem = error.problem;
  }
  await write(db, ['sealed'], async (tx) => {
    const sealed = tx.objectStore('sealed');
    const present = await sealed.get(bundle.id);
    const tried_at = new Date(now).toISOString();
    if (present?.receipt === null) await sealed.put({ ...present, problem, tried_at });
  });
}
