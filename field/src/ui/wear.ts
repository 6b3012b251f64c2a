/** Puts on the styles of a part that comes late; the one file of styles is in the first load, where every byte counts. */
export function wear(styles: string): void {
  // A browser too old for this shows the same words and buttons, only plainer.
  if (typeof document === 'undefined' || !('adoptedStyleSheets' in document)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
