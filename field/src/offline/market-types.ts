/** The rows of this room. */
export type MarketRows = object;

/** What a phone may say in this room. */
export type MarketBodies = object;

/** What travels as content of this room. */
export type MarketBundles = object;
