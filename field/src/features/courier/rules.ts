import type { BundleView } from '../../offline';

export type BundleState = 'ready' | 'given' | 'arrived' | 'closed' | 'carried' | 'refused';

/** Where a bundle stands, in one word. */
export function stateOf(bundle: BundleView): BundleState {
  if (bundle.delivered_at !== null) return 'arrived';
  if (bundle.closed) return 'closed';
  if (bundle.problem) return 'refused';
  if (bundle.role === 'carried') return 'carried';
  return bundle.given_at === null ? 'ready' : 'given';
}

/** "1,5": the size of a bundle in kilobytes, with a comma as in Vietnamese. */
export function kilobytes(bytes: number): string {
  return String(Math.round((bytes / 1024) * 10) / 10).replace('.', ',');
}

/** The name of a file that is handed over; phones share files that end in .txt without asking. */
export function fileName(bundle: Pick<BundleView, 'id' | 'delivered_at'>): string {
  const what = bundle.delivered_at === null ? 'goi' : 'bien-nhan';
  return `nhipcau-${what}-${bundle.id.slice(-4)}.txt`;
}
