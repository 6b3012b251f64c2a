import type { AnswerKey, GoodsGroup, GoodsTold, MarketBundle, Stock, Ware } from '../../offline';

/** What is typed of a thing, as it stands in the fields. */
export interface Typed {
  readonly name: string;
  readonly group: GoodsGroup | null;
  readonly story: string;
  readonly answers: Readonly<Record<AnswerKey, string>>;
  readonly unit: string;
  readonly from: string;
  readonly to: string;
  readonly months: readonly number[];
  readonly weight: string;
  readonly stars: string;
  readonly certificate: string;
  readonly decision: string;
  readonly issued: string;
  readonly stock: Stock;
}

export const NOTHING: Typed = {
  name: '', group: null, story: '', answers: { made_of: '', how_made: '', taste: '', keep: '', order: '' }, unit: '', from: '', to: '', months: [], weight: '',
  stars: '', certificate: '', decision: '', issued: '', stock: 'in',
};

/** The fields of a thing that is known already. */
export const typedOf = (ware: Ware): Typed => ({
  ...NOTHING,
  ...ware,
  from: ware.price_from?.toString() ?? '',
  to: ware.price_to?.toString() ?? '',
  weight: ware.weight_g?.toString() ?? '',
  stars: ware.ocop?.stars.toString() ?? '',
  certificate: ware.ocop?.certificate ?? '',
  decision: ware.ocop?.decision ?? '',
  issued: ware.ocop?.issued_on ?? '',
});

const number = (typed: string): number | null => (typed.replace(/\D/g, '') ? Number(typed.replace(/\D/g, '')) : null);

export const GAPS = ['needName', 'needUnit', 'oddPrice', 'needOcop', 'reached'] as const;
export type Gap = (typeof GAPS)[number];

/** A telephone number or a link: the page shows none, so it is said here already. */
const REACHED = /(?:\+84|0)(?:[ .-]?\d){8,10}|https?:|www\./;

/** What still lacks; null when it can be recorded. */
export function gapOf(typed: Typed): Gap | null {
  const [from, to] = [number(typed.from), number(typed.to)];
  const words = [typed.name, typed.story, ...Object.values(typed.answers)].join('\n');
  if (typed.name.trim().length < 2 || !typed.group) return 'needName';
  if (!typed.unit.trim()) return 'needUnit';
  if ((from !== null && from < 500) || (to !== null && (from === null || to < from))) return 'oddPrice';
  if (typed.stars && !(typed.certificate.trim() && typed.decision.trim().length > 2 && typed.issued)) return 'needOcop';
  return REACHED.test(words) ? 'reached' : null;
}

/** What is sent. Throws while something lacks. */
export function bodyOf(typed: Typed): Omit<GoodsTold, 'months'> & { months: number[] } {
  if (gapOf(typed) || !typed.group) throw new Error('Something is missing.');
  const { name, group, story, answers, unit } = typed;
  return {
    name: name.trim(), group, story: story.trim(), answers, unit: unit.trim(), price_from: number(typed.from), price_to: number(typed.to),
    months: [...typed.months].sort((a, b) => a - b), weight_g: number(typed.weight),
    ocop: typed.stars ? { stars: Number(typed.stars), certificate: typed.certificate.trim(), decision: typed.decision.trim(), issued_on: typed.issued } : null,
  };
}

const ended = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** The answers in their order, one after the other: no word is in it that nobody said. */
export function storyOf({ questions }: MarketBundle, answers: Typed['answers']): string {
  return questions
    .filter(({ key }) => key !== 'order')
    .map(({ key }) => answers[key].trim())
    .filter(Boolean)
    .map(ended)
    .join(' ');
}

/** A price as people read it; empty where it has to be asked for. */
export function priceOf({ price_from: from, price_to: to, unit }: Pick<Ware, 'price_from' | 'price_to' | 'unit'>): string {
  if (from === null) return '';
  const upper = to !== null && to !== from ? `–${to.toLocaleString('vi-VN')}` : '';
  return `${from.toLocaleString('vi-VN')}${upper} đ / ${unit}`;
}
