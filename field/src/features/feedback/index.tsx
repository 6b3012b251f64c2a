import type { ComponentChild } from 'preact';
import { fit } from '../../shell/router';
import { Hub } from './hub';
import { One } from './one';
import { Raise } from './raise';
import { Stuck } from './stuck';

type Parts = Readonly<Record<string, string>>;

/** The screens under /y-kien, each with the pattern of its address. */
const screens: readonly (readonly [pattern: string, show: (parts: Parts) => ComponentChild])[] = [
  ['/y-kien/vuong', () => <Stuck />],
  ['/y-kien/moi', () => <Raise />],
  ['/y-kien/xem/:id', (p) => <One key={p['id']} id={p['id'] ?? ''} />],
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
