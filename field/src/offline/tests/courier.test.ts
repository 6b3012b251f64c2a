import { describe, expect, it } from 'vitest';
import type { BundleView, Catcher, Courier, Offline } from '../index';
import { carryOn } from '../carry';
import { packReceipt } from '../parcel';
import { hear, readReceipt } from '../receipts';
import type { Store } from '../store';
import { openWire } from '../wire';
import { household, phone, phoneName, openedStore, PIN } from './people';
import { FORGER, PostHouse, signed } from './posthouse';

interface Hand {
  readonly name: string;
  readonly field: Offline;
  readonly courier: Courier;
  /** Set to true: there is no signal at all. */
  signal: { off: boolean };
}

/** A phone of this member that has met the server once and is now in its owner's hand. */
async function hand(house: PostHouse, member: string, name = phoneName(), clock?: () => number): Promise<Hand> {
  house.codes.set(member.toUpperCase(), member);
  const signal = { off: false };
  const fetch = ((input: RequestInfo | URL, init?: RequestInit) =>
    signal.off ? Promise.reject(new TypeError('offline')) : house.through(input, init)) as typeof globalThis.fetch;
  const field = await phone(house, name, clock ? { fetch, now: clock } : { fetch });
  if (!field.session()) await field.activate(member.toUpperCase(), 'máy', PIN);
  await field.syncNow();
  return { name, field, courier: await field.courier(), signal };
}

async function works(field: Offline, count: number): Promise<void> {
  for (let n = 0; n < count; n++) await field.issue('people.register_household', household(`nhà ${n}`));
}

const states = async (field: Offline): Promise<string[]> => (await field.letters()).map((letter) => letter.state);
const bytesOf = (text: string | null): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text ?? '');

/** Lan, without signal, seals all she has; Minh takes it. */
async function handedOver(house: PostHouse, count = 3): Promise<{ lan: Hand; minh: Hand; bundle: BundleView }> {
  const lan = await hand(house, 'lan');
  const minh = await hand(house, 'minh');
  lan.signal.off = true;
  minh.signal.off = true;
  await works(lan.field, count);
  const [bundle] = await lan.courier.make();
  if (!bundle) throw new Error('There is work to seal.');
  await lan.courier.given(bundle.id);
  expect(await minh.courier.take(bytesOf(await lan.courier.file(bundle.id)))).toBe('carried');
  return { lan, minh, bundle };
}

