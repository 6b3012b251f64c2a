/** The lists with which a link, a number or a message is checked, as they travel in the bundle `checking`. */
export interface CheckingBundle {
  /** The day of the list of official places. */
  readonly as_of: string;
  /** Endings that only organs of the state are given. */
  readonly zones: readonly string[];
  /** Who owns which domains, the words only theirs have, and 1 where nobody has looked twice. */
  readonly owners: readonly (readonly [name: string, domains: readonly string[], names: readonly string[], unsure: 0 | 1])[];
  /** Apps by their exact address in a shop. */
  readonly apps: readonly (readonly [name: string, links: readonly string[]])[];
  readonly shorteners: readonly string[];
  readonly shared: readonly string[];
  readonly cheap: readonly string[];
  readonly known: readonly string[];
  readonly dear: readonly string[];
  readonly topics: readonly string[];
  readonly signs: readonly Sign[];
  readonly warning: { readonly any: readonly string[]; readonly weight: number };
  readonly bad: BadNames;
}

export interface Sign {
  readonly id: string;
  readonly weight: number;
  readonly any: readonly string[];
  readonly with?: readonly string[];
  readonly needs?: string;
  readonly plain?: boolean;
}

/** Names known to be bad, as sorted hashes of 40 bits in Rice's code; `as_of` is empty where no list was brought in. */
export interface BadNames {
  readonly as_of: string;
  readonly source: string;
  readonly count: number;
  /** How many there are on the server, of which these are the ones that a phone carries. */
  readonly whole: number;
  readonly k: number;
  readonly hashes: string;
}
