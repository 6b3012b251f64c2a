export type AnyPurpose = 'help_now' | 'follow_up' | 'statistics' | 'keep_file' | 'ethnicity' | 'location' | 'passport' | 'safe_list' | 'publish' | 'survey';

/** What this phone has to forget: everything that names one of these ids. */
export interface Erased {
  readonly id: string;
  readonly rows: readonly string[];
}

/** The words in which consent is asked, by purpose; `{commune}` is the controller. */
export interface RightsBundle {
  readonly id: string;
  readonly intro: string;
  readonly intro_en: string;
  readonly rights: string;
  readonly rights_en: string;
  /** Answers that tell something delicate: kept only with the consent for that. */
  readonly telling?: readonly { readonly procedure: string; readonly question: string; readonly options: readonly string[]; readonly purpose: AnyPurpose }[];
  readonly purposes: readonly { readonly key: AnyPurpose; readonly say: string; readonly say_en: string }[];
}

/** What people agree to and take back, on the wire. */
export interface RightsBodies {
  'people.agree': {
    id: string;
    resident_id: string;
    purpose: AnyPurpose;
    given_by: 'self' | 'representative' | 'witnessed';
    method: 'tap' | 'signature' | 'voice' | 'spoken';
    representative: string;
    relation: 'mother' | 'father' | 'grandparent' | 'guardian' | 'child' | 'spouse' | 'sibling' | 'other' | null;
    witness: string;
    wording: string;
    receipt: string;
    about: string | null;
    voice: { digest: string; bytes: number; media: 'audio/webm' | 'audio/ogg' | 'audio/mp4' } | null;
    /** Where the receipt goes as a text message; letters of older releases have none. */
    telephone?: string;
  };
  'people.take_back': { id: string; resident_id: string; purpose: AnyPurpose };
}
