import type { FormerCode, LifeBundle } from '../rules/life';
import type { Answer, Answers, Field, Guide, Procedure, SearchWords } from '../rules/types';
import type { BulletinBodies, BulletinBundles, BulletinRows } from './bulletin-types';
import type { CheckingBundle } from './checking-types';
import type { FeedbackBodies, FeedbackBundles, FeedbackRows } from './feedback-types';
import type { LearningBodies, LearningRows, LessonsBundle, SkillsBundle } from './learning-types';
import type { MarketBodies, MarketBundles, MarketRows } from './market-types';
import type { OfficeBodies, Payee, SafetyBundle, Task, TeamCall } from './office-types';
import type { Erased, RightsBodies, RightsBundle } from './rights-types';
import type { SafetyBodies, SafetyBundles, SafetyRows } from './safety-types';
import type { SurveyBodies, SurveyRows } from './survey-types';
import type { Eviction, Shut } from './status-types';
import type { Recording, TonguesBundle, VoiceBodies } from './voice-types';

/** The words of a Problem: what happened, what was kept, what to do. */
export interface ProblemWords {
  readonly detail: string;
  readonly kept: string;
  readonly todo: string;
}

/** A numbered Problem as the server writes it (application/problem+json). */
export interface Problem extends ProblemWords {
  readonly type?: string;
  readonly number: string;
  readonly key: string;
  readonly status?: number;
  readonly title?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly en?: ProblemWords;
}

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly given_name: string;
  readonly role: string;
  readonly languages: readonly string[];
}

export interface VillageRef {
  readonly id: string;
  readonly name: string;
  readonly signal: string;
}

export interface Place {
  readonly commune: string;
  readonly commune_name: string;
  readonly province_name: string;
  readonly scope: string;
  readonly villages: readonly VillageRef[];
}

/** What the server gives when a phone is activated. */
export interface Activation {
  readonly token: string;
  readonly member: Member;
  readonly leader: { readonly name: string; readonly phone: string } | null;
  readonly place: Place;
}

/** Who works on this phone. `active` turns false when the server no longer knows the phone. */
export interface Session extends Omit<Activation, 'token'> {
  readonly active: boolean;
  readonly activated_at: string;
  /** The member's own codes of the day, by day (ISO date), as they are read out. */
  readonly codes?: Readonly<Record<string, string>>;
}

export interface Village {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly signal: string;
}

export interface Household {
  readonly id: string;
  readonly village_id: string;
  readonly head_name: string;
  readonly note: string;
  readonly languages: readonly string[];
  readonly reached: boolean;
}

export interface Resident {
  readonly id: string;
  readonly household_id: string;
  readonly full_name: string;
  readonly given_name: string;
  readonly birth_year: number | null;
  readonly sex: string | null;
  readonly language: string | null;
  /** They agree that this is kept to come again and to remind; without it nothing is worked out from this row. */
  readonly follow_up?: boolean;
  /** Kinds of reminders they do not want. */
  readonly not_reminded?: readonly string[];
  /** What they have of the digital citizen's list. */
  readonly has_items?: readonly string[];
  /** The purposes that they agree to today; an older server does not say. */
  readonly agreed?: readonly string[];
}

/** What became of the safety question; the last two: told the answer, and asked once more. `unsure` is said by older phones. */
export type Answered = 'right' | 'unsure' | 'not_asked' | 'unsure_right' | 'unsure_twice';

export type StepMode = 'alone' | 'prompted' | 'done_for';

export interface AssistStep {
  readonly step: string;
  readonly mode: StepMode;
  readonly secret: boolean;
}

export interface Assist {
  readonly id: string;
  readonly household_id: string;
  readonly resident_id: string;
  readonly procedure: string;
  readonly happened_at: string;
  readonly member_id: string;
  readonly steps: readonly AssistStep[];
  readonly next_date: string | null;
  readonly safety_card: string;
}

export interface PaperState {
  readonly id: string;
  readonly state: 'have' | 'missing' | 'not_needed';
  /** Why a paper that is there will not do: a key of the reasons; it then counts as missing. */
  readonly fault?: string;
}

export interface Preparation {
  readonly id: string;
  readonly slip_code: string;
  readonly household_id: string;
  readonly resident_id: string;
  readonly procedure: string;
  readonly guide_version: string;
  readonly answers: Answers;
  readonly papers: readonly PaperState[];
  readonly next_date: string | null;
  readonly prepared_at: string;
}

