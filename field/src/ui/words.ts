/** Two languages, one shape: English must say everything that Vietnamese says. */

export type Language = 'vi' | 'en';

/** The language of the page; the shell writes it on the html element before any screen is read. */
export let language: Language = typeof document !== 'undefined' && document.documentElement.lang === 'en' ? 'en' : 'vi';

type Shape<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : T[K] extends string
      ? string
      : Shape<T[K]>;
};

export type English = Readonly<Record<number, object>>;

/** What a build put apart, by number. */
let apart: English = {};

/** The English words as they came, before the first screen is read; null: the page speaks Vietnamese. */
export function bringEnglish(english: English | null): void {
  if (english) apart = english;
  else language = 'vi';
}

/** The words of one feature in the chosen language; in a build a number stands for the English. */
export function words<T extends object>(vi: T, en: Shape<T>): Shape<T> {
  if (language === 'vi') return vi as unknown as Shape<T>;
  return typeof en === 'number' ? ((apart[en] ?? vi) as Shape<T>) : en;
}
