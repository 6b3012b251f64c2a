import type { ComponentChild } from 'preact';
import { fit } from '../../shell/router';
import { Hub } from './hub';

type Parts = Readonly<Record<string, string>>;

/** The screens under /cho, each with the pattern of its address. */
const screens: readonly (readonly [pattern: string, show: (parts: Parts) => ComponentChild])[] = [
  ['/cho', () => <Hub />],
];

/** The shop window of the village; it comes with the second wave. */
export function Market({ path }: { path: string }) {
  for (const [pattern, show] of screens) {
    const parts = fit(pattern, path);
    if (parts) return <>{show(parts)}</>;
  }
  return <Hub />;
}
