/** The rows of this room. */
export type FeedbackRows = object;

/** What a phone may say in this room. */
export type FeedbackBodies = object;

/** What travels as content of this room. */
export type FeedbackBundles = object;
