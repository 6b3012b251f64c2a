import { vectors } from '../../rules/tests/vectors';
import { fromBase64url, toBase64url } from '../base64url';
import { idOf, isWholeBundle } from '../format';
import type { Receipt } from '../receipts';
import { opened } from './opened';
import { Server } from './server';

interface Shared {
  seal_keys: { private: string; id: string; public: string }[];
  receipt_keys: { private: string; public: string }[];
}
const shared = vectors('courier.json') as Shared;
const [SEAL, OTHER] = shared.seal_keys as [Shared['seal_keys'][0], Shared['seal_keys'][0]];
const [SIGN] = shared.receipt_keys as [Shared['receipt_keys'][0]];

interface Letter {
  id: string;
  verb: string;
  body: Record<string, unknown>;
  happened_at: string;
}

/** Signs as the server does. */
export async function signed(said: Omit<Receipt, 'key' | 'signature'>, key = SIGN): Promise<Receipt> {
  const { bundle, device, number, received_at } = said;
  const letters = said.letters.map(({ id, number: at, problem, state }) => ({ id, number: at, problem, state }));
  const text = JSON.stringify({ bundle, device, letters, number, received_at });
  const point = fromBase64url(key.public);
  const [x, y] = [toBase64url(point.slice(1, 33)), toBase64url(point.slice(33))];
  const jwk = { kty: 'EC', crv: 'P-256', d: key.private, x, y };
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const own = await crypto.subtle.importKey('jwk', jwk, curve, false, ['sign']);
  const bytes = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, own, new TextEncoder().encode(text));
  return { ...said, key: 'k', signature: toBase64url(new Uint8Array(bytes)) };
}

/** A key of somebody else. */
export const FORGER = { private: OTHER.private, public: OTHER.public };

/** The small server with a door for carried bundles; it keeps the promises of that door too. */
export class PostHouse extends Server {
  readonly receipts: Receipt[] = [];
  /** What every pull says of the keys; null: an older server. */
  seal: object | null = { id: SEAL.id, public: SEAL.public, receipts: [SIGN.public] };
  /** Refuses the next deliveries with this. */
  locked = false;
  /** What the next answers to a delivery are made into. */
  forge: ((receipt: Receipt) => Receipt | Promise<Receipt>) | null = null;

  readonly through = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const path = new URL(input instanceof Request ? input.url : input, 'http://server').pathname;
    if (!path.endsWith('/courier')) return this.#told(path, input, init);
    this.requests.push(path);
    const fault = this.faults.shift();
    if (fault === 'cut') throw new TypeError('Failed to fetch');
    if (fault === 'portal') return new Response('<html>', { status: 200 });
    const answer = await this.#courier(init?.body as Uint8Array<ArrayBuffer>);
    if (fault === 'lost') throw new TypeError('Connection reset');
    return answer;
  };

  async #told(path: string, input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const answer = await this.fetch(input, init);
    if (!path.endsWith('/sync/pull') || !answer.ok) return answer;
    const text = await answer.text();
    if (!text.endsWith('}')) return new Response(text);
    const { searchParams } = new URL(input instanceof Request ? input.url : input, 'http://server');
    const heard = searchParams.get('heard');
    const receipts = heard === null ? [] : this.receipts.filter(({ number }) => number > Number(heard));
    return Response.json({ ...(JSON.parse(text) as object), receipts, seal: this.seal });
  }

  async #courier(bytes: Uint8Array<ArrayBuffer>): Promise<Response> {
    const refuse = (number: string, status: number): Response =>
      new Response(JSON.stringify({ number, key: 'no', detail: 'Không nhận', kept: '', todo: '', status }), { status });
    if (!isWholeBundle(bytes)) return refuse('422.93', 422);
    const bundle = idOf(bytes);
    const known = this.receipts.find((receipt) => receipt.bundle === bundle);
    if (known) return Response.json({ receipt: known });
    if (this.locked) return refuse('403.97', 403);
    const packed = await opened(bytes, SEAL.private);
    const device = packed['device'] as string;
    const letters = (packed['letters'] as Letter[]).map((letter) => {
      const { id, state, number, problem } = this.obey(letter, this.tokens.get(packed['token'] as string) ?? '');
      return { id, number, problem: problem?.number ?? null, state };
    });
    const received_at = '2026-11-22T01:00:00+00:00';
    const receipt = await signed({ bundle, device, letters, number: this.receipts.length + 1, received_at });
    this.receipts.push(receipt);
    return Response.json({ receipt: this.forge ? await this.forge(receipt) : receipt });
  }
}
