/** Two languages, one shape: English must say everything that Vietnamese says. */

export type Language = 'vi' | 'en';

const KEY = 'nhipcau.language';

function read(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'vi';
  } catch {
    return 'vi';
  }
}

export const language: Language = read();

/** Keeps the chosen language; the screens speak it from the next start. */
export function chooseLanguage(next: Language): void {
  localStorage.setItem(KEY, next);
  location.reload();
}

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
