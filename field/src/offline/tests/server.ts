import { createHash } from 'node:crypto';
import type { Problem } from '../types';
import type { Prebuilt } from './prebuilt';

/** What goes wrong with one request. `lost`: the server did the work, the answer never came. */
export type Fault = 'cut' | 'lost' | 'portal' | 'busy' | 'half';

interface Sent {
  id: string;
  verb: string;
  body: Record<string, unknown>;
  happened_at: string;
}
interface Verdict {
  id: string;
  state: 'done' | 'refused';
  number: number | null;
  problem: Problem | null;
}
interface Change {
  collection: string;
  id: string;
  op: 'put' | 'drop';
  row: unknown;
}

const SCOPE = 'vn.40.16933.';
const COLLECTIONS: Record<string, string> = {
  'people.register_household': 'people.households',
  'people.add_resident': 'people.residents',
  'dossiers.prepare': 'dossiers.preparations',
  'support.record_assist': 'support.assists',
  'support.attach_file': 'support.attachments',
};

export const REFUSAL: Problem = {
  number: '422.50',
  key: 'not_accepted',
  detail: 'Xã chưa nhận việc này.',
  kept: 'Việc đã ghi vẫn còn trên máy.',
  todo: 'Xem lại rồi gửi lại.',
};
export const GONE: Problem = { ...REFUSAL, number: '401.95', key: 'phone_gone', status: 401 };

