import { toBase64url } from './base64url';
import { sha256 } from './digest';
import { readMeta, write, type Meta, type Store } from './store';

/** The header in which a proof travels. */
export const PROOF = 'Nhip-Cau-Proof';
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };

/** Says of one request that it comes from this very phone. */
export interface Prover {
  /** The header that says so; none while the phone has no key. */
  readonly prove: (method: string, url: string, body?: BodyInit | null) => Promise<Readonly<Record<string, string>>>;
  /** What the server's clock says: a phone whose own is off proves by that. */
  readonly hear: (server: number) => void;
}

/** The phone's own pair of keys, made when it is first needed; no script can read the private half out of the browser. */
async function deviceKeys(db: Store): Promise<CryptoKeyPair> {
  const known = await readMeta(db, 'device_key');
  if (known) return known;
  const fresh = await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']);
  return write(db, ['meta'], async (tx) => {
    const meta = tx.objectStore('meta');
    const first = (await meta.get('device_key')) as Meta['device_key'] | undefined;
    if (!first) await meta.put(fresh, 'device_key');
    return first ?? fresh;
  });
}

/** The public half of the phone's key, as the server keeps it. */
export async function publicHalf(db: Store): Promise<string> {
  const { publicKey } = await deviceKeys(db);
  return toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)));
}

/** Signs method, address, moment and what is sent as words; files prove themselves by their own hash. */
export function openProver(db: Store, now: () => number): Prover {
  let off = 0;
  return {
    hear(server) {
      off = server - now();
    },
    async prove(method, url, body) {
      const keys = await readMeta(db, 'device_key');
      if (!keys) return {};
      const { pathname, search } = new URL(url, (globalThis.location as Location | undefined)?.href ?? 'http://phone');
      const at = Math.round((now() + off) / 1000);
      const said = typeof body === 'string' ? await sha256(new TextEncoder().encode(body).buffer) : '';
      const signed = new TextEncoder().encode(`${method} ${pathname}${search} ${at} ${said}`);
      const made = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.privateKey, signed);
      return { [PROOF]: `${at}.${toBase64url(new Uint8Array(made))}` };
    },
  };
}
