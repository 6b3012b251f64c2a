/** What may be chosen: its value, its words by language, further columns. */
export interface SurveyChoice {
  readonly v: string;
  readonly l: readonly (readonly unknown[])[];
  readonly x?: Readonly<Record<string, string>>;
}

/** A question, a group or a repeat of a form; `surveys/plans/xform.py` says what each letter means. */
export interface SurveyNode {
  readonly n: string;
  readonly p: string;
  readonly k: 'text' | 'int' | 'decimal' | 'date' | 'point' | 'one' | 'many' | 'note' | 'hidden' | 'group' | 'repeat';
  readonly t?: string;
  readonly l?: readonly (readonly unknown[])[];
  readonly h?: readonly (readonly unknown[])[];
  readonly msg?: readonly (readonly unknown[])[];
  readonly rmsg?: readonly (readonly unknown[])[];
  readonly rel?: unknown;
  readonly con?: unknown;
  readonly req?: unknown;
  readonly ro?: unknown;
  readonly calc?: unknown;
  readonly def?: unknown;
  readonly dv?: string;
  readonly ls?: string;
  readonly fi?: unknown;
  readonly cnt?: unknown;
  readonly pre?: 'start' | 'end' | 'today' | 'uid';
  readonly pg?: 1;
  readonly c?: readonly SurveyNode[];
}

/** A form as data. */
export interface SurveyPlan {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly langs: readonly string[];
  readonly nodes: readonly SurveyNode[];
  readonly choices: Readonly<Record<string, readonly SurveyChoice[]>>;
}

/** A form that the commune asks just now. */
export interface SurveyForm {
  readonly id: string;
  readonly title: string;
  readonly about: 'nobody' | 'person';
  readonly purpose: string;
  readonly days: number;
  readonly masked: readonly string[];
  readonly plan: SurveyPlan;
}

/** That something was answered, by whom on this place's phones; never what. */
export interface SurveyAnswer {
  readonly id: string;
  readonly form_id: string;
  readonly title: string;
  readonly member_id: string;
  readonly resident_id: string | null;
  readonly happened_at: string;
}

/** The rows of this room. */
export interface SurveyRows {
  'surveys.forms': SurveyForm;
  'surveys.answers': SurveyAnswer;
}

/** What a phone may say in this room. */
export interface SurveyBodies {
  'surveys.answer': {
    id: string;
    form_id: string;
    village_id: string | null;
    resident_id: string | null;
    consent_id: string | null;
    answers: Record<string, unknown>;
    replaces: null;
    source: 'phone';
  };
}
