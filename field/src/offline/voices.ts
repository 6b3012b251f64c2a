import { sha256 } from './digest';
import { newId } from './ids';
import { freeLink, link } from './lane';
import { post } from './outbox';
import { allOf, pendingLetters } from './queries';
import type { Prover } from './proof';
import { readMeta, writeMeta, type Store } from './store';
import { keepSound, kept } from './sounds';
import { hideBlob, showBlob } from './vault';
import type { Letter } from './types';
import type { Recording } from './voice-types';

/** What files and voices work with. */
export interface Parts {
  readonly db: Store;
  readonly name: string;
  readonly base: string;
  readonly fetcher: typeof fetch;
  readonly prover: Prover;
  readonly now: () => number;
  readonly changed: () => Promise<void>;
  /** A letter was written: tell everybody, and fly soon. */
  readonly recorded: () => Promise<void>;
}

/** What one piece may be: twenty seconds, forty kilobytes. */
export const MOST_BYTES = 40 * 1024;
const MEDIA = ['audio/webm', 'audio/ogg', 'audio/mp4'] as const;

/** A piece that was said into this phone. */
export interface Said {
  readonly tongue: string;
  readonly spot: string;
  readonly key: string;
  readonly text: string;
  readonly ms: number;
  readonly blob: Blob;
}

/** A recording as the screens see it. `asked`: what this phone has said about it and the commune has not shown yet. */
export interface VoiceView extends Recording {
  readonly mine: boolean;
  readonly pending: boolean;
  readonly asked: 'sign' | 'return' | null;
}

/** What may be asked about voices. Only `sound`, `made` and `preload` may wait for a network. */
export interface Voices {
  /** The tongue this phone speaks; '' for Vietnamese. */
  tongue(): Promise<string>;
  choose(tongue: string): Promise<void>;
  /** Keeps the letter and its sound in one moment. */
  keep(said: Said): Promise<Letter>;
  /** Recordings of the commune, newest first; what was taken back is gone at once. */
  list(): Promise<VoiceView[]>;
  /** The bytes of a recording: from this phone, else from the commune; null when neither has them just now. */
  sound(digest: string): Promise<Blob | null>;
  /** A piece as the commune's machine says it in Vietnamese: kept here, or, with `far`, fetched. */
  made(key: string, far: boolean): Promise<Blob | null>;
  /** Fetches every signed recording of a tongue that is not here; tells how many are here, of how many. */
  preload(tongue: string, tell: (here: number, all: number) => void): Promise<void>;
}

export function openVoices(parts: Parts): Voices {
  const { db, now } = parts;
  const voices: Voices = {
    tongue: async () => (await readMeta(db, 'tongue')) ?? '',
    async choose(tongue) {
      await writeMeta(db, 'tongue', tongue || null);
      await parts.changed();
    },
    async keep(said) {
      const letter = await keep(parts, said, now());
      await parts.recorded();
      return letter;
    },
    list: () => list(parts),
    sound: (digest) => sound(parts, digest),
    async made(key, far) {
      return (await kept(key)) ?? (far ? fetched(parts, `voices/of/${key}`, key) : null);
    },
    async preload(tongue, tell) {
      const signed = (await list(parts)).filter((one) => one.tongue === tongue && one.standing === 'signed');
      let here = 0;
      for (const { digest } of signed) {
        if (await sound(parts, digest)) here += 1;
        tell(here, signed.length);
      }
    },
  };
  return voices;
}

async function keep({ db }: Parts, said: Said, now: number): Promise<Letter> {
  const session = await readMeta(db, 'session');
  const { blob, key, ...rest } = said;
  const media = MEDIA.find((each) => blob.type.startsWith(each));
  if (!session || !media) throw new Error('Nothing to keep.');
  const digest = await sha256(await blob.arrayBuffer());
  const body = { id: newId(), ...rest, digest, bytes: blob.size, media };
  const { id: member, name } = session.member;
  const row: Recording = {
    ...{ id: body.id, tongue: said.tongue, spot: said.spot, key, digest, ms: said.ms, standing: 'coming', member_id: member },
    ...{ recorded_by: name, judged_by: '', judged_at: null, reason: '', arrived_at: null },
  };
  const hidden = await hideBlob(db.vault, digest, blob);
  const file = { digest, member, media, bytes: blob.size, blob: hidden, added_at: new Date(now).toISOString() };
  const preview = { collection: 'guides.recordings', id: body.id, row } as const;
  const order = { member, verb: 'guides.record_voice', body, preview, now } as const;
  const [letter] = await post(db, member, [order], null, [{ ...file, assist: '', kind: 'voice_note' }]);
  if (!letter) throw new Error('No letter was written.');
  // Heard again here after it has gone; a phone that has no room for it asks the commune.
  await keepSound(digest, blob).catch(() => undefined);
  return letter;
}

async function list({ db }: Parts): Promise<VoiceView[]> {
  const letters = await pendingLetters(db);
  const said = new Map<string, 'sign' | 'return' | 'withdraw'>();
  for (const { verb, body, state } of letters) {
    const about = /^guides\.(sign|return|withdraw)_voice$/.exec(verb)?.[1];
    if (about && state !== 'review' && 'recording_id' in body) said.set(body.recording_id, about as 'sign');
  }
  const own = (await readMeta(db, 'session'))?.member.id;
  const rows = await allOf(db, 'guides.recordings', letters);
  return rows
    .flatMap(({ state, ...row }): VoiceView[] => {
      const asked = said.get(row.id) ?? null;
      if (asked === 'withdraw') return [];
      return [{ ...row, mine: row.member_id === own, pending: state !== 'confirmed', asked }];
    })
    .sort((a, b) => (a.id < b.id ? 1 : -1));
}

async function sound(parts: Parts, digest: string): Promise<Blob | null> {
  const here = await kept(digest);
  if (here) return here;
  const waiting = await parts.db.get('files', digest);
  if (waiting?.blob.size && parts.db.vault.open) return showBlob(parts.db.vault, digest, waiting.blob, waiting.media);
  return fetched(parts, `files/${digest}`, digest);
}

async function fetched({ db, base, fetcher, prover }: Parts, path: string, name: string): Promise<Blob | null> {
  const token = (await readMeta(db, 'session'))?.token;
  try {
    const headers = token ? { ...(await prover.prove('GET', base + path)), Authorization: `Bearer ${token}` } : {};
    const answer = await fetcher(base + path, { headers });
    if (!answer.ok) return null;
    const blob = await answer.blob();
    if (path.startsWith('files/') && (await sha256(await blob.arrayBuffer())) !== name) return null;
    await keepSound(name, blob).catch(() => undefined);
    return blob;
  } catch {
    return null;
  }
}

/** On a line that costs nothing, what was signed in the tongue of this phone comes by itself. */
export async function fetchAhead(parts: Parts): Promise<void> {
  const voices = openVoices(parts);
  const tongue = await voices.tongue();
  if (tongue && freeLink(link())) await voices.preload(tongue, () => undefined);
}
