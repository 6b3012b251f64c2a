import type { Table } from './base';
import type { Late } from './late';
import { readKey, write, type Keys, type Meta, type Store, type Tables } from './store';
import { newBind, type Bytes, type Halves, type Lock } from './vault';

/** How long the next guess has to wait after so many wrong ones; after the last the phone forgets everything. */
const WAITS_S = [0, 0, 30, 60, 300, 900, 3600, 3600, 3600, 3600];
export const MOST_GUESSES = WAITS_S.length;
/**
 * A try is counted by taking a record away before the PIN is looked at, and a right PIN by taking as many of another
 * kind: to take away needs no room, so that a full phone neither gives guesses to a thief nor takes them from its owner.
 * That is enough for so many tries on a full phone; with room all are put back at each right one.
 */
const STOCK = 30;
const COUNTED = ['guess ', 'right '].flatMap((kind) => Array.from({ length: STOCK }, (_, at) => `${kind}${at}`));
const of = (kind: string): IDBKeyRange => IDBKeyRange.bound(kind, `${kind}:`);
/** How many guesses are left; a phone from an earlier release has no record of right PINs yet. */
const left = (guesses: number, rights: number): number => Math.max(0, Math.min(guesses, MOST_GUESSES + guesses - rights));
const NO_WAIT = { until: 0, seen: 0 };

/** What became of a PIN that was typed: `early` was not looked at, `last` was wrong once too often. */
export type Entered = 'open' | 'wrong' | 'early' | 'last';

async function bindOf(db: Store): Promise<CryptoKey> {
  const known = await readKey(db, 'bind');
  if (known) return known;
  const fresh = await newBind();
  return write(db, ['keys'], async (tx) => {
    const keys = tx.objectStore('keys');
    const first = (await keys.get('bind')) as CryptoKey | undefined;
    if (!first) await keys.put(fresh, 'bind');
    return first ?? fresh;
  });
}

/** What stands beside the PIN or the chip of a lock; null while the server's share is missing. */
export async function halvesOf(db: Store, lock: Lock): Promise<Halves | null> {
  const share = lock.shared ? await readKey(db, 'share') : null;
  return lock.shared && !share ? null : { bind: await bindOf(db), share };
}

/** Opens the phone under a new PIN and data key; the lock has still to be stored with what it locks. */
export async function newLock(db: Store, pin: string, rounds: number, share: Bytes | null): Promise<Partial<Keys>> {
  return { lock: await db.vault.begin(pin, { bind: await bindOf(db), share }, rounds), ...(share && { share }) };
}

/** Stores keys; with a lock come all its guesses. */
export async function putKeys(keys: Table<Tables['keys']>, fresh: Partial<Keys>): Promise<void> {
  for (const [name, key] of Object.entries(fresh)) await keys.put(key, name);
  if (!fresh.lock) return;
  const known = await keys.getAllKeys();
  await Promise.all(COUNTED.filter((name) => !known.includes(name)).map((name) => keys.put(0, name)));
}

/** What of a session may be told while the phone is locked. */
export function ownerOf({ member, place }: Meta['session']): Meta['owner'] {
  return { member: member.id, commune: place.commune_name };
}

/**
 * Looks at a PIN.
 *
 * That it was tried is written down before it is looked at, so that no kill and no restart wins a guess.
 */
export async function enterPin(db: Store, late: Late, pin: string, now: number): Promise<Entered> {
  const found = await readKey(db, 'lock');
  const halves = found && (await halvesOf(db, found));
  if (!halves) return 'early';
  // A phone without room cannot note how long to wait, but still how often it was tried.
  const tried = await take(db, late, now, true).catch(() => take(db, late, now, false));
  if (!tried) return 'early';
  if (!tried.over && (await db.vault.enter(pin, tried.lock, halves))) {
    await keep(db, tried.lock, { lock: { ...tried.lock, wait: NO_WAIT } })
      .catch(() => giveBack(db))
      .catch(() => undefined);
    return 'open';
  }
  return tried.left > 0 ? 'wrong' : 'last';
}

/** Gives the guesses back to a phone without room: the tries since the last right PIN count no more. */
async function giveBack(db: Store): Promise<void> {
  await write(db, ['keys'], async (tx) => {
    const keys = tx.objectStore('keys');
    const [guesses, rights] = await Promise.all([keys.count(of('guess ')), keys.getAllKeys(of('right '))]);
    await Promise.all(rights.slice(guesses).map((name) => keys.delete(name)));
  });
}