/** The rows a phone may see, by the name of their collection on the wire. */
export interface Rows extends LearningRows, SafetyRows, BulletinRows, MarketRows, FeedbackRows, SurveyRows {
  'places.villages': Village;
  'people.households': Household;
  'people.residents': Resident;
  'support.assists': Assist;
  'dossiers.preparations': Preparation;
  'dossiers.tasks': Task;
  'support.attachments': Attachment;
  'guides.recordings': Recording;
  'people.erased': Erased;
  'safety.payees': Payee;
  'support.team_calls': TeamCall;
}
export type Collection = keyof Rows;

export type Purpose = 'help_now' | 'follow_up' | 'statistics' | 'keep_file';

export type FileKind = 'voice_note' | 'paper_photo' | 'place_photo';

/** A photo or a voice note of an assist; without `arrived_at` its bytes are still on the way. */
export interface Attachment {
  readonly id: string;
  readonly assist_id: string;
  readonly digest: string;
  readonly kind: FileKind;
  readonly arrived_at: string | null;
}

/** Answers as they are sent: only what was really answered. */
export type GivenAnswers = Readonly<Record<string, NonNullable<Answer>>>;

/** The body of each command, by its verb on the wire. */
export interface Bodies
  extends VoiceBodies, RightsBodies, OfficeBodies, LearningBodies, SafetyBodies, BulletinBodies, MarketBodies, FeedbackBodies, SurveyBodies {
  'people.register_household': {
    id: string;
    village_id: string;
    head_name: string;
    note: string;
    languages: string[];
  };
  'people.add_resident': {
    id: string;
    household_id: string;
    full_name: string;
    given_name: string;
    birth_year: number | null;
    sex: 'female' | 'male' | null;
    language: string | null;
  };
  'people.give_consent': {
    id: string;
    resident_id: string;
    purpose: Purpose;
    given_by: 'self' | 'representative' | 'witnessed';
    method: 'tap' | 'signature' | 'voice' | 'spoken';
    witness_name: string | null;
    wording: string;
  };
  'people.withdraw_consent': { consent_id: string };
  'people.stop_reminding': { resident_id: string; kind: string };
  'people.remind_again': { resident_id: string; kind: string };
  'people.note_item': { resident_id: string; item: string; there: boolean };
  'dossiers.prepare': {
    id: string;
    slip_code: string;
    household_id: string;
    resident_id: string;
    procedure: string;
    guide_version: string;
    answers: GivenAnswers;
    papers: PaperState[];
    next_date: string | null;
  };
  'support.record_assist': {
    id: string;
    household_id: string;
    resident_id: string;
    preparation_id: string | null;
    consent_id: string;
    procedure: string;
    steps: AssistStep[];
    safety_card: string;
    safety_answered: Answered;
    difficulties: string[];
    next_date: string | null;
  };
  'support.attach_file': {
    id: string;
    assist_id: string;
    consent_id: string;
    digest: string;
    bytes: number;
    media: 'image/webp' | 'image/jpeg' | 'audio/webm' | 'audio/ogg' | 'audio/mp4';
    kind: FileKind;
  };
}
export type Verb = keyof Bodies;

/**
 * Where a piece of work stands. `here`: on this phone. `sent`: the server said yes.
 * `confirmed`: it came back from the server. `review`: the server said no, a person must look.
 * `withdrawn`: taken back by the person, or replaced by a corrected letter; kept as history.
 */
export type LetterState = 'here' | 'sent' | 'confirmed' | 'review' | 'withdrawn';

/** The row a letter will become, shown at once as pending. */
export interface Preview<C extends Collection = Collection> {
  readonly collection: C;
  readonly id: string;
  readonly row: Rows[C];
}

/** One accepted tap: a command on its way, never deleted before the server has answered. */
export interface Letter<V extends Verb = Verb> {
  readonly id: string;
  readonly seq: number;
  readonly member: string;
  readonly verb: V;
  readonly body: Bodies[V];
  readonly happened_at: string;
  readonly state: LetterState;
  readonly problem: Problem | null;
  readonly preview: Preview | null;
  /** When the server's verdict arrived on this phone. */
  readonly answered_at: string | null;
  /** The letter that replaced this one after a correction. */
  readonly replaced_by: string | null;
  /** Recorded while the phone's clock was known to be behind; gone once its time was put right. */
  readonly doubt?: true;
}

