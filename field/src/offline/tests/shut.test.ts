import { describe, expect, it } from 'vitest';
import type { Letter, Offline, OpenOptions } from '../index';
import type { Store } from '../store';
import type { Problem } from '../types';
import { household, phone, phoneName, resident, PIN, openedStore } from './people';
import { PostHouse } from './posthouse';
import { REFUSAL } from './server';

const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 21, 3);
const LOCKED: Problem = { ...REFUSAL, number: '401.96', key: 'phone_locked', status: 401 };

/** A house that says how long a phone may stay away, can lock a phone, and tells of a change of place. */
class Commune extends PostHouse {
  lease: { now: () => number; days: number } | null = null;
  /** Locks every phone that was let in so far. */
  shut = false;
  /** What the next pull says instead of its own rows: a change of place. */
  crossing: Record<string, unknown> | null = null;

  readonly doors = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const path = new URL(input instanceof Request ? input.url : input, 'http://server').pathname;
    const known = /sync\/(push|pull)$|share$/.test(path);
    if (known && this.shut) return new Response(JSON.stringify(LOCKED), { status: 401 });
    const answer = await this.through(input, init);
    if (!/(pull|share)$/.test(path) || !answer.ok) return answer;
    const said = JSON.parse(await answer.text()) as object;
    const crossing = this.crossing ?? {};
    this.crossing = null;
    return Response.json({ ...said, ...this.#lease(), ...crossing });
  };

  #lease(): object {
    if (!this.lease) return {};
    const now = this.lease.now();
    return { now: new Date(now).toISOString(), lease_until: new Date(now + this.lease.days * DAY).toISOString() };
  }
}

async function lansPhone(house: Commune, name = phoneName(), more: OpenOptions = {}): Promise<Offline> {
  const field = await phone(house, name, { fetch: house.doors, ...more });
  await field.activate('LAN-1', 'Máy của Lan', PIN);
  return field;
}

/** A clock that a test turns, forwards and back. */
function clock(): { now: () => number; at: number } {
  const turned = { at: START, now: () => turned.at };
  return turned;
}

async function look<T>(name: string, see: (db: Store) => Promise<T>): Promise<T> {
  const db = await openedStore(name);
  const seen = await see(db);
  db.close();
  return seen;
}

