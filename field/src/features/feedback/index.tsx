import type { ComponentChild } from 'preact';
import { fit } from '../../shell/router';
import { Hub } from './hub';
import { Stuck } from './stuck';

type Parts = Readonly<Record<string, string>>;

/** The screens under /y-kien, each with the pattern of its address. */
const screens: readonly (readonly [pattern: string, show: (parts: Parts) => ComponentChild])[] = [
  ['/y-kien/vuong', () => <Stuck />],
  ['/y-kien', () => <Hub />],
];

/** What people say, and what became of it; it comes with the second wave. */
export function Feedback({ path }: { path: string }) {
  for (const [pattern, show] of screens) {
    const parts = fit(pattern, path);
    if (parts) return <>{show(parts)}</>;
  }
  return <Hub />;
}
