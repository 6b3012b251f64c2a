import type { ComponentChild } from 'preact';
import { fit } from '../../shell/router';
import { Hub } from './hub';

type Parts = Readonly<Record<string, string>>;

/** The screens under /ban-tin, each with the pattern of its address. */
const screens: readonly (readonly [pattern: string, show: (parts: Parts) => ComponentChild])[] = [
  ['/ban-tin', () => <Hub />],
];

/** News of the village: warnings, weather, seasons, prices, notices; it comes with the second wave. */
export function Bulletin({ path }: { path: string }) {
  for (const [pattern, show] of screens) {
    const parts = fit(pattern, path);
    if (parts) return <>{show(parts)}</>;
  }
  return <Hub />;
}