interface Tried {
  readonly lock: Lock;
  readonly left: number;
  /** All guesses had been wrong already: no PIN is looked at any more. */
  readonly over: boolean;
}

/** Takes one guess away, unless it is too early for the next. */
async function take(db: Store, late: Late, now: number, noting: boolean): Promise<Tried | null> {
  return write(db, ['keys'], async (tx) => {
    const keys = tx.objectStore('keys');
    const lock = (await keys.get('lock')) as Lock | undefined;
    const at = lock ? late.at(lock.wait, now) : now;
    if (!lock || lock.chip || at < lock.wait.until) return null;
    const [guesses, rights] = await Promise.all([keys.getAllKeys(of('guess ')), keys.count(of('right '))]);
    if (guesses[0]) await keys.delete(guesses[0]);
    const still = left(guesses.length - 1, rights);
    const until = at + (WAITS_S[MOST_GUESSES - 1 - still] ?? 0) * 1000;
    if (noting) await keys.put({ ...lock, wait: { until, seen: at } }, 'lock');
    return { lock, left: still, over: rights > 0 && left(guesses.length, rights) === 0 };
  });
}

/** Stores what takes the place of a lock; one that another tab has replaced meanwhile does not come back. */
async function keep(db: Store, before: Lock, fresh: Partial<Keys>): Promise<void> {
  await write(db, ['keys'], async (tx) => {
    const keys = tx.objectStore('keys');
    if (String(((await keys.get('lock')) as Lock | undefined)?.salt) !== String(before.salt)) throw new Error('Another tab has changed the lock.');
    await putKeys(keys, fresh);
  });
}

/** Another PIN for the same data, or with `chip` the chip's secret; what opened it before has just been entered. */
export async function changePin(db: Store, secret: string | Bytes, rounds: number, chip?: Bytes): Promise<void> {
  const lock = await readKey(db, 'lock');
  const halves = lock && (await halvesOf(db, lock));
  if (!halves) return;
  await db.vault.begin(secret, halves, rounds, [lock, halves], (fresh) => keep(db, lock, { lock: chip ? { ...fresh, chip } : fresh }));
}

/** Makes the share that the server lent a part of the lock; an open phone that has none, or another one, needs it. */
export async function takeShare(db: Store, share: Bytes): Promise<void> {
  const lock = await readKey(db, 'lock');
  const before = lock && (await halvesOf(db, lock));
  if (!before) return;
  if (before.share && String(before.share) === String(share)) return;
  await keep(db, lock, { lock: await db.vault.rewrap(lock, before, { ...before, share }), share });
}

/** The lease is over, or the phone was left alone: what is needed to read it goes. */
export async function forgetShare(db: Store, until: number): Promise<void> {
  db.vault.close();
  if (!(await readKey(db, 'share'))) return;
  await write(db, ['meta', 'keys'], async (tx) => {
    // The server may have been met since this was found to be over, and have lent it again.
    const shown = (await tx.objectStore('meta').get('shown')) as Meta['shown'] | undefined;
    if (shown?.until === until) await tx.objectStore('keys').delete('share');
  });
}

/** Why a phone asks for its PIN, or for a touch, if it does. */
export interface Asks {
  readonly why: 'pin';
  /** No PIN was chosen yet. */
  readonly first: boolean;
  /** Before this moment none is looked at. */
  readonly until: string | null;
  /** How many guesses are left. */
  readonly left: number;
  /** It opens by the phone's own chip, and by no PIN. */
  readonly chip: boolean;
}

export async function lookAtPin(db: Store, late: Late, now: number): Promise<Asks | null> {
  if (db.vault.open) return null;
  const [lock, plain, guesses, rights] = await Promise.all([
    readKey(db, 'lock'),
    db.get('meta', 'session'),
    db.count('keys', of('guess ')),
    db.count('keys', of('right ')),
  ]);
  if (!lock) return plain ? { why: 'pin', first: true, until: null, left: MOST_GUESSES, chip: false } : null;
  const { until } = lock.wait;
  const waits = late.at(lock.wait, now) < until;
  return { why: 'pin', first: false, until: waits ? new Date(until).toISOString() : null, left: left(guesses, rights), chip: !!lock.chip };
}

