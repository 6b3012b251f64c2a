import { alone } from './lock';
import { rowsOf } from './pages';
import type { Prover } from './proof';
import { readMeta, write, writeMeta, type Store, type StoredFile } from './store';
import type { Problem } from './types';
import { showBlob } from './vault';
import { isProblem } from './wire';

/** What goes over mobile data in a day without being asked for. */
export const DAY_BYTES = 5 * 1024 * 1024;
const PIECE = 256 * 1024;
const SMALL_PIECE = 64 * 1024;
const PATIENCE_MS = 120_000;
const TRIES = 3;
const PIECE_TYPE = 'application/offset+octet-stream';

interface Lane {
  readonly db: Store;
  readonly name: string;
  readonly base: string;
  readonly fetcher: typeof fetch;
  readonly prover: Prover;
  readonly now: () => number;
  readonly changed: () => Promise<void>;
  /** The person said: send now, whatever it costs today. */
  readonly hurry?: boolean;
}

const KEPT = 'Lần giúp đã ghi vẫn còn nguyên.';
const KEPT_EN = 'The help that was recorded is untouched.';

/** What this phone refuses by itself. */
export const PHONE_WORDS = {
  tooBig: (bytes: number, most: number): Problem => ({
    number: '413.50',
    key: 'bigger_than_allowed',
    detail: `Tệp này nặng ${megabytes(bytes)} MB, chỉ nhận đến ${megabytes(most)} MB.`,
    kept: KEPT,
    todo: 'Chọn ảnh khác, hoặc ghi âm ngắn hơn. Không nhận video.',
    en: {
      detail: `This file has ${megabytes(bytes)} MB; ${megabytes(most)} MB are taken at most.`,
      kept: KEPT_EN,
      todo: 'Choose another photo, or a shorter recording. Videos are not taken.',
    },
  }),
  wrongKind: {
    number: '422.55',
    key: 'kind_odd',
    detail: 'Tệp này không phải ảnh hay ghi âm.',
    kept: KEPT,
    todo: 'Chọn một tấm ảnh, hoặc ghi âm ngay tại đây.',
    en: { detail: 'This is neither a photo nor a recording.', kept: KEPT_EN, todo: 'Choose a photo, or record here.' },
  } satisfies Problem,
};

function megabytes(bytes: number): string {
  return String(Math.max(1, Math.round(bytes / 1024 / 1024)));
}

interface Link {
  readonly type?: string;
  readonly saveData?: boolean;
  readonly effectiveType?: string;
}

/** The line this phone hangs on, as far as its browser tells. */
export function link(): Link {
  return ((globalThis.navigator as { connection?: Link } | undefined)?.connection ?? {});
}

/** Whether bytes are free here: only where the browser says wifi or a cable, and nobody asked to save data. */
export function freeLink({ type, saveData }: Link): boolean {
  return saveData !== true && (type === 'wifi' || type === 'ethernet');
}

function dayOf(now: number): string {
  return new Date(now).toDateString();
}

/** How many bytes may still go today; null where nothing is counted. */
export async function leftToday(db: Store, now: number): Promise<number | null> {
  if (freeLink(link())) return null;
  const spent = await readMeta(db, 'spent');
  return Math.max(0, DAY_BYTES - (spent?.day === dayOf(now) ? spent.bytes : 0));
}

async function spend(db: Store, now: number, bytes: number): Promise<void> {
  if (freeLink(link())) return;
  const spent = await readMeta(db, 'spent');
  const before = spent?.day === dayOf(now) ? spent.bytes : 0;
  await writeMeta(db, 'spent', { day: dayOf(now), bytes: before + bytes });
}

/** No answer, or one that says "later": the file waits for the next flight. */
class Later extends Error {}
/** The server will not take this file. */
class No extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}
/** The server no longer has the upload, or stands elsewhere in it. */
class Again extends Error {
  /** Whether the upload itself is still there. */
  readonly stands: boolean;
  constructor(why: string, stands: boolean) {
    super(why);
    this.stands = stands;
  }
}

/**
 * Sends files whose words have gone through, one after the other. One that fails does not keep the
 * others back, and as soon as new words wait the lane gives way to them.
 */
export async function carry(lane: Lane): Promise<void> {
  const session = await readMeta(lane.db, 'session');
  if (!session) return;
  await alone(lane.db, `${lane.name}-files`, async () => {
    await settle(lane.db);
    const files = await lane.db.getAllFromIndex('files', 'state', [session.member.id, 'here']);
    for (const file of files) {
      const outcome = await sendOne(lane, file, session.token).catch((error: unknown) => error);
      if (outcome instanceof No) await mark(lane.db, file.digest, { state: 'refused', problem: outcome.problem });
      else if (outcome instanceof Error && !(outcome instanceof Later || outcome instanceof Again)) break;
      await lane.changed();
    }
  });
}

async function mark(db: Store, digest: string, patch: Partial<StoredFile>): Promise<void> {
  await write(db, ['files'], async (tx) => {
    const file = await tx.objectStore('files').get(digest);
    if (file) await tx.objectStore('files').put({ ...file, ...patch });
  });
}

