/** Two languages, one shape: English must say everything that Vietnamese says. */

export type Language = 'vi' | 'en';

/** The language of the page; the shell writes it on the html element before any screen is read. */
export const language: Language =
  typeof document !== 'undefined' && document.documentElement.lang === 'en' ? 'en' : 'vi';

type Shape<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : T[K] extends string
      ? string
      : Shape<T[K]>;
};

/** The words of one feature in the chosen language. */
export function words<T extends object>(vi: T, en: Shape<T>): Shape<T> {
  return language === 'en' ? en : (vi as unknown as Shape<T>);
}
