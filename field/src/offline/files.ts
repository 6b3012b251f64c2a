import { sha256 } from './digest';
import { post, type Following, type Order } from './outbox';
import { carry, leftToday, PHONE_WORDS } from './lane';
import { rowsOf } from './pages';
import { readMeta, write, type Store, type StoredFile } from './store';
import { openVoices, type Parts, type Voices } from './voices';
import { hideBlob } from './vault';
import type { Attachment, Bodies, FileKind, Letter, Problem } from './types';

/** What may be attached, unless the server has said another limit. */
export const LARGEST = 10 * 1024 * 1024;
const MEDIA = ['image/webp', 'image/jpeg', 'audio/webm', 'audio/ogg', 'audio/mp4'] as const;
type Media = (typeof MEDIA)[number];

/** A file as the screens see it. `sent`: the server holds every byte. `confirmed`: it came back in the news. */
export interface FileView {
  readonly digest: string;
  readonly kind: FileKind;
  readonly assist: string;
  readonly bytes: number;
  readonly state: 'here' | 'sent' | 'confirmed' | 'refused';
  readonly problem: Problem | null;
}

/** A file to be attached; the person has agreed that it is kept. */
export interface Attaching {
  readonly id: string;
  readonly assist: string;
  readonly consent: string;
  readonly kind: FileKind;
  readonly blob: Blob;
}

/** What was seen at a home during a warning, or what a petition is about. */
export interface Looking {
  readonly id: string;
  readonly check: string;
  readonly petition?: boolean;
  readonly blob: Blob;
}

/** A photo of goods in two sizes, each with its sides. */
export interface Showing {
  readonly id: string;
  readonly product: string;
  readonly says: string;
  readonly sizes: Readonly<Record<'small' | 'large', { readonly blob: Blob; readonly width: number; readonly height: number }>>;
}

/** What may be asked about files. Nothing here waits for a network but `sendNow`. */
export interface Files {
  /** Says at once why a file cannot be attached; null when it can. */
  check(file: Pick<Blob, 'size' | 'type'>): Promise<Problem | null>;
  /** Keeps the letter and its file in one moment; throws what `check` would say as an `Error` with its words. */
  attach(file: Attaching): Promise<Letter>;
  /** Keeps a photo of damage or water at a home, or of a petition, with its letter, in one moment. */
  look(photo: Looking): Promise<Letter>;
  /** Keeps a photo of goods, both sizes and the letter, in one moment. */
  show(photo: Showing): Promise<Letter>;
  /** Keeps consents together with the recording in which they were spoken, in one moment. */
  agree(bodies: readonly Bodies['people.agree'][], sound: Blob): Promise<void>;
  /** Files of one assist, or all of them, newest first. */
  list(assist?: string): Promise<FileView[]>;
  /** How many files wait, how many bytes, how many need a look, and what may still go today over mobile data. */
  waiting(): Promise<{ files: number; bytes: number; refused: number; left: number | null }>;
  /** Sends what waits now, whatever the mobile data left for today. */
  sendNow(): Promise<void>;
  /** Lets a refused file go. */
  drop(digest: string): Promise<void>;
  readonly voices: Voices;
}

export function openFiles(parts: Parts): Files {
  const { db, now, changed, recorded } = parts;
  return {
    check: (file) => check(db, file),
    async attach(file) {
      const letter = await attach(db, file, now());
      await recorded();
      return letter;
    },
    async look(photo) {
      const letter = await look(db, photo, now());
      await recorded();
      return letter;
    },
    async show(photo) {
      const letter = await show(db, photo, now());
      await recorded();
      return letter;
    },
    async agree(bodies, sound) {
      await agree(db, bodies, sound, now());
      await recorded();
    },
    voices: openVoices(parts),
    list: (assist) => list(db, assist),
    waiting: () => waiting(db, now()),
    async sendNow() {
      await carry({ ...parts, hurry: true });
    },
    async drop(digest) {
      await write(db, ['files'], (tx) => tx.objectStore('files').delete(digest));
      await changed();
    },
  };
}

function mediaOf(type: string): Media | null {
  const plain = type.split(';')[0]?.trim().toLowerCase() ?? '';
  return MEDIA.find((media) => media === plain) ?? null;
}

async function check(db: Store, { size, type }: Pick<Blob, 'size' | 'type'>): Promise<Problem | null> {
  const most = (await readMeta(db, 'limits'))?.file_bytes ?? LARGEST;
  if (size > most) return PHONE_WORDS.tooBig(size, most);
  return size === 0 || mediaOf(type) === null ? PHONE_WORDS.wrongKind : null;
}

type Told = Pick<Order, 'verb' | 'body' | 'preview'>;