/** Follows what became of the letters: corrected ones by their successor, taken back ones let their file go; no row tells of a look. */
async function settle(db: Store): Promise<void> {
  const arrived = new Set<string>();
  for (const name of ['support.attachments', 'guides.recordings'] as const) {
    for (const row of (await rowsOf(db, name)).values()) if (row.arrived_at) arrived.add(row.digest);
  }
  await write(db, ['files', 'outbox'], async (tx) => {
    const files = tx.objectStore('files');
    for (const file of await files.getAll()) {
      const letter = await tx.objectStore('outbox').get(file.letter);
      if (file.state === 'sent' && (arrived.has(file.digest) || /^(bulletin.attach_look|feedback.attach_photo)$/.test(letter?.verb ?? ''))) await files.delete(file.digest);
      else if (letter?.state !== 'withdrawn') continue;
      else if (letter.replaced_by) await files.put({ ...file, letter: letter.replaced_by });
      else await files.delete(file.digest);
    }
  });
}

async function sendOne(lane: Lane, file: StoredFile, token: string): Promise<void> {
  const letter = await lane.db.get('outbox', file.letter);
  if (letter && letter.state !== 'sent' && letter.state !== 'confirmed') return;
  let failures = 0;
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      await sendRest(lane, file, token);
      return;
    } catch (error) {
      if (!(error instanceof Again) || ++failures === TRIES) throw error;
      const known = error.stands ? await lane.db.get('files', file.digest) : null;
      file = { ...file, upload: known?.upload ?? null };
      await mark(lane.db, file.digest, { upload: file.upload });
    }
  }
}

async function sendRest(lane: Lane, file: StoredFile, token: string): Promise<void> {
  let { upload } = file;
  let at: number;
  let answer: Response;
  if (upload === null) {
    answer = await ask(lane, 'POST', 'files', token, {
      'Upload-Length': String(file.bytes),
      'Upload-Metadata': `digest ${btoa(file.digest)}`,
    });
    upload = pathOf(answer.headers.get('Location'));
    await mark(lane.db, file.digest, { upload });
  } else {
    answer = await ask(lane, 'HEAD', upload, token, {});
  }
  at = offsetOf(answer);
  const blob = await showBlob(lane.db.vault, file.digest, file.blob, file.media);
  while (at < file.bytes) {
    if ((await lane.db.countFromIndex('outbox', 'state', IDBKeyRange.bound([file.member, 'here'], [file.member, 'here', []]))) > 0) {
      throw new Later('Words come first.');
    }
    const size = Math.min(pieceSize(), file.bytes - at);
    const left = await leftToday(lane.db, lane.now());
    if (left !== null && left < size && !lane.hurry) throw new Later('Enough for today.');
    await spend(lane.db, lane.now(), size);
    const headers = { 'Content-Type': PIECE_TYPE, 'Upload-Offset': String(at) };
    answer = await ask(lane, 'PATCH', upload, token, headers, blob.slice(at, at + size));
    at = offsetOf(answer);
    await lane.changed();
  }
  // The blob leaves this phone only when the server has named the very hash of the whole.
  if (answer.headers.get('Upload-Digest') !== file.digest) answer = await ask(lane, 'HEAD', upload, token, {});
  if (answer.headers.get('Upload-Digest') !== file.digest) throw new Later('The whole is not confirmed yet.');
  await mark(lane.db, file.digest, { state: 'sent', blob: new Blob([]), problem: null });
}

function pieceSize(): number {
  return /2g/.test(link().effectiveType ?? '') ? SMALL_PIECE : PIECE;
}

function pathOf(location: string | null): string {
  const found = /\/api\/v1\/(files\/.+)$/.exec(location ?? '');
  if (!found?.[1]) throw new Later('No address for the upload.');
  return found[1];
}

function offsetOf(answer: Response): number {
  const at = Number(answer.headers.get('Upload-Offset') ?? 'x');
  if (!Number.isInteger(at) || at < 0) throw new Later('An answer that is not ours.');
  return at;
}

async function ask(
  lane: Lane,
  method: string,
  path: string,
  token: string,
  headers: Record<string, string>,
  body: Blob | null = null,
): Promise<Response> {
  const stop = new AbortController();
  const timer = setTimeout(() => {
    stop.abort();
  }, PATIENCE_MS);
  const proof = await lane.prover.prove(method, lane.base + path);
  const told = { ...headers, ...proof, 'Tus-Resumable': '1.0.0', Authorization: `Bearer ${token}` };
  try {
    const answer = await lane.fetcher(lane.base + path, { method, headers: told, body, signal: stop.signal, cache: 'no-store' });
    if (answer.ok && answer.headers.get('Tus-Resumable')) return answer;
    throw await judged(answer);
  } catch (error) {
    throw error instanceof No || error instanceof Again ? error : new Later(String(error));
  } finally {
    clearTimeout(timer);
  }
}

/** A phone may only give a file up for an answer of our server that speaks of the file itself. */
async function judged(answer: Response): Promise<Error> {
  const said: unknown = await answer.json().catch(() => null);
  if ([404, 409, 410].includes(answer.status) && !isProblem(said)) return new Again(`HTTP ${answer.status}`, answer.status === 409);
  if (!isProblem(said)) return new Later(`HTTP ${answer.status}`);
  if (['404.92', '409.91', '460.90'].includes(said.number)) return new Again(said.number, said.number !== '404.92');
  return ['410.50', '413.91', '422.90', '422.91', '422.215'].includes(said.number) ? new No(said) : new Later(said.number);
}
