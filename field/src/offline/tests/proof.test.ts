/** A phone proves that it is itself; what was copied from it proves nothing. */
import { expect, it } from 'vitest';
import { fromBase64url } from '../base64url';
import { readMeta, writeMeta, type Meta } from '../store';
import { household, lansPhone, openedStore, phone, phoneName } from './people';
import { Server } from './server';

interface Heard {
  readonly path: string;
  readonly method: string;
  readonly body: string;
  readonly proof: string | null;
}

/** A server that keeps what it hears; `answer` may speak before it. */
function listening(server: Server, answer: (heard: Heard) => Response | null = () => null): { fetch: typeof fetch; heard: Heard[] } {
  const heard: Heard[] = [];
  const listen: typeof fetch = async (input, init) => {
    const { pathname, search } = new URL(input instanceof Request ? input.url : input, 'http://server');
    const body = typeof init?.body === 'string' ? init.body : '';
    const one = { path: pathname + search, method: init?.method ?? 'GET', body, proof: new Headers(init?.headers).get('Nhip-Cau-Proof') };
    heard.push(one);
    return answer(one) ?? server.fetch(input, init);
  };
  return { fetch: listen, heard };
}

/** Whether the key that was shown at activation signed this request. */
async function holds({ path, method, body, proof }: Heard, point: string): Promise<boolean> {
  const [at = '', signature = ''] = (proof ?? '').split('.');
  const hex = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(body))).toString('hex');
  const key = await crypto.subtle.importKey('raw', fromBase64url(point), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
  const said = new TextEncoder().encode(`${method} ${path} ${at} ${body ? hex : ''}`);
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, fromBase64url(signature), said);
}

const shown = (heard: readonly Heard[]): string => {
  const first = heard.find(({ path }) => path.endsWith('/activate'));
  return (JSON.parse(first?.body ?? '{}') as { public_key: string }).public_key;
};

it('every request that carries the token is signed by the key that was shown at activation', async () => {
  const [server, name] = [new Server(), phoneName()];
  const { fetch, heard } = listening(server);
  const field = await lansPhone(server, name, { fetch });
  await field.issue('people.register_household', household());
  await field.syncNow();
  field.close();
  const again = await phone(server, name, { fetch });
  await again.syncNow();
  const asked = heard.filter(({ path }) => path.includes('/sync/'));
  expect(asked.length).toBeGreaterThan(2);
  for (const one of asked) expect(await holds(one, shown(heard)), one.path).toBe(true);
  expect(heard.filter(({ path }) => path.endsWith('/key')), 'the activation has shown it already').toEqual([]);
});

it('the private half cannot be read out of the browser', async () => {
  const name = phoneName();
  await lansPhone(new Server(), name);
  const keys = await readMeta(await openedStore(name), 'device_key');
  expect(keys?.privateKey.extractable).toBe(false);
  for (const form of ['pkcs8', 'jwk'] as const) {
    await expect(crypto.subtle.exportKey(form, keys?.privateKey as CryptoKey)).rejects.toThrow();
  }
});

it('a phone from a release without keys shows one at its next contact, once', async () => {
  const [server, name] = [new Server(), phoneName()];
  (await lansPhone(server, name)).close();
  const db = await openedStore(name);
  await db.delete('meta', 'device_key');
  const { bound, ...session } = (await readMeta(db, 'session')) as Meta['session'];
  expect(bound).toBe(true);
  await writeMeta(db, 'session', session);
  db.close();
  const { fetch, heard } = listening(server);
  const field = await phone(server, name, { fetch });
  await field.syncNow();
  await field.syncNow();
  expect(heard.map(({ path }) => path.split('?')[0]?.slice(8)).slice(0, 2)).toEqual(['phones/key', 'sync/pull']);
  expect(heard.filter(({ path }) => path.endsWith('/key'))).toHaveLength(1);
});

it('a clock that is far off proves by the clock of the server, without losing a try', async () => {
  const server = new Server();
  const truth = Date.UTC(2026, 10, 22, 3);
  const strict = (one: Heard): Response | null => {
    const off = Math.abs(Number(one.proof?.split('.')[0]) * 1000 - truth) > 600_000;
    if (!one.path.includes('/sync/') || !off) return null;
    const said = { number: '401.201', key: 'phone_proof_clock', detail: 'Lệch', kept: '', todo: '' };
    return new Response(JSON.stringify(said), { status: 401, headers: { Date: new Date(truth).toUTCString() } });
  };
  const { fetch, heard } = listening(server, strict);
  const field = await lansPhone(server, phoneName(), { fetch, now: () => Date.UTC(2019, 0, 1) });
  const { id } = await field.issue('people.register_household', household());
  expect(await field.syncNow()).toMatchObject({ trouble: null, unsent: 0, active: true });
  expect(server.done).toEqual([id]);
  expect(heard.filter(({ path }) => path.includes('/sync/push'))).toHaveLength(2);
});
