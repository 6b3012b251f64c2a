/**
 * The language and the size of letters chosen on this phone.
 *
 * Importing this module puts both on the html element; it must be the first import of the app,
 * because the language is read with the next.
 */
import type { English, Language } from '../ui/words';

const BIG = 'nhipcau.big';
const LANGUAGE = 'nhipcau.language';
const page = document.documentElement;

/** A choice kept in the browser; a browser that forbids keeping forgets, and the app still runs. */
export function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The choice holds until the page is left.
  }
}

page.lang = kept(LANGUAGE) === 'en' ? 'en' : 'vi';
page.toggleAttribute('data-big', kept(BIG) === '1');

export function isBig(): boolean {
  return page.hasAttribute('data-big');
}

/** "Chữ to": bigger letters and 72 px buttons on every page. */
export function setBig(on: boolean): void {
  keep(BIG, on ? '1' : '0');
  page.toggleAttribute('data-big', on);
}

/** The English words, which come to this phone only when they are chosen; null when they cannot come now. */
export async function english(): Promise<English | null> {
  try {
    return (await import('virtual:english')).default;
  } catch {
    return null;
  }
}

/** Keeps the chosen language and starts the app again in it; false when its words could not be fetched. */
export async function chooseLanguage(next: Language): Promise<boolean> {
  if (next === 'en' && !(await english())) return false;
  keep(LANGUAGE, next);
  location.reload();
  return true;
}

/** English was chosen, but its words are not on this phone. */
export function lacksEnglish(): boolean {
  return kept(LANGUAGE) === 'en' && page.lang !== 'en';
}
