import { carryOn } from './carry';
import { fromBase45, toBase45 } from './base45';
import { Bucket, Fountain, MOST_SHOWN } from './fountain';
import { countIn, lettersIn } from './outbox';
import { asText, packReceipt, readParcel } from './parcel';
import { hear, readReceipt, type Heard } from './receipts';
import { readMeta, write, type SealedBundle, type Store } from './store';
import type { Problem } from './types';
import type { Wire } from './wire';

/** What became of something that another phone gave: see `Courier.take`. */
export type Taken = 'carried' | 'known' | 'own' | 'full' | 'unreadable' | Heard;

/** A bundle as a screen shows it. */
export interface BundleView {
  readonly id: string;
  readonly role: SealedBundle['role'];
  /** How many records are inside; null for somebody else's: nobody can look. */
  readonly letters: number | null;
  /** How many of them still wait for an answer. */
  readonly waiting: number;
  readonly bytes: number;
  readonly made_at: string;
  /** When it was handed to another phone, as far as this one knows. */
  readonly given_at: string | null;
  readonly delivered_at: string | null;
  /** Whether this phone has meanwhile sent all of it by itself. */
  readonly closed: boolean;
  readonly problem: Problem | null;
  /** Small enough to be shown as pictures. */
  readonly showable: boolean;
}

/** Frames to be shown one after the other, as the letters of QR codes. */
export interface Frames {
  readonly blocks: number;
  readonly frame: (number: number) => string;
}

/** Collects frames that a camera read. */
export interface Catcher {
  /** Takes one QR code's letters; true when it brought something new. */
  readonly add: (letters: string) => boolean;
  readonly progress: () => { readonly done: number; readonly all: number };
  readonly content: () => Uint8Array<ArrayBuffer> | null;
}

/** Work that goes from phone to phone when there is no network. Nothing here needs signal but `deliver`. */
export interface Courier {
  /** How many records wait, and whether this phone knows the key to seal them with. */
  ready(): Promise<{ readonly letters: number; readonly sealable: boolean }>;
  /** Seals all that waits, or gives what was sealed before when nothing was added since. */
  make(): Promise<readonly BundleView[]>;
  /** Own bundles first, each newest first. */
  bundles(): Promise<readonly BundleView[]>;
  /** The words of the file for a bundle: the bundle itself, or its receipt once it was delivered. */
  file(id: string): Promise<string | null>;
  /** The same as pictures; null when it is too big for them. */
  frames(id: string): Promise<Frames | null>;
  catcher(): Catcher;
  /** Notes that a bundle was handed over: from now on it is said to be under way. */
  given(id: string): Promise<void>;
  /** Takes what another phone gave: a bundle to carry, or a receipt. It is kept before this resolves. */
  take(bytes: Uint8Array<ArrayBuffer>): Promise<Taken>;
  /** Brings what is carried to the server now. */
  deliver(): Promise<void>;
  /** Lets a bundle go that somebody else's phone made, or one's own that is answered. */
  drop(id: string): Promise<void>;
}

interface Parts {
  readonly db: Store;
  readonly wire: Wire;
  readonly now: () => number;
  readonly changed: () => Promise<void>;
}

const MOST_CARRIED = 50;

export function openCourier({ db, wire, now, changed }: Parts): Courier {
  const change = async (id: string, patch: Partial<SealedBundle>): Promise<void> => {
    await write(db, ['sealed'], async (tx) => {
      const bundle = await tx.objectStore('sealed').get(id);
      if (bundle) await tx.objectStore('sealed').put({ ...bundle, ...patch });
    });
    await changed();
  };
  return {
    ready: () => ready(db),
    async make() {
      const views = await make(db, now());
      await changed();
      return views;
    },
    bundles: () => bundles(db),
    async file(id) {
      const bytes = await parcelOf(db, id);
      return bytes && asText(bytes);
    },
    async frames(id) {
      const bytes = await parcelOf(db, id);
      return bytes && bytes.length <= MOST_SHOWN ? framesOf(bytes) : null;
    },
    catcher,
    given: (id) => change(id, { given_at: new Date(now()).toISOString() }),
    async take(bytes) {
      const taken = await take(db, bytes, now());
      await changed();
      return taken;
    },
    async deliver() {
      await carryOn(db, wire, now(), true).finally(changed);
    },
    async drop(id) {
      await drop(db, id);
      await changed();
    },
  };
}

async function ready(db: Store): Promise<{ letters: number; sealable: boolean }> {
  const [owner, key] = await Promise.all([readMeta(db, 'owner'), readMeta(db, 'seal')]);
  return { letters: owner ? await countIn(db, owner.member, 'here') : 0, sealable: key !== null };
}