/** A row together with where it stands; a row with no letter of ours is `confirmed`. */
export type Seen<T> = T & { readonly state: Exclude<LetterState, 'withdrawn'> };

export interface HouseholdView {
  readonly household: Seen<Household>;
  readonly village: Village | null;
  readonly residents: readonly Seen<Resident>[];
  readonly preparations: readonly Seen<Preparation>[];
  readonly assists: readonly Seen<Assist>[];
}

export interface HouseholdHit {
  readonly household: Seen<Household>;
  readonly village: Village | null;
}

/** Work with a date: an assist, a preparation or a task of the desk whose next date has come; the task says what to do. */
export interface Due {
  readonly household: Seen<Household>;
  readonly procedure: string;
  readonly next_date: string;
  readonly from: 'assist' | 'preparation' | 'task';
  readonly note?: string;
}

/** People who agreed to be followed up, their homes, and the help they had. */
export interface Watch {
  readonly people: readonly { readonly person: Seen<Resident>; readonly home: Seen<Household> }[];
  readonly helps: readonly Pick<Assist, 'resident_id' | 'procedure' | 'happened_at'>[];
}

/** What was typed for one household and one procedure, kept until the work is recorded. */
export interface Draft<T = unknown> {
  readonly household_id: string;
  readonly procedure: string;
  readonly saved_at: string;
  readonly data: T;
}

export interface GuidesBundle {
  readonly guides: readonly Guide[];
}

export interface ProceduresBundle {
  readonly procedures: readonly Procedure[];
  readonly fields: readonly Field[];
  readonly words?: SearchWords;
  readonly former?: readonly FormerCode[];
  readonly provinces?: readonly (readonly [code: string, name: string])[];
}

export interface Bundles extends SafetyBundles, BulletinBundles, MarketBundles, FeedbackBundles {
  tongues: TonguesBundle;
  guides: GuidesBundle;
  /** English words of guides, by procedure and key; only where English was chosen. */
  'guides-en': { readonly guides: Readonly<Record<string, Readonly<Record<string, string>>>> };
  life: LifeBundle;
  rights: RightsBundle;
  safety: SafetyBundle;
  procedures: ProceduresBundle;
  lessons: LessonsBundle;
  skills: SkillsBundle;
  checking: CheckingBundle;
}
export type BundleName = keyof Bundles;

/** What changed: a draft, this person's letters, or everything a sync may bring (rows, bundles). */
export type Topic = 'draft' | 'work' | 'synced' | 'locked';

/** Everything the screens need to tell the truth about sending and storage. */
export interface Status {
  /** The browser's own word; false is certain, true is only a hope. */
  readonly online: boolean;
  readonly syncing: boolean;
  /** Letters still only on this phone (state `here`). */
  readonly unsent: number;
  /** Letters the server has taken but that have not come back yet (state `sent`). */
  readonly sent: number;
  /** Letters under "Cần xem lại". */
  readonly review: number;
  /** When a push and pull last went through to the end. */
  readonly lastSync: string | null;
  /** Why the last try did not go through: no answer, or a Problem; null when it went well. */
  readonly trouble: 'unreachable' | Problem | null;
  /** When the next try is planned; null when none is. */
  readonly nextTry: string | null;
  /** How much of a first sync has come, in percent; null when none is under way. */
  readonly loading: number | null;
  /** A word from the server that is not a refusal, such as a clock that is off. */
  readonly notice: Problem | null;
  /** False once the server no longer knows this phone: letters stay, sending waits for a new code. */
  readonly active: boolean;
  /** Whether the browser promised not to clear our storage; null while unknown. */
  readonly persisted: boolean | null;
  /** True when the phone's clock says less than the server last said: dates of today cannot be trusted. */
  readonly clockBehind: boolean;
  /** True when the last thing to be kept found no room; false again once something was kept. */
  readonly full: boolean;
  /** Null when the browser does not tell. Bytes used and allowed; tight when so little is left that the person should make room. */
  readonly storage: { readonly used: number; readonly quota: number; readonly tight: boolean } | null;
  /** Why nothing about people may be shown on this phone; null when it may. */
  readonly shut: Shut | null;
  /** When people will be shut away unless the server is met before; null while that is more than two days off. */
  readonly shutsAt: string | null;
  /** Set when the browser has cleared our storage since the last start. */
  readonly evicted: Eviction | null;
  /** True when this tab lost its store (a newer version took over): the page must be loaded anew. */
  readonly gone: boolean;
}
