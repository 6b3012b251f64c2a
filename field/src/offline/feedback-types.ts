/** What everybody stuck on a cause is told: by the commune, or by the province. */
export interface AnsweredDifficulty {
  readonly id: string;
  readonly cause: string;
  /** Empty: with whatever is done. */
  readonly procedure: string;
  /** Null: the whole commune. */
  readonly village_id: string | null;
  readonly kind: string;
  readonly words: string;
  readonly passed_to: string;
  readonly by_name: string;
  readonly answered_at: string;
}

/** A petition of this village. Nothing in it says who raised it; a private matter comes without its words. */
export interface Petition {
  readonly id: string;
  readonly village_id: string | null;
  readonly category: string;
  readonly told: string;
  readonly spot_told: string;
  readonly lat: number | null;
  readonly lon: number | null;
  /** Who answers; empty until the server has said it. */
  readonly body_told: string;
  readonly stage: 'new' | 'taken' | 'asked' | 'answered' | 'closed';
  readonly raised_at: string;
  readonly voices: number;
  readonly days: number;
  /** The last day of an answer (ISO date); empty until the server has said it. */
  readonly due_on: string;
  readonly escalated: boolean;
  readonly answer_told: string;
  /** From when people are asked whether it was really done. */
  readonly confirm_on: string | null;
  readonly confirmed: '' | 'yes' | 'no';
}

/** Whoever says it: a resident who agreed to be helped, the member alone (`own`), or nobody that is named. */
interface Voice {
  id: string;
  /** Eleven plain characters: what they hold. */
  code: string;
  how: 'app';
  resident_id: string | null;
  own: boolean;
  telephone: string;
}

/** The rows of this room. */
export interface FeedbackRows {
  'feedback.petitions': Petition;
  'feedback.answers': AnsweredDifficulty;
}

/** What a phone may say in this room. */
export interface FeedbackBodies {
  'feedback.raise_petition': Voice & {
    village_id: string;
    category: string;
    about: '' | 'desk' | 'office' | 'village' | 'school' | 'police' | 'lead';
    what: string;
    spot: string;
    since: string;
    lat: number | null;
    lon: number | null;
  };
  'feedback.join_petition': Voice & { petition_id: string };
  'feedback.confirm_done': { id: string; petition_id: string; done: boolean; how: 'app' };
  'feedback.attach_photo': { id: string; petition_id: string; digest: string; bytes: number; media: 'image/webp' | 'image/jpeg'; part: 'raised' };
  'feedback.raise_difficulty': { id: string; village_id: string; cause: string; procedure: string; note: string };
}

/** A kind of matter, and what is asked about it. */
export interface PetitionCategory {
  readonly id: string;
  readonly name: string;
  readonly pictogram: string;
  readonly where: string;
  readonly since: string;
  readonly photo: string;
  /** Its words stay with whoever handles it. */
  readonly quiet: boolean;
}

/** What travels as content of this room. */
export interface FeedbackBundles {
  petitions: {
    readonly categories: readonly PetitionCategory[];
    readonly about: readonly { readonly id: string; readonly name: string }[];
    readonly formal: { readonly words: readonly string[]; readonly title: string; readonly say: string; readonly bring: string; readonly source: string };
    readonly urgent: readonly { readonly name: string; readonly number: string }[];
  };
  difficulties: { readonly causes: readonly { readonly id: string; readonly name: string; readonly pictogram: string }[] };
}
