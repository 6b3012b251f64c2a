/** Filled by vite-english.ts: every English word of the app, by the number that stands for it. */
declare module 'virtual:english' {
  const words: Readonly<Record<number, object>>;
  export default words;
}
