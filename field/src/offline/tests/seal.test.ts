import { describe, expect, it } from 'vitest';
import { vectors } from '../../rules/tests/vectors';
import { fromBase64url, toBase64url } from '../base64url';
import { MARK, sizeClass } from '../format';
import { isSigned, readReceipt } from '../receipts';
import { seal, sealAll } from '../seal';
import { openStore, type Store } from '../store';
import { opened } from './opened';
import { household, lansPhone, phoneName, openedStore } from './people';
import { Server } from './server';

interface Vectors {
  seal_keys: { private: string; id: string; public: string }[];
  receipt_keys: { public: string }[];
  packed: Parameters<typeof seal>[1];
  bundles: { by: string; key: number; id: string; sealed: string }[];
  receipts: { why: string; receipt: unknown; signed: boolean }[];
}
const shared = vectors('courier.json') as Vectors;
const key = shared.seal_keys[0] as Vectors['seal_keys'][number];

/** Lan's phone with so many letters waiting, and the store below it. */
async function withWork(letters: number, note = ''): Promise<Store> {
  const name = phoneName();
  const field = await lansPhone(new Server(), name);
  const orders = Array.from({ length: letters }, () => ({
    verb: 'people.register_household' as const,
    body: household(note),
  }));
  if (letters > 0) await field.issueTogether(orders);
  field.close();
  return openedStore(name);
}

describe('a sealed bundle', () => {
  it.each(shared.bundles)('made by $by opens to the words that were packed ($id)', async ({ sealed, key: which }) => {
    expect(await opened(fromBase64url(sealed), shared.seal_keys[which]?.private ?? '')).toEqual(shared.packed);
  });

  it('opens with no other key, and not at all when one byte of it was changed', async () => {
    const sealed = await seal('0197f2a0-1111-7000-8000-0000000000ff', shared.packed, key);
    expect(await opened(sealed, key.private)).toEqual(shared.packed);
    await expect(opened(sealed, shared.seal_keys[1]?.private ?? '')).rejects.toThrow();
    for (const at of [3, 4, 20, 27, 40, 200, sealed.length - 1]) {
      const bent = sealed.slice();
      bent[at] = (bent[at] ?? 0) ^ 1;
      await expect(opened(bent, key.private), `byte ${at}`).rejects.toThrow();
    }
  });

  it('shows nobody a name, an id or a token, and the same work never looks the same twice', async () => {
    const id = '0197f2a0-1111-7000-8000-0000000000fe';
    const [one, other] = [await seal(id, shared.packed, key), await seal(id, shared.packed, key)];
    expect(Buffer.from(one.slice(28)).equals(Buffer.from(other.slice(28)))).toBe(false);
    const seen = Buffer.from(one).toString('latin1');
    for (const secret of ['Tư', 'token-of', '0197f2a0', 'people.']) expect(seen).not.toContain(secret);
    expect([...one.slice(0, 4)]).toEqual([...MARK]);
  });

  it('comes in few sizes, so that its size tells little', () => {
    const sizes = new Set(Array.from({ length: 4000 }, (_, n) => sizeClass(n * 256)));
    expect([...sizes].slice(0, 7)).toEqual([1024, 1536, 2048, 3072, 4096, 6144, 8192]);
    expect(sizes.size).toBe(21);
    for (let n = 1; n < 1_000_000; n += 997) expect(sizeClass(n)).toBeGreaterThanOrEqual(n);
  });
});

describe('sealing all that waits', () => {
  it('packs every letter with the proof of who made it, and changes nothing on the phone', async () => {
    const db = await withWork(3);
    const before = await db.getAll('outbox');
    const [bundle, ...more] = await sealAll(db, key, Date.parse('2026-11-22T01:00:00Z'));
    expect(more).toEqual([]);
    const packed = await opened(bundle?.bytes ?? new Uint8Array(), key.private);
    expect(packed['made_at']).toBe('2026-11-22T01:00:00.000Z');
    expect(packed['token']).toBe('token-lan-0');
    expect(packed['device']).toBe(await db.get('meta', 'device_id'));
    const sent = before.map(({ id, verb, body, happened_at }) => ({ id, verb, body, happened_at }));
    expect(packed['letters']).toEqual(sent);
    expect(bundle?.letters).toEqual(before.map((letter) => letter.id));
    expect(await db.getAll('outbox')).toEqual(before);
    expect(await db.count('sealed')).toBe(0);
  });

  it('makes several bundles of very much work, each small enough for the door', async () => {
    const db = await withWork(501, 'x'.repeat(4000));
    const bundles = await sealAll(db, key);
    expect(bundles.length).toBeGreaterThan(2);
    expect(new Set(bundles.flatMap((bundle) => bundle.letters)).size).toBe(501);
    for (const bundle of bundles) expect(bundle.bytes.length).toBeLessThanOrEqual(1024 * 1024);
  });

  it('makes none when nothing waits, or when the phone is nobody’s', async () => {
    expect(await sealAll(await withWork(0), key)).toEqual([]);
    expect(await sealAll(await openStore(phoneName(), () => undefined), key)).toEqual([]);
  });
});

describe('a receipt', () => {
  const keys = shared.receipt_keys.map((each) => each.public);

  it.each(shared.receipts)('$why: signed is $signed', async ({ receipt, signed }) => {
    const read = readReceipt(receipt);
    expect(read && (await isSigned(read, keys))).toBe(signed);
  });

  it('is checked against every key that is known, and by none when none is known', async () => {
    const good = readReceipt(shared.receipts[0]?.receipt);
    if (!good) throw new Error('The first receipt is the good one.');
    expect(await isSigned(good, [key.public, 'not a key', ...keys])).toBe(true);
    expect(await isSigned(good, [key.public])).toBe(false);
    expect(await isSigned(good, [])).toBe(false);
  });

  it('is none when a field is missing or could be read in two ways', () => {
    const good = shared.receipts[0]?.receipt as Record<string, unknown>;
    for (const name of Object.keys(good)) expect(readReceipt({ ...good, [name]: undefined }), name).toBeNull();
    expect(readReceipt({ ...good, number: 1.5 })).toBeNull();
    expect(readReceipt({ ...good, bundle: 'a"b' })).toBeNull();
    expect(readReceipt('no')).toBeNull();
  });
});

it('bytes survive being written as text', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, n) => n);
  expect(fromBase64url(toBase64url(bytes))).toEqual(bytes);
});

