import type { Plugin } from 'vite';

/** What the library for codes can do and nobody here asks of it: pictures of other kinds, scripts of other lands. */
const UNUSED: Readonly<Record<string, readonly RegExp[]>> = {
  'qr/index.js': [/(?<=function render(?:Ascii|Term|Gif|Svg)\([^)]*\) \{)[^]*?(?=\n\})/g, /(?<=function gifDataUrl\([^)]*\) \{)[^]*?(?=\n\})/g],
  'qr/decode.js': [/(?<=const ECI_ENCODINGS = \{)[^]*?(?=\s+26: )/g, /(?<= 26: 'utf-8',)[^]*?(?=\n\})/g],
};

/** The helper that would fetch the styles of a chunk before it: there is one file of styles, and the worker keeps it. */
const PRELOAD = '\0vite/preload-helper.js';

/** Leaves that out of the build; what is asked for all the same then fails aloud in the tests that read and draw codes. */
export function barely(): Plugin {
  return {
    name: 'barely',
    apply: 'build',
    transform(code, id) {
      if (id === PRELOAD) return 'export const __vitePreload = (load) => load();';
      const [, unused] = Object.entries(UNUSED).find(([name]) => id.endsWith(name)) ?? [];
      if (!unused) return null;
      return unused.reduce((rest, part) => {
        if (!part.test(rest)) throw new Error(`${id} no longer has what was left out of it.`);
        return rest.replace(part, '');
      }, code);
    },
  };
}
