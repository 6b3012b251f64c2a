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

/** The rows of this room. */
export interface FeedbackRows {
  'feedback.answers': AnsweredDifficulty;
}

/** What a phone may say in this room. */
export interface FeedbackBodies {
  'feedback.raise_difficulty': { id: string; village_id: string; cause: string; procedure: string; note: string };
}

/** What travels as content of this room. */
export interface FeedbackBundles {
  difficulties: { readonly causes: readonly { readonly id: string; readonly name: string; readonly pictogram: string }[] };
}