async function inStore<T>(name: string, work: (db: Store) => Promise<T>): Promise<T> {
  const db = await openedStore(name);
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

/** Shows a bundle as pictures, of which every third is missed. */
async function shown(from: Courier, id: string, catcher: Catcher): Promise<Uint8Array<ArrayBuffer>> {
  const frames = await from.frames(id);
  for (let n = 5; !catcher.content(); n++) if (n % 3 > 0) catcher.add(frames?.frame(n) ?? '');
  return catcher.content() as Uint8Array<ArrayBuffer>;
}

describe('work that another phone carries', () => {
  it('arrives once, and its own phone knows without sending it again', async () => {
    const house = new PostHouse();
    const { lan, minh } = await handedOver(house);
    minh.signal.off = false;
    await minh.field.syncNow();
    expect(house.done).toHaveLength(3);
    house.batches.length = 0;
    lan.signal.off = false;
    await lan.field.syncNow();
    expect(house.batches).toEqual([]);
    expect(await states(lan.field)).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect(house.done).toHaveLength(3);
    const [mine] = await lan.courier.bundles();
    expect(mine).toMatchObject({ role: 'mine', waiting: 0, letters: 3, bytes: 0 });
    expect(mine?.delivered_at).not.toBeNull();
  });

  it('stays on its own phone, and is sent from there when the courier never arrives', async () => {
    const house = new PostHouse();
    const { lan } = await handedOver(house);
    expect(await states(lan.field)).toEqual(['here', 'here', 'here']);
    lan.signal.off = false;
    await lan.field.syncNow();
    expect(await states(lan.field)).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect((await lan.courier.bundles())[0]).toMatchObject({ closed: true, waiting: 0 });
    const asked = house.requests.length;
    await lan.field.syncNow();
    expect(house.requests.slice(asked)).toEqual(['/api/v1/sync/pull']);
  });

  it('goes by pictures as well, a third of them missed', async () => {
    const house = new PostHouse();
    const lan = await hand(house, 'lan');
    const minh = await hand(house, 'minh');
    lan.signal.off = true;
    await works(lan.field, 30);
    const [bundle] = await lan.courier.make();
    const caught = await shown(lan.courier, bundle?.id ?? '', minh.courier.catcher());
    expect(await minh.courier.take(caught)).toBe('carried');
    await minh.courier.deliver();
    expect(house.done).toHaveLength(30);
  });

  it('is answered by the courier too: the receipt comes back as a file or as pictures', async () => {
    const house = new PostHouse();
    const { lan, minh, bundle } = await handedOver(house);
    minh.signal.off = false;
    await minh.courier.deliver();
    expect((await minh.courier.bundles())[0]).toMatchObject({ role: 'carried', letters: null, bytes: 0 });
    const pictures = await shown(minh.courier, bundle.id, lan.courier.catcher());
    expect(await lan.courier.take(pictures)).toBe('applied');
    expect(await lan.courier.take(bytesOf(await minh.courier.file(bundle.id)))).toBe('applied');
    expect(await states(lan.field)).toEqual(['sent', 'sent', 'sent']);
    lan.signal.off = false;
    house.batches.length = 0;
    await lan.field.syncNow();
    expect(house.batches).toEqual([]);
    expect(await states(lan.field)).toEqual(['confirmed', 'confirmed', 'confirmed']);
  });

  it('that was refused stays, until its own phone has heard the words', async () => {
    const house = new PostHouse();
    const lan = await hand(house, 'lan');
    const minh = await hand(house, 'minh');
    lan.signal.off = true;
    await lan.field.issue('people.register_household', household('REFUSE'));
    await works(lan.field, 1);
    const [bundle] = await lan.courier.make();
    await minh.courier.take(bytesOf(await lan.courier.file(bundle?.id ?? '')));
    await minh.courier.deliver();
    await lan.courier.take(bytesOf(await minh.courier.file(bundle?.id ?? '')));
    expect((await states(lan.field)).sort()).toEqual(['here', 'sent']);
    lan.signal.off = false;
    house.batches.length = 0;
    await lan.field.syncNow();
    expect(house.batches).toEqual([1]);
    expect((await lan.field.letters('review'))[0]?.problem?.detail).toBe('Xã chưa nhận việc này.');
  });

  it('is sealed once as long as nothing is added, and anew with everything when something is', async () => {
    const house = new PostHouse();
    const lan = await hand(house, 'lan');
    lan.signal.off = true;
    expect(await lan.courier.make()).toEqual([]);
    await works(lan.field, 2);
    const first = await lan.courier.make();
    expect(await lan.courier.make()).toEqual(first);
    await lan.courier.given(first[0]?.id ?? '');
    await works(lan.field, 1);
    const [second] = await lan.courier.make();
    expect(second?.letters).toBe(3);
    expect(await lan.courier.bundles()).toHaveLength(2);
    await works(lan.field, 1);
    expect((await lan.courier.make())[0]?.letters).toBe(4);
    // The one that nobody was given is not kept twice.
    expect((await lan.courier.bundles()).map(({ letters }) => letters)).toEqual([4, 2]);
  });

  it('cannot be sealed before the phone has met a server that tells its key', async () => {
    const house = new PostHouse();
    house.seal = null;
    const lan = await hand(house, 'lan');
    await works(lan.field, 1);
    expect(await lan.courier.ready()).toEqual({ letters: 1, sealable: false });
    expect(await lan.courier.make()).toEqual([]);
  });

  it('whose letters live nowhere else any more is brought by its own phone', async () => {
    const house = new PostHouse();
    const { lan } = await handedOver(house);
    await inStore(lan.name, (db) => db.clear('outbox'));
    lan.signal.off = false;
    await lan.field.syncNow();
    expect(house.done).toHaveLength(3);
    expect((await lan.courier.bundles())[0]?.delivered_at).not.toBeNull();
  });
});

describe('a courier', () => {
  it('keeps a bundle once, knows its own, and takes nothing that is cut off', async () => {
    const house = new PostHouse();
    const { lan, minh, bundle } = await handedOver(house);
    const file = (await lan.courier.file(bundle.id)) ?? '';
    expect(await minh.courier.take(bytesOf(file))).toBe('known');
    expect(await lan.courier.take(bytesOf(file))).toBe('own');
    const raw = await inStore(lan.name, async (db) => (await db.get('sealed', bundle.id))?.bytes);
    expect(await minh.courier.take(raw ?? new Uint8Array())).toBe('known');
    for (const bad of [file.slice(0, -10), file.replace('NHIP CAU', 'KHAC'), 'xin chào', '']) {
      expect(await minh.courier.take(bytesOf(bad)), bad.slice(0, 20)).toBe('unreadable');
    }
    expect(await minh.courier.take((raw ?? new Uint8Array()).slice(0, 700))).toBe('unreadable');
    expect(await minh.courier.bundles()).toHaveLength(1);
  });

  it.each(['cut', 'portal', 'lost', 'busy'] as const)('loses nothing when the answer is %s', async (fault) => {
    const house = new PostHouse();
    const { minh } = await handedOver(house);
    minh.signal.off = false;
    house.faults = [fault];
    await minh.courier.deliver().catch(() => undefined);
    await minh.courier.deliver().catch(() => undefined);
    expect(house.done).toHaveLength(3);
    expect((await minh.courier.bundles())[0]?.delivered_at).not.toBeNull();
  });

  it('does its own work first, and a refused bundle never stands in its way', async () => {
    const house = new PostHouse();
    const { minh, bundle } = await handedOver(house);
    house.locked = true;
    minh.signal.off = false;
    await works(minh.field, 1);
    const status = await minh.field.syncNow();
    expect([status.trouble, status.active, status.unsent]).toEqual([null, true, 0]);
    expect((await minh.courier.bundles())[0]?.problem?.number).toBe('403.97');
    house.locked = false;
    const asked = house.requests.filter((path) => path.endsWith('/courier')).length;
    await minh.field.syncNow();
    expect(house.requests.filter((path) => path.endsWith('/courier'))).toHaveLength(asked);
    await minh.courier.deliver();
    expect((await minh.courier.bundles())[0]).toMatchObject({ id: bundle.id, problem: null });
  });

  it('offers a refused bundle again by itself after some hours', async () => {
    let now = Date.parse('2026-11-22T01:00:00Z');
    const house = new PostHouse();
    const { lan, bundle } = await handedOver(house);
    const carrier = await hand(house, 'pao', phoneName(), () => now);
    await carrier.courier.take(bytesOf(await lan.courier.file(bundle.id)));
    house.locked = true;
    await carrier.field.syncNow();
    house.locked = false;
    now += 7 * 3_600_000;
    await carrier.field.syncNow();
    expect(house.done).toHaveLength(3);
  });

  it('lets the bytes go only for a receipt that the server signed, of this very bundle', async () => {
    const house = new PostHouse();
    const { minh, bundle } = await handedOver(house);
    minh.signal.off = false;
    const forgeries = [
      (receipt: object) => ({ ...receipt, number: 99 }),
      (receipt: object) => ({ ...receipt, signature: '' }),
      (receipt: object) => ({ ...receipt, bundle: '0197f2a0-0000-7000-8000-000000000000' }),
    ] as (typeof house.forge)[];
    forgeries.push((receipt) => signed(receipt, FORGER));
    for (const forge of forgeries) {
      house.forge = forge;
      house.receipts.length = 0;
      await minh.courier.deliver();
      expect(await minh.courier.bundles()).toMatchObject([{ id: bundle.id, delivered_at: null, bytes: 1024 }]);
    }
  });

  it('never drops the only copy of its own work', async () => {
    const house = new PostHouse();
    const { lan, minh, bundle } = await handedOver(house);
    await inStore(lan.name, (db) => db.clear('outbox'));
    await lan.courier.drop(bundle.id);
    expect(await lan.courier.bundles()).toHaveLength(1);
    await minh.courier.drop(bundle.id);
    expect(await minh.courier.bundles()).toEqual([]);
  });
});

describe('a receipt moves nothing', () => {
  it('when nobody signed it, when another signed it, or when it is of another phone’s bundle', async () => {
    const house = new PostHouse();
    const { lan, minh, bundle } = await handedOver(house);
    minh.signal.off = false;
    await minh.courier.deliver();
    const good = readReceipt(house.receipts[0]);
    if (!good) throw new Error('The server has signed.');
    const offer = async (receipt: typeof good): Promise<string> => lan.courier.take(await packReceipt(receipt));
    expect(await offer({ ...good, letters: good.letters.slice(1) })).toBe('unsigned');
    expect(await offer(await signed(good, FORGER))).toBe('unsigned');
    expect(await offer(await signed({ ...good, device: '0197f2a0-0000-7000-8000-000000000000' }))).toBe('foreign');
    expect(await offer(await signed({ ...good, bundle: '0197f2a0-0000-7000-8000-000000000000' }))).toBe('foreign');
    expect(await states(lan.field)).toEqual(['here', 'here', 'here']);
    expect((await lan.courier.bundles())[0]).toMatchObject({ id: bundle.id, delivered_at: null });
  });

  it('for work that was not in its bundle', async () => {
    const house = new PostHouse();
    const { lan, minh } = await handedOver(house, 1);
    await works(lan.field, 1);
    const [later] = await lan.field.letters('here');
    minh.signal.off = false;
    await minh.courier.deliver();
    const said = readReceipt(house.receipts[0]);
    if (!said) throw new Error('The server has signed.');
    const more = { id: later?.id ?? '', number: 9, problem: null, state: 'done' } as const;
    const grown = await signed({ ...said, letters: [...said.letters, more] });
    expect(await lan.courier.take(await packReceipt(grown))).toBe('applied');
    expect(await states(lan.field)).toEqual(['here', 'sent']);
  });
});

describe('a phone that dies at any point', () => {
  /** Ends the database under a phone after so many of its transactions have begun. */
  async function dying(name: string, after: number, work: (db: Store) => Promise<unknown>): Promise<boolean> {
    const db = await openedStore(name);
    let left = after;
    const dead = new Proxy(db, {
      get(target, property) {
        const value = Reflect.get(target, property) as unknown;
        if (typeof value !== 'function') return value;
        return (...parts: unknown[]): unknown => {
          if (left-- <= 0) throw new Error('The battery is out.');
          return (value as (...given: unknown[]) => unknown).apply(target, parts);
        };
      },
    });
    const survived = await work(dead).then(
      () => true,
      () => false,
    );
    db.close();
    return survived;
  }

  it('neither loses nor doubles anything, on either side', async () => {
    for (let after = 0; ; after++) {
      const house = new PostHouse();
      const { lan, minh, bundle } = await handedOver(house, 2);
      minh.signal.off = false;
      const wire = openWire('http://server/api/v1/', house.through, { prove: () => Promise.resolve({}), hear: () => undefined });
      const carried = await dying(minh.name, after, (db) => carryOn(db, wire, Date.now()));
      await minh.courier.deliver();
      const receipt = readReceipt(house.receipts[0]);
      if (!receipt) throw new Error('It was delivered.');
      const heard = await dying(lan.name, after, (db) => hear(db, receipt, Date.now()));
      lan.signal.off = false;
      await lan.field.syncNow();
      expect(house.done, `${after}`).toHaveLength(2);
      expect(await states(lan.field)).toEqual(['confirmed', 'confirmed']);
      expect((await minh.courier.bundles())[0]).toMatchObject({ id: bundle.id, bytes: 0 });
      for (const one of [lan, minh]) one.field.close();
      if (carried && heard) break;
    }
  });
});