/** A file as it is kept, and as its letter announces it. */
async function ready(db: Store, blob: Blob, now: number, about: Pick<StoredFile, 'assist' | 'kind'>): Promise<{ kept: Following; told: { digest: string; bytes: number; media: Media } }> {
  const problem = await check(db, blob);
  const session = await readMeta(db, 'session');
  const media = mediaOf(blob.type);
  if (problem || !media || !session) throw new Error(problem?.detail ?? 'No session.');
  const told = { digest: await sha256(await blob.arrayBuffer()), bytes: blob.size, media };
  const hidden = await hideBlob(db.vault, told.digest, blob);
  return { told, kept: { ...told, member: session.member.id, blob: hidden, added_at: new Date(now).toISOString(), ...about } };
}

async function send(db: Store, told: Told, now: number, files: readonly Following[]): Promise<Letter> {
  const member = files[0]?.member ?? '';
  const [letter] = await post(db, member, [{ member, now, ...told }], null, files);
  if (!letter) throw new Error('No letter was written.');
  return letter;
}

/** Keeps a file together with the letter that announces it. */
async function follow(db: Store, blob: Blob, now: number, about: Pick<StoredFile, 'assist' | 'kind'>, tell: (file: { digest: string; bytes: number; media: Media }) => Told): Promise<Letter> {
  const { kept, told } = await ready(db, blob, now, about);
  return send(db, tell(told), now, [kept]);
}

async function show(db: Store, { id, product, says, sizes }: Showing, now: number): Promise<Letter> {
  const about = { assist: product, kind: 'place_photo' } as const;
  const made = async (one: Showing['sizes']['small']) => {
    const { kept, told } = await ready(db, one.blob, now, about);
    return { kept, size: { ...told, width: one.width, height: one.height } };
  };
  const [small, large] = [await made(sizes.small), await made(sizes.large)];
  const body = { id, product_id: product, says, small: small.size, large: large.size } as Bodies['market.attach_photo'];
  return send(db, { verb: 'market.attach_photo', body, preview: null }, now, [small.kept, large.kept]);
}

function attach(db: Store, { id, assist, consent, kind, blob }: Attaching, now: number): Promise<Letter> {
  return follow(db, blob, now, { assist, kind }, (file) => {
    const row: Attachment = { id, assist_id: assist, digest: file.digest, kind, arrived_at: null };
    const body = { id, assist_id: assist, consent_id: consent, ...file, kind };
    return { verb: 'support.attach_file', body, preview: { collection: 'support.attachments', id, row } };
  });
}

function look(db: Store, { id, check: check_id, petition, blob }: Looking, now: number): Promise<Letter> {
  const tell = (file: object): Told =>
    petition
      ? { verb: 'feedback.attach_photo', body: { id, petition_id: check_id, part: 'raised', ...file } as Bodies['feedback.attach_photo'], preview: null }
      : { verb: 'bulletin.attach_look', body: { id, check_id, ...file } as Bodies['bulletin.attach_look'], preview: null };
  return follow(db, blob, now, { assist: check_id, kind: 'place_photo' }, tell);
}

async function agree(db: Store, bodies: readonly Bodies['people.agree'][], blob: Blob, now: number): Promise<void> {
  const [session, media, first] = [await readMeta(db, 'session'), mediaOf(blob.type), bodies[0]];
  if (!session || !media?.startsWith('audio/') || !first) throw new Error('Nothing was recorded.');
  const digest = await sha256(await blob.arrayBuffer());
  const member = session.member.id;
  const voice = { digest, bytes: blob.size, media: media as NonNullable<(typeof first)['voice']>['media'] };
  const orders = bodies.map((body) => ({ member, verb: 'people.agree', body: { ...body, voice }, preview: null, now }) as const);
  const about = { assist: first.resident_id, kind: 'voice_note', added_at: new Date(now).toISOString() } as const;
  const hidden = await hideBlob(db.vault, digest, blob);
  await post(db, member, orders, null, [{ digest, member, media, bytes: blob.size, blob: hidden, ...about }]);
}

async function list(db: Store, assist?: string): Promise<FileView[]> {
  const [known, files] = await Promise.all([rowsOf(db, 'support.attachments'), db.getAll('files')]);
  const rows = [...known.values()];
  const arrived = new Set(rows.filter((row) => row.arrived_at).map((row) => row.digest));
  const own: FileView[] = files.map(({ digest, kind, assist, bytes, state, problem }) => ({
    digest, kind, assist, bytes, problem, state: state === 'sent' && arrived.has(digest) ? 'confirmed' : state,
  }));
  const ours = new Set(own.map(({ digest }) => digest));
  const others = rows.filter((row) => row.arrived_at && !ours.has(row.digest)).map((row): FileView => {
    return { digest: row.digest, kind: row.kind, assist: row.assist_id, bytes: 0, state: 'confirmed', problem: null };
  });
  return [...own, ...others].filter((file) => assist === undefined || file.assist === assist);
}

async function waiting(db: Store, now: number): ReturnType<Files['waiting']> {
  const files = await db.getAll('files');
  const here = files.filter((file: StoredFile) => file.state === 'here');
  return {
    files: here.length,
    bytes: here.reduce((sum, file) => sum + file.bytes, 0),
    refused: files.filter((file) => file.state === 'refused').length,
    left: await leftToday(db, now),
  };
}