/** A small server that keeps the promises of the wire: one verdict per id, one number per change. */
export class Server {
  readonly ledger = new Map<string, Verdict>();
  /** The ids of commands in the order in which their work was done. */
  done: string[] = [];
  readonly rows = new Map<string, unknown>();
  feed: Change[] = [];
  codes = new Map<string, string>([['LAN-1', 'lan']]);
  tokens = new Map<string, string>();
  faults: (Fault | null)[] = [];
  /** How many turns of the event loop the next answers are under way. */
  pauses: number[] = [];
  resets = 0;
  /** Told to phones that have not heard of it: this server was given back from a backup. */
  restored: { at: string; holds: string } | null = null;
  notice: Problem | null = null;
  /** What every phone is lent; null on a server that knows nothing of it. */
  lent: { readonly share: string } | null = { share: 'c2hhcmUgb2YgdGhlIHNlcnZlciwgMzIgYnl0ZXMhISE' };
  /** Held ready for first syncs by a server that has such. */
  prebuilt: Prebuilt | null = null;
  bundles = new Map<string, { name: string; text: string }>();
  /** Letters the server cannot even read, as a whole batch. */
  unreadable = new Set<string>();
  page = 3;
  requests: string[] = [];
  batches: number[] = [];

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    await Promise.resolve();
    const url = new URL(input instanceof Request ? input.url : input, 'http://server');
    this.requests.push(url.pathname);
    const fault = this.faults.shift();
    if (fault === 'cut') throw new TypeError('Failed to fetch');
    if (fault === 'portal') return new Response('<html>Đăng nhập Wi-Fi</html>', { status: 200 });
    if (fault === 'busy') return new Response('', { status: 503, headers: { 'Retry-After': '1' } });
    const answer = this.#answer(url, init);
    await linger(this.pauses.shift() ?? 0);
    if (fault === 'lost') throw new TypeError('Connection reset');
    if (fault === 'half') return new Response((await answer.text()).slice(0, 20), { status: 200 });
    return answer;
  };

  addBundle(name: string, data: unknown): void {
    for (const [hash, known] of this.bundles) if (known.name === name) this.bundles.delete(hash);
    const text = JSON.stringify(data);
    this.bundles.set(createHash('sha256').update(text).digest('hex'), { name, text });
  }

  put(collection: string, row: { id: string }): void {
    this.#change({ collection, id: row.id, op: 'put', row });
  }

  drop(collection: string, id: string): void {
    this.#change({ collection, id, op: 'drop', row: null });
  }

  #change(change: Change): void {
    this.feed.push(change);
    const key = `${change.collection} ${change.id}`;
    if (change.op === 'put') this.rows.set(key, change.row);
    else this.rows.delete(key);
  }

  #answer(url: URL, init?: RequestInit): Response {
    const path = url.pathname.replace('/api/v1/', '');
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {};
    if (path === 'phones/activate') return this.#activate(body);
    if (/^phones\/(share|key)$/.test(path)) return this.#lend(body, init);
    if (path.startsWith('bundles/')) return this.#bundle(path.slice(8, -5));
    const token = new Headers(init?.headers).get('Authorization')?.replace('Bearer ', '') ?? '';
    const member = this.tokens.get(token);
    if (member === undefined) return problem(GONE, 401);
    if (path.startsWith('snapshots/')) return this.#prebuilt(path.slice(10), new Headers(init?.headers));
    if (path === 'sync/push') return this.#push(body['letters'] as Sent[], member);
    const reads = url.searchParams.get('snapshot') === '1';
    const restored = url.searchParams.get('restored') === this.restored?.at ? null : this.restored;
    return this.#pull(Number(url.searchParams.get('cursor')), url.searchParams.get('scope') ?? '', reads, restored);
  }

  #activate(body: Record<string, unknown>): Response {
    const member = this.codes.get(String(body['code']));
    if (member === undefined) return problem({ ...REFUSAL, key: 'unknown_code' }, 404);
    const token = `token-${member}-${this.tokens.size}`;
    this.tokens.set(token, member);
    return Response.json({
      bound: true,
      ...this.lent,
      token,
      member: { id: member, name: member, given_name: member, role: 'member', languages: ['vi'] },
      leader: null,
      place: {
        commune: '16933',
        commune_name: 'Tam Quang',
        province_name: 'Nghệ An',
        scope: SCOPE,
        villages: [{ id: 'v1', name: 'Tùng Hương', signal: 'none' }],
      },
    });
  }

  /** Half of what opens a phone; a phone that proves itself by its key is not asked for its token. */
  #lend(body: object, init?: RequestInit): Response {
    const headers = new Headers(init?.headers);
    const known = headers.has('Nhip-Cau-Proof') || this.tokens.has(headers.get('Authorization')?.replace('Bearer ', '') ?? '');
    return known ? Response.json({ ...body, ...this.lent }) : problem(GONE, 401);
  }

  #bundle(hash: string): Response {
    const found = this.bundles.get(hash);
    return found ? new Response(found.text) : problem(REFUSAL, 404);
  }

  #prebuilt(hash: string, headers: Headers): Response {
    const found = this.prebuilt?.hash === hash && !this.prebuilt.gone ? this.prebuilt : null;
    return found ? found.answer(headers) : problem({ ...REFUSAL, number: '404.91' }, 404);
  }

  #push(letters: Sent[], member: string): Response {
    this.batches.push(letters.length);
    if (letters.some((letter) => this.unreadable.has(letter.id))) return problem(REFUSAL, 422);
    const verdicts = letters.map((letter) => this.obey(letter, member));
    return Response.json({ received_at: new Date().toISOString(), notice: this.notice, verdicts });
  }

  obey(letter: Sent, member: string): Verdict {
    const known = this.ledger.get(letter.id);
    if (known) return known;
    const number = this.ledger.size + 1;
    const refused = JSON.stringify(letter.body).includes('REFUSE');
    const verdict: Verdict = refused
      ? { id: letter.id, state: 'refused', number, problem: REFUSAL }
      : { id: letter.id, state: 'done', number, problem: null };
    this.ledger.set(letter.id, verdict);
    if (!refused) {
      this.done.push(letter.id);
      const collection = COLLECTIONS[letter.verb];
      if (collection !== undefined) this.put(collection, rowOf(letter, member));
    }
    return verdict;
  }

  /** The database as it was at this moment; calling the answer brings that moment back. */
  backup(): () => void {
    const [feed, ledger, rows, done] = [[...this.feed], [...this.ledger], [...this.rows], [...this.done]];
    return () => {
      this.feed = feed;
      this.done.splice(0, this.done.length, ...done);
      this.ledger.clear();
      for (const [id, verdict] of ledger) this.ledger.set(id, verdict);
      this.rows.clear();
      for (const [key, row] of rows) this.rows.set(key, row);
    };
  }

  #pull(cursor: number, scope: string, reads: boolean, restored: unknown): Response {
    const forced = this.resets > 0;
    if (forced) this.resets -= 1;
    const reset = forced || scope !== SCOPE || cursor > this.feed.length;
    const ready = reset && reads ? this.prebuilt : null;
    const all = ready ? this.feed.slice(ready.cursor) : this.#everything();
    const page = reset ? all : this.feed.slice(cursor, cursor + this.page);
    const next = reset ? this.feed.length : cursor + page.length;
    const bundles = [...this.bundles].map(([hash, { name, text }]) => {
      return { name, hash, bytes: text.length, url: `/api/v1/bundles/${hash}.json` };
    });
    const more = next < this.feed.length;
    const snapshot = ready?.ref ?? null;
    const place = { commune: '16933', scope: SCOPE, cursor: next, more, reset };
    return Response.json({ ...place, changes: page, snapshot, bundles, restored });
  }

  #everything(): Change[] {
    return [...this.rows].map(([key, row]) => {
      const [collection = '', id = ''] = key.split(' ');
      return { collection, id, op: 'put', row };
    });
  }
}

async function linger(turns: number): Promise<void> {
  for (let i = 0; i < turns; i++) await new Promise((resolve) => setTimeout(resolve));
}

function rowOf({ body, happened_at }: Sent, member: string): { id: string } {
  const row = { ...body, happened_at, prepared_at: happened_at, member_id: member };
  return { ...row, id: String(body['id']) };
}

function problem(said: Problem, status: number): Response {
  return new Response(JSON.stringify({ ...said, status }), {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
  });
}
