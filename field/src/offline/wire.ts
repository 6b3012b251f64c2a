import { isObject } from './shapes';
import { Refused, Unreachable } from './errors';
import type { Prover } from './proof';
import type { Problem } from './types';

/** How long one request may take; at 50 kbit/s a full batch needs about 40 s. */
const PATIENCE_MS = 120_000;

/** The server's word for a proof that was made by a clock that is off. */
const OFF_CLOCK = '401.201';

type Sealed = Uint8Array<ArrayBuffer>;

/** The way to the server; every fault becomes `Refused` (it said no) or `Unreachable`. */
export interface Wire {
  /** Bytes go as they are, anything else as JSON. */
  post(path: string, body: unknown, token: string | null): Promise<unknown>;
  get(path: string, token: string | null): Promise<unknown>;
  bytes(path: string): Promise<ArrayBuffer>;
  /** Asks for something from a byte on, as long as it still is what carries this tag. */
  stream(path: string, token: string, from: number, tag: string): Promise<Stream>;
  /** For what does not speak JSON: files. */
  readonly road: { readonly base: string; readonly fetcher: typeof fetch; readonly prover: Prover };
  /** What the server's clock said with its last readable answer, in milliseconds. */
  readonly heard: () => number | null;
}

/** An answer while it arrives: the byte it begins with, and the next piece of it, null after the last. */
export interface Stream {
  readonly from: number;
  readonly read: () => Promise<Uint8Array<ArrayBuffer> | null>;
}

export function openWire(base: string, fetcher: typeof fetch, prover: Prover): Wire {
  let heard: number | null = null;
  const read = async (answer: Response): Promise<unknown> => {
    const said = await json(answer);
    const at = Date.parse(answer.headers.get('Date') ?? '');
    // Read only once the answer has proved to be no hotspot's log-in page.
    if (at) heard = at;
    return said;
  };
  const call = async (path: string, init: RequestInit, token: string | null, again = true): Promise<Response> => {
    const [headers, url] = [new Headers(init.headers), address(base, path)];
    if (token !== null) headers.set('Authorization', `Bearer ${token}`);
    if (token !== null || path === 'phones/share') {
      for (const [name, proof] of Object.entries(await prover.prove(init.method ?? 'GET', url, init.body))) headers.set(name, proof);
    }
    const answer = await send(fetcher, url, { ...init, headers });
    if (answer.ok) return answer;
    const refusal = await refusalOf(answer);
    const at = Date.parse(answer.headers.get('Date') ?? '');
    if (!again || !at || !(refusal instanceof Refused) || refusal.problem.number !== OFF_CLOCK) throw refusal;
    prover.hear(at);
    return call(path, init, token, false);
  };
  return {
    road: { base, fetcher, prover },
    async post(path, body, token) {
      const raw = body instanceof Uint8Array;
      const headers = { 'Content-Type': raw ? 'application/octet-stream' : 'application/json' };
      return read(await call(path, { method: 'POST', headers, body: raw ? (body as Sealed) : JSON.stringify(body) }, token));
    },
    async get(path, token) {
      return read(await call(path, { cache: 'no-store' }, token));
    },
    async bytes(path) {
      const answer = await call(path, {}, null);
      return patiently(answer.arrayBuffer());
    },
    async stream(path, token, from, tag) {
      const headers: HeadersInit = from > 0 ? { Range: `bytes=${from}-`, 'If-Range': tag } : {};
      const answer = await call(path, { cache: 'no-store', headers }, token);
      return streamOf(answer, tag);
    },
    heard: () => heard,
  };
}

function address(base: string, path: string): string {
  return path.startsWith('/') || path.includes('://') ? path : base + path;
}

async function send(fetcher: typeof fetch, url: string, init: RequestInit): Promise<Response> {
  const stop = new AbortController();
  const timer = setTimeout(() => {
    stop.abort();
  }, PATIENCE_MS);
  try {
    return await fetcher(url, { ...init, signal: stop.signal });
  } catch (error) {
    throw new Unreachable(String(error));
  } finally {
    clearTimeout(timer);
  }
}

async function patiently<T>(reading: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Unreachable('The answer stopped on its way.'));
    }, PATIENCE_MS);
  });
  try {
    return await Promise.race([reading, late]);
  } catch (error) {
    throw error instanceof Unreachable ? error : new Unreachable(String(error));
  } finally {
    clearTimeout(timer);
  }
}

function streamOf(answer: Response, tag: string): Stream {
  const start = answer.status === 206 ? /^bytes (\d+)-/.exec(answer.headers.get('Content-Range') ?? '')?.[1] : '0';
  const body = answer.body?.getReader();
  // Without its tag it comes from somebody else, and must not take the place of what has come before.
  if (!body || start === undefined || answer.headers.get('ETag') !== tag) {
    throw new Unreachable('The answer did not come from our server.');
  }
  const read = async (): Promise<Uint8Array<ArrayBuffer> | null> => (await patiently(body.read())).value ?? null;
  return { from: Number(start), read };
}

/** A yes that is not JSON comes from somebody else: a hotspot's log-in page, a proxy. */
async function json(answer: Response): Promise<unknown> {
  const text = await patiently(answer.text());
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Unreachable('The answer did not come from our server.');
  }
}

async function refusalOf(answer: Response): Promise<Refused | Unreachable> {
  const wait = waitOf(answer.headers.get('Retry-After'));
  const busy = answer.status >= 500 || [408, 425, 429].includes(answer.status) || answer.status < 400;
  if (busy) return new Unreachable(`HTTP ${answer.status}`, wait);
  const said = await json(answer);
  if (!isProblem(said)) return new Unreachable(`HTTP ${answer.status} in unknown words`, wait);
  return new Refused({ status: answer.status, ...said });
}

function waitOf(header: string | null): number | null {
  const seconds = Number(header);
  return header !== null && Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

export function isProblem(value: unknown): value is Problem {
  return isObject(value) && typeof value['number'] === 'string' && typeof value['detail'] === 'string';
}
