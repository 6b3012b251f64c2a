export type MakerKind = 'household' | 'cooperative' | 'group';
export type GoodsGroup = 'food' | 'drink' | 'herb' | 'craft' | 'plant' | 'tourism';
export type Stock = 'in' | 'low' | 'out';
export type AnswerKey = 'made_of' | 'how_made' | 'taste' | 'keep' | 'order';
/** Where it stands with everybody's eyes. */
export type Standing = 'waiting' | 'shown' | 'down' | 'withdrawn';

/** Who makes something; their telephone is on no phone. */
export interface Maker {
  readonly id: string;
  readonly kind: MakerKind;
  readonly name: string;
  readonly story: string;
  readonly village_id: string | null;
  readonly resident_id: string | null;
  readonly agreed: boolean;
  readonly standing: Standing;
  readonly why: string;
  readonly version: number;
}

export interface Ocop {
  readonly stars: number;
  readonly certificate: string;
  readonly decision: string;
  readonly issued_on: string;
}

/** What somebody says of a thing. */
export interface GoodsTold {
  readonly name: string;
  readonly group: GoodsGroup;
  readonly story: string;
  readonly answers: Readonly<Record<AnswerKey, string>>;
  readonly unit: string;
  readonly price_from: number | null;
  readonly price_to: number | null;
  readonly months: readonly number[];
  readonly weight_g: number | null;
  readonly ocop: Ocop | null;
}

/** Something that somebody makes. */
export interface Ware extends GoodsTold {
  readonly id: string;
  readonly maker_id: string;
  readonly number: number;
  readonly stock: Stock;
  readonly expires_on: string | null;
  readonly photos: readonly { readonly id: string; readonly says: string; readonly small: string; readonly here: boolean }[];
  readonly standing: Standing;
  readonly why: string;
  readonly version: number;
}

/** Where a village lies. */
export interface VillagePoint {
  readonly id: string;
  readonly village_id: string;
  readonly lat: number;
  readonly lon: number;
  readonly accuracy: number | null;
  readonly source: 'phone' | 'office' | 'file';
  readonly by_name: string;
  readonly at: string;
}

interface Said {
  readonly ask: string;
  readonly say: string;
  readonly known: boolean;
}

/** A plan of selling before a camera, with its sheet. */
export interface LivePlan {
  readonly id: string;
  readonly title: string;
  readonly begins_at: string;
  readonly minutes: number;
  readonly speaker: string;
  readonly bring: readonly string[];
  readonly sheet: {
    readonly where: string;
    readonly orders: string;
    readonly parts: readonly { readonly begins: number; readonly ends: number; readonly what: string; readonly say: string }[];
    readonly checks: readonly { readonly good: boolean; readonly what: string }[];
    readonly answers: readonly { readonly name: string; readonly lines: readonly Said[] }[];
    readonly always: readonly Said[];
  };
}

/** The rows of this room. */
export interface MarketRows {
  'market.makers': Maker;
  'market.products': Ware;
  'market.lives': LivePlan;
  'places.points': VillagePoint;
}

interface Size {
  digest: string;
  bytes: number;
  media: 'image/webp' | 'image/jpeg';
  width: number;
  height: number;
}
type Open<T> = { -readonly [K in keyof T]: T[K] };
type Told = Omit<Open<GoodsTold>, 'months'> & { months: number[] };

/** What a phone may say in this room. */
export interface MarketBodies {
  'market.enter_maker': { id: string; kind: 'household'; resident_id: string; name: string; story: string; village_id: string | null; telephone: string };
  'market.enter_product': Told & { id: string; maker_id: string; stock: Stock };
  'market.change_product': Told & { id: string; product_id: string };
  'market.set_stock': { id: string; product_id: string; stock: Stock };
  'market.attach_photo': { id: string; product_id: string; says: string; small: Size; large: Size };
  'market.publish': { id: string; thing: 'maker' | 'product'; thing_id: string; version: number };
  'places.set_point': { id: string; village_id: string; lat: number; lon: number; accuracy: number; source: 'phone' };
}

/** What buyers ask, and the groups and units of goods. */
export interface MarketBundle {
  readonly questions: readonly { readonly key: AnswerKey; readonly ask: string; readonly hint: string; readonly example: string }[];
  readonly groups: readonly { readonly key: GoodsGroup; readonly name: string }[];
  readonly units: readonly string[];
}

/** What travels as content of this room. */
export interface MarketBundles {
  readonly market: MarketBundle;
}
