import type { ComponentChild } from 'preact';
import { fit } from '../../shell/router';
import { Acts } from './acts';
import { Check } from './check';
import { Drill, DrillWho } from './drill';
import { Hub } from './hub';
import { Report } from './report';
import { Warn } from './warn';

type Parts = Readonly<Record<string, string>>;

/** The screens under /an-toan, each with the pattern of its address. */
const screens: readonly (readonly [pattern: string, show: (parts: Parts) => ComponentChild])[] = [
  ['/an-toan/xem', () => <Check />],
  ['/an-toan/ba-viec', () => <Acts />],
  ['/an-toan/bao', () => <Report />],
  ['/an-toan/tap', () => <DrillWho />],
  ['/an-toan/tap/:who', (p) => <Drill key={p['who']} who={p['who'] ?? ''} />],
  ['/an-toan/canh-bao', () => <Warn />],
];

/** What is known against fraud: checking, reporting, drills, the first three acts; it comes with the second wave. */
export function Safety({ path }: { path: string }) {
  for (const [pattern, show] of screens) {
    const parts = fit(pattern, path);
    if (parts) return <>{show(parts)}</>;
  }
  return <Hub />;
}
