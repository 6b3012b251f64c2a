/**
 * A piece of a guide, said in a tongue by somebody of the commune. `coming`: its sound is on the way; `waiting`: for
 * a second speaker; only what is `signed` is heard by others. `key` names the very text that was said.
 */
export interface Recording {
  readonly id: string;
  readonly tongue: string;
  readonly spot: string;
  readonly key: string;
  readonly digest: string;
  readonly ms: number;
  readonly standing: 'coming' | 'waiting' | 'signed' | 'returned';
  readonly member_id: string;
  readonly recorded_by: string;
  readonly judged_by: string;
  readonly judged_at: string | null;
  readonly reason: string;
  readonly arrived_at: string | null;
}

export type Reason = 'noisy' | 'unclear' | 'wrong_words' | 'other_tongue' | 'cut_off';

/** What is told about voices. */
export interface VoiceBodies {
  'guides.record_voice': {
    id: string;
    tongue: string;
    spot: string;
    text: string;
    digest: string;
    bytes: number;
    media: 'audio/webm' | 'audio/ogg' | 'audio/mp4';
    ms: number;
  };
  'guides.sign_voice': { recording_id: string };
  'guides.return_voice': { recording_id: string; reason: Reason };
  'guides.withdraw_voice': { recording_id: string };
}

/** A hard word: what it means, what in daily life it is like, and how it is called in a tongue, where a speaker signed. */
export interface HardWord {
  readonly word: string;
  readonly plain: string;
  readonly like: string;
  readonly pictogram: string;
  readonly in?: Readonly<Record<string, string>>;
}

export interface TonguesBundle {
  readonly tongues: readonly { readonly code: string; readonly name: string }[];
  readonly words: readonly HardWord[];
}
