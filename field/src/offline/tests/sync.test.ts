import { afterEach, describe, expect, it, vi } from 'vitest';
import { alone } from '../lock';
import { applyVerdicts, type Verdict } from '../outbox';
import { applyPull } from '../pull';
import { openStore, readMeta, write } from '../store';
import { backoff } from '../rhythm';
import { newId } from '../ids';
import { consent, household, lansPhone, phone, phoneName, openedStore } from './people';
import { REFUSAL, Server, type Fault } from './server';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('a flight survives what the network does', () => {
  it.each<[string, Fault]>([
    ['no signal', 'cut'],
    ['a log-in page of a hotspot', 'portal'],
    ['a busy server', 'busy'],
    ['an answer cut in half', 'half'],
    ['an answer that never came', 'lost'],
  ])('%s: nothing is called sent, and nothing is done twice', async (_name, fault) => {
    const server = new Server();
    const field = await lansPhone(server);
    const { id } = await field.issue('people.register_household', household());
    server.faults = [fault];
    expect(await field.syncNow()).toMatchObject({ unsent: 1, sent: 0, trouble: 'unreachable', lastSync: null });
    expect(await field.syncNow()).toMatchObject({ unsent: 0, sent: 0, trouble: null });
    expect(server.done).toEqual([id]);
  });

  it('a row that comes back before its verdict is confirmed as soon as the verdict is there', async () => {
    const server = new Server();
    const name = phoneName();
    const field = await lansPhone(server, name);
    const body = household();
    await field.issue('people.register_household', body);
    server.put('people.households', { ...body, reached: false } as { id: string });
    server.faults = ['lost'];
    await field.syncNow();
    expect((await field.household(body.id))?.household.state).toBe('here');
    await field.syncNow();
    expect((await field.household(body.id))?.household).toMatchObject({ state: 'confirmed' });
  });

  it('what the server says about the clock is kept until it no longer says so', async () => {
    const server = new Server();
    const field = await lansPhone(server);
    server.notice = { ...REFUSAL, key: 'clock_off' };
    await field.issue('people.register_household', household());
    expect((await field.syncNow()).notice).toMatchObject({ key: 'clock_off' });
    server.notice = null;
    await field.issue('people.register_household', household());
    expect((await field.syncNow()).notice).toBeNull();
  });

  it('letters recorded while a flight is under way leave with it', async () => {
    const server = new Server();
    const field = await lansPhone(server);
    await field.issue('people.register_household', household());
    const flight = field.syncNow();
    await field.issue('people.register_household', household());
    await flight;
    expect((await field.syncNow()).unsent).toBe(0);
    expect(server.done).toHaveLength(2);
  });

  it('a batch never holds more than 256 kB, unless one letter alone does', async () => {
    const server = new Server();
    const field = await lansPhone(server);
    for (const kB of [200, 100, 300, 1]) {
      await field.issue('people.register_household', household('ghi '.repeat(kB * 256)));
    }
    await field.syncNow();
    expect(server.batches).toEqual([1, 1, 1, 1]);
  });
});

