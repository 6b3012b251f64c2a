import type { ComponentChild } from 'preact';
import { back, fit } from '../../shell/router';
import { Notice, Page } from '../../ui/parts';
import { Check } from './check';
import { w } from './words';

type Parts = Readonly<Record<string, string>>;

/** The screens under /an-toan, each with the pattern of its address. */
const screens: readonly (readonly [pattern: string, show: (parts: Parts) => ComponentChild])[] = [
  ['/an-toan/xem', () => <Check />],
];

/** What is known against fraud: checking, reporting, drills, the first three acts; it comes with the second wave. */
export function Safety({ path }: { path: string }) {
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
      <Notice icon="shield" title={w.missing}>
        {w.missingHint}
      </Notice>
    </Page>
  );
}
