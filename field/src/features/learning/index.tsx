import type { ComponentChild } from 'preact';
import { back, fit } from '../../shell/router';
import { Notice, Page } from '../../ui/parts';
import { w } from './words';

type Parts = Readonly<Record<string, string>>;

/** The screens under /hoc, each with the pattern of its address. */
const screens: readonly (readonly [pattern: string, show: (parts: Parts) => ComponentChild])[] = [];

/** Learning: lessons, classes and the passport; it comes with the second wave. */
export function Learning({ path }: { path: string }) {
  for (const [pattern, show] of screens) {
    const parts = fit(pattern, path);
    if (parts) return <>{show(parts)}</>;
  }
  return (
    <Page
      title={w.title}
      back={() => {
        back('/');
      }}
    >
      <Notice icon="school" title={w.missing}>
        {w.missingHint}
      </Notice>
    </Page>
  );
}
