import { Refused, Unreachable } from './errors';
import type { Problem } from './types';

/** How long one request may take; at 50 kbit/s a full batch needs about 40 s. */
const PATIENCE_MS = 120_000;

/** The way to the server; every fault becomes `Refused` (it said no) or `Unreachable`. */
export interface Wire {
  post(path: string, body: unknown, token: string | null): Promise<unknown>;
  get(path: string, token: string | null): Promise<unknown>;
  bytes(path: string): Promise<ArrayBuffer>;
}

export function openWire(base: string, fetcher: typeof fetch): Wire {
  const call = async (path: string, init: RequestInit, token: string | null): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (token !== null) headers.set('Authorization', `Bearer ${token}`);
    const answer = await send(fetcher, address(base, path), { ...init, headers });
    if (answer.ok) return answer;
    throw await refusalOf(answer);
  };
  return {
    async post(path, body, token) {
      const headers = { 'Content-Type': 'application/json' };
      return json(await call(path, { method: 'POST', headers, body: JSON.stringify(body) }, token));
    },
    async get(path, token) {
      return json(await call(path, { cache: 'no-store' }, token));
    },
    async bytes(path) {
      const answer = await call(path, {}, null);
      return patiently(answer.arrayBuffer());
    },
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

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isProblem(value: unknown): value is Problem {
  return isObject(value) && typeof value['number'] === 'string' && typeof value['detail'] === 'string';
}
