const KEY = 'nhipcau.big';

export function isBig(): boolean {
  return localStorage.getItem(KEY) === '1';
}

/** "Chữ to": bigger letters and 72 px buttons on every page. */
export function setBig(on: boolean): void {
  localStorage.setItem(KEY, on ? '1' : '0');
  showLook();
}

/** Puts the chosen size on the page; to be called before the first screen. */
export function showLook(): void {
  document.documentElement.toggleAttribute('data-big', isBig());
}
