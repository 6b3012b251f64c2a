/**
 * `pin`: it has to be typed, or chosen when `first`; before `until` none is looked at; with `chip` a touch opens. `lease`: the server was not met for too
 * long. `locked`: the commune locked this phone, or its PIN was guessed; its work is sealed.
 */
export type Shut =
  | { readonly why: 'pin'; readonly first: boolean; readonly until: string | null; readonly left: number; readonly chip: boolean }
  | { readonly why: 'lease' }
  | {
      readonly why: 'locked';
      readonly at: string;
      readonly letters: number;
      readonly review: number;
      readonly files: number;
      readonly sealed: boolean;
      readonly commune: string;
      readonly guessed?: boolean;
    };

export interface Eviction {
  readonly noticed_at: string;
  /** How many letters had not been sent when storage was last seen whole. */
  readonly unsent: number;
}