describe('rows follow the server', () => {
  it('page by page, with puts and drops, and only what changed the next time', async () => {
    const server = new Server();
    const field = await lansPhone(server);
    await field.syncNow();
    const homes = Array.from({ length: 7 }, (_, i) => ({ ...household('', `Nhà ${i}`), reached: true }));
    for (const home of homes) server.put('people.households', home);
    server.drop('people.households', homes[0]?.id ?? '');
    await field.syncNow();
    expect((await field.findHouseholds('')).map((hit) => hit.household.head_name)).toHaveLength(6);
    const asked = server.requests.length;
    await field.syncNow();
    expect(server.requests.length - asked).toBe(1);
  });

  it('a reset clears rows, never letters nor drafts', async () => {
    const server = new Server();
    const field = await lansPhone(server);
    server.put('people.households', { ...household(), reached: true } as { id: string });
    await field.syncNow();
    server.rows.clear();
    server.resets = 1;
    await field.saveDraft('h1', '1.001193', { typed: true });
    await field.issue('people.register_household', household('REFUSE'));
    await field.syncNow();
    expect(await field.letters()).toHaveLength(1);
    expect(await field.drafts()).toHaveLength(1);
    expect((await field.findHouseholds('')).map((hit) => hit.household.state)).toEqual(['review']);
  });

  it('the first pull asks for everything at once, later ones only for what changed', async () => {
    const server = new Server();
    for (let i = 0; i < 20; i++) server.put('people.households', { ...household(), reached: true } as { id: string });
    const field = await lansPhone(server);
    const asked = server.requests.length;
    await field.syncNow();
    expect(server.requests.length - asked).toBe(1);
    expect(await field.findHouseholds('')).toHaveLength(20);
  });

  it('a server restored from an older copy is offered again what it lost, and does nothing twice', async () => {
    const server = new Server();
    const field = await lansPhone(server);
    const kept = await field.issue('people.register_household', household());
    await field.syncNow();
    const restore = server.backup();
    const lost = await field.issue('people.register_household', household());
    const rowless = await field.issue('people.give_consent', consent('r1'));
    await field.syncNow();
    restore();
    await field.syncNow();
    expect(server.done).toEqual([kept.id, lost.id, rowless.id]);
    expect((await field.letters()).map((letter) => letter.state)).toEqual(Array(3).fill('confirmed'));
  });

  it('a server that says it was restored is offered what it took since, also where others have filled its feed again', async () => {
    const server = new Server();
    const field = await lansPhone(server);
    const home = await field.issue('people.register_household', household());
    await field.syncNow();
    const restore = server.backup();
    const holds = new Date().toISOString();
    const rowless = await field.issue('people.give_consent', consent('r1'));
    await field.syncNow();
    restore();
    for (let i = 0; i < 9; i++) server.put('people.households', { ...household(), reached: true } as { id: string });
    server.restored = { at: new Date().toISOString(), holds };
    await field.syncNow();
    expect(server.done).toEqual([home.id, rowless.id]);
    const batches = server.batches.length;
    await field.syncNow();
    expect(server.batches).toHaveLength(batches);
    expect((await field.letters()).map((letter) => letter.state)).toEqual(['confirmed', 'confirmed']);
  });

  it('what a restored server surely holds is not sent again', async () => {
    const server = new Server();
    const field = await lansPhone(server);
    await field.issue('people.register_household', household());
    await field.issue('people.give_consent', consent('r1'));
    await field.syncNow();
    const sent = server.batches.length;
    server.restored = { at: 'now', holds: new Date(Date.now() + 2 * 86_400_000).toISOString() };
    await field.syncNow();
    expect(server.batches).toHaveLength(sent);
  });

  it('an answer that was cut off tells again that the server was restored', async () => {
    const server = new Server();
    const field = await lansPhone(server);
    await field.issue('people.give_consent', consent('r1'));
    await field.syncNow();
    server.restored = { at: 'now', holds: new Date().toISOString() };
    server.ledger.clear();
    server.done = [];
    server.faults = ['half'];
    await field.syncNow();
    expect(server.done).toHaveLength(0);
    await field.syncNow();
    expect(server.done).toHaveLength(1);
  });

  it('a feed that says there is more but never moves on does not hold the phone', async () => {
    const server = new Server();
    const field = await lansPhone(server);
    await field.syncNow();
    server.page = 0;
    server.put('people.households', { ...household(), reached: true } as { id: string });
    expect((await field.syncNow()).trouble).toBe('unreachable');
  });
});

describe('an answer that comes late changes nothing', () => {
  it('a verdict told twice moves a letter once', async () => {
    const server = new Server();
    const name = phoneName();
    const field = await lansPhone(server, name);
    const { id } = await field.issue('people.give_consent', consent('r1'));
    await field.syncNow();
    const db = await openedStore(name);
    const late: Verdict = { id, state: 'refused', number: 1, problem: null };
    expect(await applyVerdicts(db, [late, { ...late, state: 'done' }], 0)).toBe(0);
    expect((await field.letters())[0]?.state).toBe('confirmed');
  });

  it('a page asked for from an older cursor, or for another person, is thrown away', async () => {
    const server = new Server();
    const name = phoneName();
    const field = await lansPhone(server, name);
    server.put('people.households', { ...household(), reached: true } as { id: string });
    await field.syncNow();
    const db = await openedStore(name);
    const cursor = await readMeta(db, 'cursor');
    const page = { commune: '16933', scope: '', cursor: 9, more: false, reset: true, changes: [], bundles: [] };
    expect(await applyPull(db, 'lan', null, page)).toBe(false);
    expect(await applyPull(db, 'minh', cursor, page)).toBe(false);
    expect([await readMeta(db, 'cursor'), await field.findHouseholds('')]).toMatchObject([cursor, [{}]]);
  });
});

describe('bundles are used only whole', () => {
  it('a new one replaces the old one only after its bytes are proved', async () => {
    const server = new Server();
    const field = await lansPhone(server);
    server.addBundle('guides', { guides: [] });
    await field.syncNow();
    expect(await field.bundle('guides')).toEqual({ guides: [] });
    server.addBundle('guides', { guides: [{ procedure: '1.001193', title: 'Giấy khai sinh' }] });
    for (const found of server.bundles.values()) found.text = found.text.replace('sinh', 'sjnh');
    expect((await field.syncNow()).trouble).toBe('unreachable');
    expect((await field.bundle('guides'))?.guides).toEqual([]);
    server.addBundle('guides', { guides: [{ procedure: '1.001193', title: 'Giấy khai sinh' }] });
    expect((await field.syncNow()).trouble).toBeNull();
    expect((await field.bundle('guides'))?.guides).toHaveLength(1);
  });

  it('one that fails does not keep the others back, and none is fetched twice', async () => {
    const server = new Server();
    const field = await lansPhone(server);
    server.addBundle('guides', { guides: [] });
    server.addBundle('procedures', { procedures: [], fields: [] });
    server.faults = [undefined, 'cut'] as never[];
    await field.syncNow();
    expect(await field.bundle('guides')).toBeNull();
    expect(await field.bundle('procedures')).not.toBeNull();
    await field.syncNow();
    expect(server.requests.filter((path) => path.includes('bundles/'))).toHaveLength(3);
  });
});

