import type { Marker } from './door';
import { readMeta, writeMeta, type Store } from './store';
import type { Eviction } from './status-types';

const NAME = 'nhipcau_store';
const YEAR_S = 31_536_000;

/**
 * The browser's marker: local storage and a cookie.
 *
 * A browser short of space clears the database and local storage of a site together, but not its
 * cookies; so the cookie is the one that tells.
 */
export function browserMarker(): Marker {
  return {
    read() {
      const cookie = /(?:^|; )nhipcau_store=([^;]*)/.exec(document.cookie)?.[1];
      return cookie ?? quietly(() => localStorage.getItem(NAME));
    },
    write(text) {
      document.cookie = `${NAME}=${text}; path=${import.meta.env.BASE_URL}; max-age=${YEAR_S}; samesite=strict`;
      quietly(() => {
        localStorage.setItem(NAME, text);
      });
    },
  };
}

function quietly<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null; // Local storage may be forbidden; the cookie then stands alone.
  }
}

/** Writes down outside the database that it exists and how much in it is not yet sent. */
export function mark(marker: Marker, storeId: string, unsent: number): void {
  marker.write(`${storeId}.${unsent}`);
}

/**
 * Notices, at the start, that storage was cleared behind our back: a marker without its twin.
 *
 * Gives the store's own id and the eviction that a person has not yet acknowledged.
 */
export async function checkTwin(
  db: Store,
  marker: Marker,
  now: number,
): Promise<{ storeId: string; evicted: Eviction | null }> {
  const known = await readMeta(db, 'store_id');
  if (known !== null) return { storeId: known, evicted: await readMeta(db, 'evicted') };
  const storeId = crypto.randomUUID();
  const trace = /^[0-9a-f-]{36}\.(\d+)$/.exec(marker.read() ?? '');
  const evicted = trace ? { noticed_at: new Date(now).toISOString(), unsent: Number(trace[1]) } : null;
  if (evicted) await writeMeta(db, 'evicted', evicted);
  await writeMeta(db, 'store_id', storeId);
  return { storeId, evicted };
}
