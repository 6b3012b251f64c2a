/** What comes in a household's life, as it stands in the "life" bundle. */

/** Why a paper or a dossier comes back; `go` says where it is mended. */
export interface Reason {
  readonly key: string;
  readonly name: string;
  readonly do: string;
  readonly on: readonly ('paper' | 'photo' | 'dossier')[];
  readonly go: 'home' | 'commune' | 'issuer';
}

export interface LifeEvent {
  readonly key: string;
  readonly say: string;
  readonly en?: string;
  readonly pictogram?: string;
  readonly procedures: readonly string[];
}

export interface RadarRule {
  readonly key: string;
  /** age: in the year somebody reaches one of `ages`; after: some months after the last help with the procedure. */
  readonly kind: 'age' | 'after';
  readonly title: string;
  readonly text: string;
  readonly note?: string;
  readonly procedure: string;
  /** Procedures that do the same. */
  readonly instead?: readonly string[];
  readonly law: readonly string[];
  readonly periods: readonly RadarPeriod[];
}

export interface RadarPeriod {
  readonly from: string;
  readonly to: string;
  readonly ages?: readonly number[];
  readonly days?: number;
  readonly months?: number;
  readonly before?: number;
}

export interface CitizenItem {
  readonly key: string;
  readonly text: string;
  readonly how: string;
  readonly procedure?: string;
  readonly pictogram?: string;
  /** The copy of the text that we have is not clear here. */
  readonly unclear?: boolean;
}

/** The digital citizen's list: dated, and loud about its end. */
export interface CitizenList {
  readonly valid_from: string;
  readonly valid_to: string;
  readonly as_of: string;
  readonly law: string;
  readonly reviewed_by: string;
  readonly free_choice: string;
  readonly first: string;
  readonly first_procedure: string;
  readonly unclear_note: string;
  readonly items: readonly CitizenItem[];
  readonly benefits: readonly { readonly text: string; readonly unclear?: boolean }[];
  readonly free: readonly string[];
}

export interface LifeBundle {
  readonly reasons: readonly Reason[];
  readonly events: readonly LifeEvent[];
  readonly radar: readonly RadarRule[];
  readonly citizen: CitizenList;
}

/** A code of before, and what took its place. */
export interface FormerCode {
  readonly code: string;
  readonly title: string;
  readonly state?: string;
  readonly replaced_by: string;
  readonly valid_to: string;
  readonly note?: string;
}

/** The code that holds today for one of before, over several changes; null where nothing took over. */
export function successor(code: string, former: readonly FormerCode[]): string | null {
  const road = new Set<string>();
  for (let at = code; at && !road.has(at); ) {
    const step = former.find((one) => one.code === at);
    if (!step) return at;
    road.add(at);
    at = step.replaced_by;
  }
  return null;
}