async function make(db: Store, now: number): Promise<readonly BundleView[]> {
  if (!db.vault.open) return spared(db);
  const [session, key] = await Promise.all([readMeta(db, 'session'), readMeta(db, 'seal')]);
  if (!session || !key) return [];
  const waiting = new Set((await lettersIn(db, session.member.id, 'here')).map((letter) => letter.id));
  const before = (await db.getAllFromIndex('sealed', 'role', 'mine')).filter((bundle) => bundle.receipt === null && bundle.closed_at === undefined);
  const whole = before.filter(({ letters }) => letters.every((id) => waiting.has(id)));
  const covered = new Set(whole.flatMap(({ letters }) => letters));
  const same = [...waiting].every((id) => covered.has(id));
  const latest = whole.filter(({ made_at }) => made_at === whole.at(-1)?.made_at);
  const enough = same && latest.reduce((sum, { letters }) => sum + letters.length, 0) === waiting.size;
  if (enough) return viewed(db, latest);
  const { sealAll } = await import('./seal');
  const fresh = await sealAll(db, key, now);
  await write(db, ['sealed'], async (tx) => {
    for (const bundle of fresh) await tx.objectStore('sealed').put(bundle);
    // What was never handed over and lies whole in the new bundle is not needed twice.
    for (const { id, given_at } of whole) if (given_at === undefined) await tx.objectStore('sealed').delete(id);
  });
  return viewed(db, fresh);
}

/** What a phone can give that cannot be opened now: each tap as it was sealed at once. */
async function spared(db: Store): Promise<readonly BundleView[]> {
  await write(db, ['sealed', 'outbox'], async (tx) => {
    const [sealed, outbox] = [tx.objectStore('sealed'), tx.objectStore('outbox')];
    for (const spare of await sealed.index('role').getAll('spare')) {
      const letters = await Promise.all(spare.letters.map((id) => outbox.get(id)));
      if (letters.some((letter) => letter?.state === 'here')) await sealed.put({ ...spare, role: 'mine' });
    }
  });
  const mine = await db.getAllFromIndex('sealed', 'role', 'mine');
  return viewed(db, mine.filter((bundle) => bundle.receipt === null && bundle.closed_at === undefined));
}

async function bundles(db: Store): Promise<readonly BundleView[]> {
  const views = await viewed(db, (await db.getAll('sealed')).filter(({ role }) => role !== 'spare'));
  const rank = ({ role }: BundleView): number => (role === 'mine' ? 0 : 1);
  return [...views].sort((a, b) => rank(a) - rank(b) || (a.made_at < b.made_at ? 1 : -1));
}

async function viewed(db: Store, all: readonly SealedBundle[]): Promise<readonly BundleView[]> {
  return Promise.all(
    all.map(async (bundle) => {
      const { id, role, letters, made_at, given_at, delivered_at, problem } = bundle;
      const found = await Promise.all(letters.map((each) => db.get('outbox', each)));
      const size = bundle.bytes.length;
      return {
        id,
        role,
        letters: role === 'mine' ? letters.length : null,
        waiting: found.filter((letter) => letter?.state === 'here').length,
        bytes: size,
        made_at,
        given_at: given_at ?? null,
        delivered_at,
        closed: bundle.closed_at !== undefined,
        problem: problem ?? null,
        showable: size <= MOST_SHOWN,
      };
    }),
  );
}

async function parcelOf(db: Store, id: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const bundle = await db.get('sealed', id);
  if (!bundle) return null;
  const receipt = readReceipt(bundle.receipt);
  return receipt ? packReceipt(receipt) : bundle.bytes;
}

function framesOf(bytes: Uint8Array): Frames {
  const fountain = new Fountain(bytes);
  return { blocks: fountain.blocks, frame: (number) => toBase45(fountain.frame(number)) };
}

function catcher(): Catcher {
  const bucket = new Bucket();
  return {
    add(letters) {
      const frame = fromBase45(letters);
      return frame !== null && bucket.add(frame);
    },
    progress: () => bucket.progress,
    content: () => bucket.content,
  };
}

async function take(db: Store, bytes: Uint8Array<ArrayBuffer>, now: number): Promise<Taken> {
  const parcel = await readParcel(bytes);
  if (!parcel) return 'unreadable';
  if (parcel.kind === 'receipt') return hear(db, parcel.receipt, now);
  return write(db, ['sealed'], async (tx) => {
    const sealed = tx.objectStore('sealed');
    const known = await sealed.get(parcel.id);
    if (known) return known.role === 'mine' ? 'own' : 'known';
    if ((await sealed.index('role').count('carried')) >= MOST_CARRIED) return 'full';
    const made_at = new Date(now).toISOString();
    const fresh = { id: parcel.id, role: 'carried', bytes: parcel.bytes, letters: [], made_at } as const;
    await sealed.put({ ...fresh, delivered_at: null, receipt: null });
    return 'carried';
  });
}

async function drop(db: Store, id: string): Promise<void> {
  await write(db, ['sealed', 'outbox'], async (tx) => {
    const bundle = await tx.objectStore('sealed').get(id);
    if (!bundle) return;
    // The only copy of one's own work is never let go before it is answered.
    for (const letter of bundle.receipt === null ? bundle.letters : []) {
      if ((await tx.objectStore('outbox').count(letter)) === 0) return;
    }
    await tx.objectStore('sealed').delete(id);
  });
}
