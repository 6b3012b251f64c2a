/** The last report of one grade of goods; `usual`: from where to where it lies as a rule; `weeks`: Monday, lowest, highest. */
export interface PriceLine {
  readonly grade: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly where: string;
  readonly kind: string;
  /** The day it was seen (ISO date). */
  readonly on: string;
  readonly source: string;
  readonly usual: readonly [number, number] | null;
  readonly weeks: readonly (readonly [string, number, number])[];
}

/** How one kind of goods stands in the commune or, `wide`, in its province. */
export interface PriceCard {
  readonly id: string;
  readonly wide: boolean;
  readonly item: string;
  readonly on: string;
  readonly lines: readonly PriceLine[];
  /** Strange prices that nobody else told of yet. */
  readonly apart: readonly PriceLine[];
}

export type PlaceKind = 'market' | 'shop' | 'farm' | 'trader' | 'company';

/** One kind of goods; `band`: by unit, which price can be believed. */
export interface PricedGoods {
  readonly id: string;
  readonly name: string;
  readonly also: readonly string[];
  readonly group: string;
  readonly grades: readonly string[];
  readonly units: readonly string[];
  readonly band: Readonly<Record<string, readonly [number, number]>>;
}

/** A unit one sells by; `kg` only where the weight never changes. */
export interface PriceUnit {
  readonly id: string;
  readonly name: string;
  readonly kg?: string;
}

/** What a place tells: from one day to another, for a group of people, in some villages or everywhere. */
export interface NoticeRow {
  readonly id: string;
  readonly kind: 'policy' | 'news';
  readonly group: string;
  readonly title: string;
  readonly body: string;
  readonly villages: readonly string[];
  readonly law: { readonly number: string; readonly on: string; readonly url: string } | null;
  readonly tongues: Readonly<Record<string, { readonly title: string; readonly body: string }>>;
  readonly shows_from: string;
  readonly shows_until: string;
  readonly published_at: string | null;
  readonly wide: boolean;
}

/** A question about a notice, answered for everybody. */
export interface NoticeAnswerRow {
  readonly id: string;
  readonly notice_id: string;
  readonly question: string;
  readonly answer: string;
  readonly answered_at: string;
}

export interface PriceRows {
  'bulletin.prices': PriceCard;
  'bulletin.notices': NoticeRow;
  'bulletin.notice_answers': NoticeAnswerRow;
}

export interface PriceBodies {
  'bulletin.tell_price': {
    id: string;
    village_id: string | null;
    item: string;
    grade: string;
    unit: string;
    low: number;
    high: number;
    market: string;
    kind: PlaceKind;
    on: string;
    source: string;
    sure: boolean;
  };
  'bulletin.read_notice': { id: string; notice_id: string; village_id: string; how: 'opened' | 'read_out' };
  'bulletin.ask_notice': { id: string; notice_id: string; text: string };
}

export interface PriceBundles {
  priced: {
    readonly as_of: string;
    readonly source: string;
    readonly kinds: readonly { readonly id: PlaceKind; readonly name: string }[];
    readonly units: readonly PriceUnit[];
    readonly goods: readonly PricedGoods[];
  };
}
