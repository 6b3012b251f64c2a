import { useLayoutEffect, useState } from 'preact/hooks';

/** Pages live behind the hash: one cached index.html serves them all, online or not. */

interface Mark {
  readonly n: number;
}

let depth = 0;

function readMark(): Mark | null {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && 'n' in state ? (state as Mark) : null;
}

/** Numbers each history entry, so that Back knows whether an earlier page of ours exists. */
function mark(): void {
  const seen = readMark();
  depth = seen ? seen.n : depth + 1;
  if (!seen) history.replaceState({ n: depth }, '');
}

/** The path after the hash; "kich-hoat=CODE" from a QR link is a path as well. */
export function currentPath(): string {
  const raw = location.hash.slice(1);
  return raw.startsWith('/') ? raw : `/${raw}`;
}

let visits = 0;

/** How often a page was gone to: a key for pages that must begin anew when one comes back to them at once. */
export function visit(): number {
  return visits;
}

export function useRoute(): string {
  const [{ path }, setRoute] = useState(() => ({ path: currentPath(), visits }));
  // Before the first paint, and once at once: a tap in the first moment must not be missed.
  useLayoutEffect(() => {
    const changed = (): void => {
      mark();
      visits += 1;
      setRoute({ path: currentPath(), visits });
    };
    window.addEventListener('hashchange', changed);
    changed();
    return () => {
      window.removeEventListener('hashchange', changed);
    };
  }, []);
  return path;
}

/** To be called once at start. */
export function startRouter(): void {
  depth = -1;
  mark();
}

export function go(path: string): void {
  location.hash = path;
}

/** Goes on without leaving the present page behind for Back. */
export function swap(path: string): void {
  const n = depth;
  location.replace(`#${path}`);
  history.replaceState({ n }, '');
}

/** Back to where one came from; after a cold start, up to the given page. */
export function back(parent: string): void {
  if (depth > 0) history.back();
  else swap(parent);
}

/** The parts of a path that fit a pattern such as "/nha/:id", or null. */
export function fit(pattern: string, path: string): Record<string, string> | null {
  const want = pattern.split('/');
  const have = (path.split('?')[0] ?? '').split('/');
  if (want.length !== have.length) return null;
  const found: Record<string, string> = {};
  for (const [n, part] of want.entries()) {
    const got = have[n] ?? '';
    if (part.startsWith(':')) {
      if (!got) return null;
      found[part.slice(1)] = decodeURIComponent(got);
    } else if (part !== got) return null;
  }
  return found;
}