describe('people are shown for seven days after the last meeting', () => {
  it('warns two days before, shuts at the moment, and opens when the server is met', async () => {
    const server = new Commune();
    const turned = clock();
    server.lease = { now: turned.now, days: 7 };
    const name = phoneName();
    const field = await lansPhone(server, name, { now: turned.now });
    await field.syncNow();
    expect(field.status()).toMatchObject({ shut: null, shutsAt: null });
    server.faults = ['cut', 'cut', 'cut'];
    turned.at = START + 5 * DAY + 1000;
    expect(await field.syncNow()).toMatchObject({ shut: null, shutsAt: new Date(START + 7 * DAY).toISOString() });
    turned.at = START + 7 * DAY;
    expect(await field.syncNow()).toMatchObject({ shut: { why: 'lease' }, shutsAt: null });
    // Not even the PIN opens it now: the server's share of the key has been let go of.
    expect(await field.enter(PIN)).toBe('early');
    expect((await look(name, (db) => db.getAllKeys('keys'))).filter((key) => !/^(guess|right) /.test(key))).toEqual(['bind', 'lock']);
    server.faults = [];
    expect((await field.syncNow()).shut).toMatchObject({ why: 'pin', left: 10 });
    expect(await field.enter(PIN)).toBe('open');
    expect(await field.syncNow()).toMatchObject({ shut: null, shutsAt: null, trouble: null });
  });

  it('a clock that is set back opens nothing, also after the app was closed', async () => {
    const server = new Commune();
    const turned = clock();
    server.lease = { now: turned.now, days: 7 };
    const name = phoneName();
    const field = await lansPhone(server, name, { now: turned.now });
    await field.syncNow();
    server.faults = ['cut', 'cut', 'cut', 'cut'];
    turned.at = START + 8 * DAY;
    expect((await field.syncNow()).shut).toEqual({ why: 'lease' });
    turned.at = START + DAY;
    expect((await field.syncNow()).shut).toEqual({ why: 'lease' });
    field.close();
    const again = await phone(server, name, { now: turned.now, fetch: server.doors });
    expect(again.status().shut).toEqual({ why: 'lease' });
  });

  it('a clock that leapt ahead is forgiven at the next meeting, and one that is constantly wrong shuts nothing', async () => {
    const server = new Commune();
    const turned = clock();
    server.lease = { now: () => START - 900 * DAY, days: 7 };
    const field = await lansPhone(server, phoneName(), { now: turned.now });
    await field.syncNow();
    expect(field.status().shut).toBeNull();
    server.faults = ['cut'];
    turned.at = START + 400 * DAY;
    expect((await field.syncNow()).shut).toEqual({ why: 'lease' });
    turned.at = START + DAY;
    expect((await field.syncNow()).shut).toMatchObject({ why: 'pin' });
    await field.enter(PIN);
    expect((await field.syncNow()).shut).toBeNull();
  });

  it('what was recorded stays while people are shut away, and still leaves', async () => {
    const server = new Commune();
    const turned = clock();
    server.lease = { now: turned.now, days: 7 };
    const field = await lansPhone(server, phoneName(), { now: turned.now });
    await field.syncNow();
    server.faults = ['cut', 'cut'];
    const { id } = await field.issue('people.register_household', household());
    turned.at = START + 9 * DAY;
    expect(await field.syncNow()).toMatchObject({ shut: { why: 'lease' }, unsent: 1 });
    server.faults = [];
    await field.syncNow();
    expect(server.done).toEqual([]);
    await field.enter(PIN);
    await field.syncNow();
    expect(server.done).toEqual([id]);
  });

  it('a phone that was locked meanwhile is lent nothing: it seals, wipes, and stays shut', async () => {
    const server = new Commune();
    const turned = clock();
    server.lease = { now: turned.now, days: 7 };
    const field = await lansPhone(server, phoneName(), { now: turned.now });
    await field.syncNow();
    server.faults = ['cut', 'cut'];
    await field.issue('people.register_household', household());
    turned.at = START + 9 * DAY;
    await field.syncNow();
    server.faults = [];
    server.shut = server.locked = true;
    expect((await field.syncNow()).shut).toMatchObject({ why: 'locked', letters: 1, sealed: true });
    expect(await field.enter(PIN)).toBe('early');
  });

  it('work can be given to somebody else while nothing can be read, as it was sealed at each tap', async () => {
    const server = new Commune();
    const turned = clock();
    server.lease = { now: turned.now, days: 7 };
    const field = await lansPhone(server, phoneName(), { now: turned.now });
    await field.syncNow();
    server.faults = ['cut', 'cut', 'cut'];
    const { id } = await field.issue('people.register_household', household());
    turned.at = START + 9 * DAY;
    await field.syncNow();
    const courier = await field.courier();
    expect(await courier.ready()).toEqual({ letters: 1, sealable: true });
    const [bundle] = await courier.make();
    expect(bundle).toMatchObject({ role: 'mine', letters: 1, waiting: 1 });
    server.faults = [];
    const minh = await (await phone(server, phoneName(), { fetch: server.doors })).courier();
    expect(await minh.take(new TextEncoder().encode((await courier.file(bundle?.id ?? '')) ?? ''))).toBe('carried');
    await minh.deliver();
    expect(server.done).toEqual([id]);
  });

  it('a server that says nothing of a lease shuts nobody away', async () => {
    const turned = clock();
    const field = await lansPhone(new Commune(), phoneName(), { now: turned.now });
    await field.syncNow();
    turned.at = START + 900 * DAY;
    expect((await field.syncNow()).shut).toBeNull();
  });
});

