import type { Chip } from './chip';
import type { Courier } from './courier';
import type { Files } from './files';
import type { Calls } from './office-types';
import type { Entered } from './pin';
import type { AnyPurpose } from './rights-types';
import type {
  Assist,
  Bodies,
  BundleName,
  Bundles,
  Collection,
  Draft,
  Due,
  HouseholdHit,
  HouseholdView,
  Letter,
  LetterState,
  Preparation,
  Preview,
  Rows,
  Seen,
  Session,
  Status,
  Topic,
  Verb,
  Village,
  Watch,
} from './types';

/** What may be asked of the offline machine. Every promise but `activate` works without a network. */
export interface Offline {
  /** Who works on this phone; null before the first activation. Read at once, no waiting. */
  session(): Session | null;

  /**
   * Activates this phone with a one-time code from the leader.
   *
   * Rejects with `Refused` (the code's Problem), `Unreachable` (no usable answer), or `UnsentWork`
   * when another person's letters or drafts still wait on this phone. The same person may come back
   * at any time; their letters go on from where they were.
   *
   * The PIN locks what is stored here from now on. A phone that is locked opens by its own PIN, else all
   * goes but what was sealed to the server at each tap.
   */
  activate(code: string, label: string, pin: string): Promise<Session>;

  /** Looks at the PIN of a locked phone; the `shut` of the status says what stands after it. */
  enter(pin: string): Promise<Entered>;

  /** Chooses the first PIN of a phone that has none, or another one in place of the old, which is looked at first. */
  choosePin(pin: string, old?: string): Promise<Entered>;

  /** Opening by the phone's own chip in place of a PIN; its code is fetched when first asked for. */
  chip(): Promise<Chip>;

  /** Locks the phone until its PIN is typed or its chip is touched, in every tab. */
  lock(): Promise<void>;

  /** The present status, for the first paint. */
  status(): Status;

  /** Calls the listener now and on every change of status; returns the way to stop. */
  observe(listener: (status: Status) => void): () => void;

  /** Calls the listener when rows, letters, drafts or bundles changed, in this tab or another. */
  watch(listener: (what: Topic) => void): () => void;

  /**
   * Records one accepted tap. Resolves only when it is durably on this phone; then it is `here`.
   *
   * The row it becomes is shown at once (made from the body, or the preview given here).
   * Rejects with `NotActivated` before the first activation, or with the browser's own error
   * (storage full) — then nothing was recorded and the screen must say so.
   */
  issue<V extends Verb>(verb: V, body: Bodies[V], preview?: Preview): Promise<Letter<V>>;

  /**
   * Records several commands that belong together (a preparation and its assist), all or none, in
   * this order. The draft they were made from, if named, is dropped in the same moment: a phone
   * killed in between can neither lose the work nor offer it for a second recording.
   */
  issueTogether(commands: readonly Command[], draft?: DraftKey): Promise<Letter[]>;

  /** Letters of this person, newest first; without a state, all of them. */
  letters(state?: LetterState, limit?: number): Promise<Letter[]>;

  /**
   * Sends a corrected body for a letter under review, as a new letter; the old one becomes history.
   *
   * A time is given only when the old one was wrong, because the phone's clock was.
   */
  correct<V extends Verb>(id: string, body: Bodies[V], happenedAt?: string): Promise<Letter<V>>;

  /**
   * What a letter under review stands in: the refused letter it builds on, which has to be put right
   * first, and those that build on it and were refused only because it was, oldest first.
   */
  chain(id: string): Promise<{ readonly root: Letter | null; readonly behind: readonly Letter[] }>;

  /** Sends letters under review again as they are, in the order they were written, all or none. */
  sendAgain(ids: readonly string[]): Promise<Letter[]>;

  /** Takes back a letter under review; it is kept as `withdrawn` history. */
  withdraw(id: string): Promise<void>;

  /** Tries to push and pull now; resolves with the status after the try, never rejects. */
  syncNow(): Promise<Status>;

  /** Villages of the member's place, in the order of their names. */
  villages(): Promise<Village[]>;

  /**
   * Households whose head, residents or village match what was typed, marks or not.
   *
   * With nothing typed: all, those not yet reached first.
   */
  findHouseholds(text: string, options?: { village?: string; limit?: number }): Promise<HouseholdHit[]>;

  /** One household with its people and what was prepared and done, newest first; null if unknown. */
  household(id: string): Promise<HouseholdView | null>;

  /** One preparation with its state, for the slip; null if unknown. */
  preparation(id: string): Promise<Seen<Preparation> | null>;

  /** One assist with its state; null if unknown. */
  assist(id: string): Promise<Seen<Assist> | null>;

  /** The consent this phone knows of for one resident and purpose; null means: ask. */
  consentOf(resident: string, purpose: AnyPurpose): Promise<string | null>;

  /** Work whose next date is on or before this day (ISO date), earliest first. */
  due(on: string): Promise<Due[]>;

  /** How many households are known here, and how many of them were reached. */
  reach(): Promise<{ households: number; reached: number }>;

  /** Those who agreed to be followed up, their homes, and the help they had. */
  watched(): Promise<Watch>;

  /** The rows of a collection, with what this phone's letters will add to it. */
  rows<C extends Collection>(collection: C): Promise<readonly Seen<Rows[C]>[]>;

  /** The present moment by the server's clock, as far as this phone knows how far its own is off. */
  moment(): Promise<number>;

  /** Those who called the team and are this member's to answer. */
  calls(): Promise<Calls>;

  /** The procedures that people of this place were helped with most, most first. */
  often(): Promise<string[]>;

  /** Keeps what is being typed for one household and procedure; the last save wins. */
  saveDraft(household: string, procedure: string, data: unknown): Promise<void>;
  loadDraft<T>(household: string, procedure: string): Promise<Draft<T> | null>;
  dropDraft(household: string, procedure: string): Promise<void>;
  /** All drafts of this person, newest first. */
  drafts(): Promise<Draft[]>;

  /** A verified bundle, kept in memory after the first read; null until the first sync brought it. */
  bundle<N extends BundleName>(name: N): Promise<Bundles[N] | null>;

  /** The person has read that storage was cleared; `evicted` becomes null. */
  acknowledgeEviction(): Promise<void>;

  /** Asks the browser once more never to clear our storage; best called right after a tap. */
  askToPersist(): Promise<boolean>;

  /** What goes from phone to phone when there is no network; its code is fetched when first asked for. */
  courier(): Promise<Courier>;

  /** Photos and voice notes that follow their words; the code is fetched when first asked for. */
  files(): Promise<Files>;

  /** Stops timers and closes the store. */
  close(): void;
}

/** One command with its body, for recording several together. */
export type Command = { [V in Verb]: { readonly verb: V; readonly body: Bodies[V] } }[Verb];

export interface DraftKey {
  readonly household: string;
  readonly procedure: string;
}

/** A short text kept outside the database, so that its clearing is noticed at the next start. */
export interface Marker {
  read(): string | null;
  write(text: string): void;
}

/** What a test or another host may put in place of the browser's own. */
export interface OpenOptions {
  readonly name?: string;
  readonly base?: string;
  readonly fetch?: typeof fetch;
  readonly now?: () => number;
  readonly random?: () => number;
  /** How often a PIN is hashed before it opens anything. */
  readonly rounds?: number;
  /** False: no timers and no listeners; only `syncNow` syncs. */
  readonly automatic?: boolean;
  readonly marker?: Marker;
  /** Called when another tab holds an older store open and cannot give way: it must be closed. */
  readonly onBlocked?: () => void;
}