describe('words in another language', () => {
  it.each([
    ['vi', 1],
    ['en', 2],
  ])('cost bytes only where that language was chosen (%s)', async (lang, fetched) => {
    vi.stubGlobal('document', { documentElement: { lang } });
    const server = new Server();
    const field = await lansPhone(server);
    server.addBundle('guides', { guides: [] });
    server.addBundle('guides-en', { guides: { '1.001193': { title: 'Birth certificate' } } });
    await field.syncNow();
    expect(server.requests.filter((path) => path.includes('bundles/'))).toHaveLength(fetched);
    expect((await field.bundle('guides-en'))?.guides['1.001193']?.['title']).toBe(
      lang === 'en' ? 'Birth certificate' : undefined,
    );
  });
});

describe('tries come neither too often nor too late', () => {
  it('waits double, with jitter, and never pass five minutes', () => {
    expect([1, 2, 3].map((n) => backoff(n, 1))).toEqual([2_000, 4_000, 8_000]);
    expect([backoff(1, 0), backoff(50, 1), backoff(50, 0)]).toEqual([1_000, 300_000, 150_000]);
  });

  it('waits out what the server asked for, and spreads the phones after that moment, never before', () => {
    const told = Array.from({ length: 100 }, (_, i) => backoff(1, i / 100, 60_000));
    expect([Math.min(...told), Math.max(...told)]).toEqual([60_000, 119_400]);
    expect(new Set(told).size).toBe(100);
    expect(backoff(1, 0.5, 9e9)).toBe(5_400_000);
  });

  it('a phone that works by itself sends soon after the tap and when the signal comes back', async () => {
    const server = new Server();
    const page = new EventTarget();
    vi.stubGlobal('document', Object.assign(page, { visibilityState: 'visible' }));
    const signal = new EventTarget();
    vi.stubGlobal('addEventListener', signal.addEventListener.bind(signal));
    vi.stubGlobal('removeEventListener', signal.removeEventListener.bind(signal));
    const field = await lansPhone(server, phoneName(), { automatic: true });
    await field.issue('people.register_household', household());
    await vi.waitFor(() => {
      expect(field.status()).toMatchObject({ unsent: 0, syncing: false });
    });
    server.faults = ['cut'];
    await field.issue('people.register_household', household());
    await vi.waitFor(() => {
      expect(field.status()).toMatchObject({ unsent: 1, trouble: 'unreachable' });
    });
    expect(field.status().nextTry).not.toBeNull();
    signal.dispatchEvent(new Event('online'));
    await vi.waitFor(() => {
      expect(field.status()).toMatchObject({ unsent: 0, trouble: null });
    });
    field.close();
  });

  it('every tab hears what another tab recorded', async () => {
    const server = new Server();
    const name = phoneName();
    const [one, two] = [await lansPhone(server, name), await phone(server, name)];
    const heard: number[] = [];
    const stop = two.observe((status) => heard.push(status.unsent));
    await one.issue('people.register_household', household());
    await vi.waitFor(() => {
      expect(heard.at(-1)).toBe(1);
    });
    stop();
  });
});

describe('without the browser’s locks', () => {
  it('flights still go one at a time, and a killed tab’s lease runs out', async () => {
    vi.stubGlobal('navigator', {});
    const db = await openStore(phoneName(), () => undefined);
    const order: string[] = [];
    const work = (name: string) => async (): Promise<void> => {
      order.push(`${name} in`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push(`${name} out`);
    };
    await Promise.all([alone(db, 'x', work('a')), alone(db, 'x', work('b'))]);
    expect(order.map((line) => line.slice(2))).toEqual(['in', 'out', 'in', 'out']);
    await write(db, ['meta'], (tx) => tx.objectStore('meta').put({ owner: 'dead', until: Date.now() + 50 }, 'lease'));
    await alone(db, 'x', work('c'));
    expect(order.at(-1)).toBe('c out');
  });
});

describe('the names a phone gives', () => {
  it('are version 7, grow within a page even when the clock goes back, and do not repeat', () => {
    const made = Array.from({ length: 5_000 }, (_, i) => newId(1_700_000_000_000 - i));
    expect(new Set(made).size).toBe(made.length);
    expect([...made].sort()).toEqual(made);
    for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