describe('a phone that the commune has locked', () => {
  it('seals what was not sent, lets everything about people go, and says so', async () => {
    const server = new Commune();
    const name = phoneName();
    const field = await lansPhone(server, name);
    server.put('people.households', { ...household('', 'Lô Thị Tư'), reached: true } as { id: string });
    await field.syncNow();
    const home = household('', 'Vi Văn Sáu');
    const letters: Letter[] = [await field.issue('people.register_household', home)];
    letters.push(await field.issue('people.add_resident', resident(home.id, 'Vi Thị Hai')));
    await field.saveDraft('h1', '1.001193', { typed: 'bà Tư' });
    server.shut = server.locked = true;
    const status = await field.syncNow();
    expect(status.shut).toMatchObject({ why: 'locked', letters: 2, review: 0, files: 0, sealed: true, commune: 'Tam Quang' });
    expect(field.session()).toBeNull();
    const left = await look(name, async (db) => {
      const stores = ['rows', 'outbox', 'drafts', 'snapshots', 'files'] as const;
      return Promise.all(stores.map((store) => db.count(store)));
    });
    expect(left).toEqual([0, 0, 0, 0, 0]);
    const facts = JSON.stringify(await look(name, (db) => db.getAll('meta')));
    expect(facts).not.toMatch(/token|lan|Lô Thị Tư|Vi Văn Sáu/i);
    const [bundle] = await look(name, (db) => db.getAll('sealed'));
    expect(bundle).toMatchObject({ role: 'mine', letters: letters.map((letter) => letter.id) });
  });

  it('keeps what it could not seal, because it never learned the key, for the next code', async () => {
    const server = new Commune();
    server.seal = null;
    const field = await lansPhone(server);
    const { id } = await field.issue('people.register_household', household());
    server.shut = server.locked = true;
    expect((await field.syncNow()).shut).toMatchObject({ why: 'locked', letters: 1, sealed: false });
    server.shut = server.locked = false;
    await field.activate('LAN-1', 'Máy của Lan', PIN);
    expect(await field.syncNow()).toMatchObject({ shut: null, unsent: 0 });
    expect(server.done).toEqual([id]);
  });

  it('after a new code brings what was sealed to the server by itself', async () => {
    const server = new Commune();
    const field = await lansPhone(server);
    await field.syncNow();
    const body = household('', 'Vi Văn Sáu');
    const { id } = await field.issue('people.register_household', body);
    server.shut = server.locked = true;
    await field.syncNow();
    await field.syncNow();
    expect(server.done).toEqual([]);
    server.shut = server.locked = false;
    await field.activate('LAN-1', 'Máy của Lan', PIN);
    expect(await field.syncNow()).toMatchObject({ shut: null, unsent: 0, trouble: null });
    expect(server.done).toEqual([id]);
    await field.syncNow();
    expect((await field.household(body.id))?.household).toMatchObject({ head_name: 'Vi Văn Sáu', state: 'confirmed' });
  });

  it('a phone that is only unknown keeps everything', async () => {
    const server = new Commune();
    const field = await lansPhone(server);
    await field.issue('people.register_household', household());
    server.tokens.clear();
    expect(await field.syncNow()).toMatchObject({ shut: null, unsent: 1, active: false });
  });
});

describe('a change of place', () => {
  it('drops what left and puts what came, without clearing the rest', async () => {
    const server = new Commune();
    const field = await lansPhone(server);
    const home = (head: string) => ({ ...household('', head), reached: true });
    const [stays, leaves, comes] = [home('Ở lại'), home('Đi'), home('Đến')];
    for (const row of [stays, leaves]) server.put('people.households', row);
    await field.syncNow();
    const place = { commune: '16936', commune_name: 'Nga My', province_name: 'Nghệ An', scope: 'vn.40.16933.v2.', villages: [] };
    server.crossing = {
      place,
      reset: false,
      changes: [
        { collection: 'people.households', id: leaves.id, op: 'drop', row: null },
        { collection: 'people.households', id: comes.id, op: 'put', row: comes },
      ],
    };
    await field.syncNow();
    const heads = (await field.findHouseholds('')).map((hit) => hit.household.head_name).sort();
    expect(heads).toEqual(['Ở lại', 'Đến'].sort());
    expect(field.session()?.place.commune_name).toBe('Nga My');
  });

  it('work whose home has moved away is confirmed by the drop that tells of it', async () => {
    const server = new Commune();
    const field = await lansPhone(server);
    await field.syncNow();
    const body = household();
    await field.issue('people.register_household', body);
    await field.syncNow();
    server.drop('people.households', body.id);
    await field.syncNow();
    expect(await field.household(body.id)).toBeNull();
    expect((await field.letters('confirmed')).length).toBe(1);
  });
});

describe("the helper's codes of the day", () => {
  const codes = { '2026-11-21': '4829 1364', '2026-11-22': '4821 0077' };

  it('lie with the session without signal, last until other ones come, and go when the phone is locked', async () => {
    const house = new Commune();
    const name = phoneName();
    const field = await lansPhone(house, name);
    house.crossing = { codes };
    await field.syncNow();
    expect(field.session()?.codes).toEqual(codes);
    await field.syncNow(); // an older server does not say
    expect(field.session()?.codes).toEqual(codes);
    house.crossing = { codes: {} };
    await field.syncNow();
    expect(field.session()?.codes).toEqual({});
    house.crossing = { codes };
    await field.syncNow();
    house.shut = true;
    await field.syncNow();
    expect(field.session()).toBeNull();
    expect(JSON.stringify(await look(name, (db) => db.getAll('meta')))).not.toContain('4829');
  });
});
