/** The shapes of a guide, as they stand in the "guides" bundle, and of what its replay gives. */

export type Answer = string | number | readonly string[] | null;
export type Answers = Readonly<Record<string, Answer>>;

/** A condition in the agreed subset of JSON Logic; see conditions.ts for what each operator means. */
export type Condition = { readonly [operator: string]: unknown };

export interface Option {
  readonly id: string;
  readonly label: string;
  readonly exclusive?: boolean;
  readonly pictogram?: string;
}

export interface Question {
  readonly id: string;
  /** A place is answered by the code of a province, "40", or of a commune in it, "40.16933". */
  readonly kind: 'one' | 'many' | 'number' | 'date' | 'place';
  readonly ask: string;
  readonly why?: string;
  readonly pictogram?: string;
  readonly when?: Condition;
  readonly options?: readonly Option[];
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
  /** The usual answer: it counts until the family says otherwise, and the list says so. */
  readonly assume?: string;
}

/** Who has checked a line or a guide, when, and when it must be looked at again. */
export interface Checked {
  readonly by: string;
  readonly on: string;
  readonly next_review: string;
}

/** What every line has: when it is listed, by which law, from when to when; without `checked` the guide's review counts. */
export interface Line {
  readonly id: string;
  readonly when?: Condition;
  readonly law?: readonly string[];
  readonly valid_from?: string;
  readonly valid_to?: string;
  readonly source?: string;
  readonly checked?: Checked;
}

export interface Paper extends Line {
  readonly name: string;
  readonly how: 'bring' | 'show' | 'if_not_found';
  readonly originals?: number;
  readonly copies?: number;
  readonly form?: string;
  readonly why?: string;
  readonly get?: string;
  readonly note?: string;
}

export interface Step extends Line {
  readonly text: string;
  readonly pictogram?: string;
  readonly secret?: boolean;
  readonly who?: 'resident' | 'together' | 'office';
}

export interface Warning extends Line {
  readonly text: string;
  readonly goto?: string;
  readonly stop?: boolean;
}

/** Why dossiers of this kind come back, and what to do about it now; `paper` if it is about one. */
export interface Mistake extends Line {
  readonly text: string;
  readonly fix: string;
  readonly reason: string;
  readonly paper?: string;
}

export interface Conflict extends Line {
  readonly text: string;
}

/** A fee; `value` names the dated value that gives its amount. */
export interface Fee extends Line {
  readonly text: string;
  readonly value?: string;
  readonly amount?: number;
}

export type Unit = 'dong' | 'age' | 'day' | 'working_day' | 'month' | 'year' | 'percent' | 'count';

/** An amount that law may change: it holds in its periods (days included) and nowhere else. */
export interface DatedValue {
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
  readonly law?: readonly string[];
  readonly periods: readonly { readonly from: string; readonly to: string; readonly amount: number }[];
}

export interface Review {
  readonly legal_as_of: string;
  readonly reviewed_by: string;
  readonly reviewed_on: string;
  readonly next_review: string;
}

export interface Guide {
  readonly valid_from?: string;
  readonly valid_to?: string;
  readonly source?: string;
  readonly procedure: string;
  readonly version?: string;
  readonly title: string;
  readonly intro?: string;
  readonly pictogram?: string;
  readonly replaces?: readonly string[];
  readonly review?: Review;
  readonly place?: { readonly text: string };
  readonly time?: { readonly text: string };
  readonly fees?: readonly Fee[];
  readonly questions?: readonly Question[];
  readonly papers?: readonly Paper[];
  readonly steps?: readonly Step[];
  readonly warnings?: readonly Warning[];
  readonly mistakes?: readonly Mistake[];
  readonly conflicts?: readonly Conflict[];
  readonly values?: readonly DatedValue[];
}

export type FaultKind = 'unknown_question' | 'unknown_option' | 'wrong_type' | 'out_of_range' | 'exclusive';

/** An answer that the guide cannot take, and why. */
export interface AnswerFault {
  readonly question: string;
  readonly kind: FaultKind;
}

/** What one set of answers leads to on one day. */
export interface Checklist {
  readonly guide: { readonly procedure: string; readonly version: string; readonly title: string };
  /** Every question this family is asked, answered or not, in the order of the guide. */
  readonly asked: readonly Question[];
  /** Those of them still without a usable answer. */
  readonly open: readonly Question[];
  /** Those that count as answered the usual way, because the family has not said otherwise. */
  readonly assumed: readonly Question[];
  /** Papers already decided for this household. */
  readonly items: readonly Paper[];
  readonly steps: readonly Step[];
  readonly warnings: readonly Warning[];
  readonly conflicts: readonly Conflict[];
  readonly fees: readonly Fee[];
  readonly mistakes: readonly Mistake[];
  /** Dated values that this list needs and that have no amount on the day: such a list is never called whole. */
  readonly lapsed: readonly DatedValue[];
  /** True when nothing is open; answers that contradict each other stand in `conflicts`. */
  readonly complete: boolean;
}

/** One procedure of the reference, as it stands in the "procedures" bundle. */
export interface Procedure {
  readonly code: string;
  readonly title: string;
  readonly plain: string;
  readonly field: string;
  readonly pictogram?: string;
  readonly aliases: readonly string[];
  readonly summary?: string;
  readonly where?: string;
  readonly agency?: string;
  readonly level?: string;
  readonly status?: string;
  readonly note?: string;
  readonly steps?: readonly string[];
  readonly requirements?: string;
  readonly result?: string;
  readonly channels?: readonly string[];
  readonly law?: readonly string[];
  readonly law_changes?: readonly string[];
  readonly check?: readonly string[];
  readonly source?: string;
  readonly as_of?: string;
  readonly reviewed_by?: string;
  readonly time?: { readonly text: string };
  readonly fee?: { readonly text: string };
  readonly papers?: readonly ReferencePaper[];
  readonly has_guide?: boolean;
}

export interface ReferencePaper {
  readonly name: string;
  readonly how?: string;
  readonly originals?: number;
  readonly copies?: number;
  readonly when?: string;
  readonly form?: string;
}

/** One field of public services, as in content/procedures/fields.toml. */
export interface Field {
  readonly key: string;
  readonly title: string;
  readonly pictogram?: string;
  /** The life events that lead here, for the line under the title. */
  readonly life_event?: string;
}

/** The words of content/search/words.toml: what to leave out of a query, and what to add to it. */
export interface SearchWords {
  readonly stop?: readonly string[];
  readonly expand?: readonly { readonly say: readonly string[]; readonly add: readonly string[] }[];
}

/** A safety card: said aloud, then one question that shows whether it was understood. */
export interface SafetyCard {
  readonly id: string;
  readonly title: string;
  readonly say: string;
  readonly ask: string;
  readonly right: string;
  /** Kinds of fraud, fields of procedures and steps that this card is about. */
  readonly fits?: readonly string[];
  readonly do?: readonly string[];
  readonly dont?: readonly string[];
  readonly pictogram?: string;
  readonly law_or_source?: string;
  readonly as_of?: string;
}
