/** A kind of fraud that was told of in a village of this commune lately. */
export interface Sighting {
  readonly id: string;
  readonly village_id: string;
  readonly kind: string;
  /** The last day on which it was told (ISO date). */
  readonly last_on: string;
}

/** A warning of the commune about one kind of fraud; it ends by itself. */
export interface Warning {
  readonly id: string;
  readonly kind: string;
  /** Empty: the whole commune. */
  readonly village_id: string | null;
  readonly said_by: string;
  readonly said_at: string;
  /** The moment from which it counts no more. */
  readonly until: string;
}

/** The rows of this room. */
export interface SafetyRows {
  'safety.seen': Sighting;
  'safety.warnings': Warning;
}

/** What is told of fraud. No field is about a person of the village; `number` and `link` are the swindler's. */
export interface SafetyBodies {
  'safety.report_scam': {
    id: string;
    village_id: string;
    kind: string;
    way: 'call' | 'message' | 'app' | 'visit' | 'paper';
    asked: 'money' | 'code' | 'install' | 'papers' | 'other';
    lost: boolean;
    number: string;
    link: string;
    note: string;
  };
  'safety.warn': { id: string; kind: string; village_id: string | null; texts: boolean };
  'safety.end_warning': { warning_id: string };
  'learning.record_drill': {
    id: string;
    /** Absent: the member; without an id: somebody who is only counted. */
    learner: { resident_id?: string } | null;
    answers: { case: string; right: boolean }[];
    edition: string;
    seconds: number;
  };
}

/** A kind of fraud, and the words of the commune's warning about it. */
export interface ScamKind {
  readonly id: string;
  readonly name: string;
  readonly pictogram: string;
  readonly way: SafetyBodies['safety.report_scam']['way'];
  readonly asked: SafetyBodies['safety.report_scam']['asked'];
  readonly happens: string;
  readonly do: string;
  /** What is told to 156 or 5656, without marks. */
  readonly sms: string;
}

/** One of the first three acts; a number that is not `sure` was not compared with its owner's page. */
export interface Act {
  readonly id: string;
  readonly title: string;
  readonly pictogram: string;
  readonly lines: readonly string[];
  readonly numbers?: readonly { readonly name: string; readonly number: string; readonly sure: boolean }[];
}

/** A case that the helper reads aloud. */
export interface DrillCase {
  readonly id: string;
  readonly title: string;
  readonly pictogram: string;
  readonly script: readonly string[];
  readonly ask: string;
  readonly why: string;
  readonly miss_allowed?: boolean;
  readonly options: readonly { readonly id: string; readonly text: string; readonly right?: boolean }[];
}

export interface SafetyBundles {
  scams: { readonly kinds: readonly ScamKind[]; readonly acts: readonly Act[] };
  drills: { readonly edition: string; readonly drills: readonly DrillCase[] };
}
