/** What cheap phones do: full storage, clocks that leap, tabs of two versions, months of finished work. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { newId, whyUnkept } from '../index';
import { alone } from '../lock';
import { openStore, write } from '../store';
import { KEPT, trim } from '../trim';
import { assist, consent, household, lansPhone, phone, phoneName, resident, PIN, openedStore } from './people';
import { Server } from './server';

const DAY = 86_400_000;
const MONDAY = Date.parse('2026-11-16T02:00:00Z');

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** A phone whose clock is in the test's hand, and a server whose clock is right. */
async function withClock() {
  const clock = { true: MONDAY, error: 0 };
  const server = new Server();
  const fetcher: typeof fetch = async (input, init) => {
    const answer = await server.fetch(input, init);
    answer.headers.set('Date', new Date(clock.true).toUTCString());
    return answer;
  };
  const name = phoneName();
  const open = () => phone(server, name, { fetch: fetcher, now: () => clock.true + clock.error });
  const field = await open();
  await field.activate('LAN-1', 'Máy của Lan', PIN);
  await field.syncNow();
  const told = async () => (await field.letters()).map((letter) => Date.parse(letter.happened_at) - clock.error).reverse();
  return { clock, server, field, open, told };
}

describe('a clock that is wrong', () => {
  it('is known to be behind the moment it says less than the server last said', async () => {
    const { clock, field } = await withClock();
    expect(field.status().clockBehind).toBe(false);
    clock.error = -11 * 365 * DAY;
    const letter = await field.issue('people.register_household', household());
    expect(letter.doubt).toBe(true);
    expect(field.status().clockBehind).toBe(true);
  });

  it('and comes right before sending: the work is dated by the moment it came right, never by the wrong year', async () => {
    const { clock, server, field, told } = await withClock();
    clock.error = -11 * 365 * DAY;
    await field.issue('people.register_household', household());
    clock.true += 3_600_000;
    await field.issue('people.register_household', household());
    clock.true += 60_000;
    clock.error = 0;
    await field.issue('people.register_household', household());
    expect(await told()).toEqual([MONDAY + 60_000, MONDAY + 3_660_000, MONDAY + 3_660_000]);
    expect((await field.letters()).some((letter) => letter.doubt)).toBe(false);
    await field.syncNow();
    expect(server.done).toHaveLength(3);
  });

  it('does not change what time it is: the phone knows by how much it was wrong when it last met the server', async () => {
    const { clock, field } = await withClock();
    expect(await field.moment()).toBe(MONDAY);
    clock.error = 2 * DAY;
    clock.true += 60_000;
    await field.syncNow();
    clock.true += 3_600_000;
    expect(await field.moment()).toBe(MONDAY + 3_660_000);
  });

  it('and stays wrong until sending: the letters leave as they were said, for the server to compare clocks', async () => {
    const { clock, field } = await withClock();
    clock.error = -400 * DAY;
    const letter = await field.issue('people.register_household', household());
    await field.syncNow();
    expect((await field.letters())[0]?.happened_at).toBe(letter.happened_at);
  });

  it('and runs years ahead, then goes back: what would lie in the future moves back, what was right stays', async () => {
    const { clock, field, told } = await withClock();
    await field.issue('people.register_household', household());
    clock.error = 15 * 365 * DAY;
    clock.true += DAY;
    await field.issue('people.register_household', household());
    clock.error = 0;
    clock.true += 60_000;
    await field.syncNow();
    expect(await told()).toEqual([MONDAY, MONDAY + DAY + 60_000]);
  });

  it('never mixes up the order of the taps, nor their names', async () => {
    const { clock, server, field } = await withClock();
    const ids: string[] = [];
    for (const error of [0, 15 * 365, -11 * 365, -57 * 365, 0]) {
      clock.error = error * DAY;
      ids.push((await field.issue('people.register_household', household())).id);
    }
    await field.syncNow();
    expect(server.done).toEqual(ids);
    expect(new Set(ids).size).toBe(5);
  });

  it('does not hold the other tabs by a lease from the future', async () => {
    vi.stubGlobal('navigator', {});
    const db = await openStore(phoneName(), () => undefined);
    await write(db, ['meta'], (tx) => tx.objectStore('meta').put({ owner: 'dead', until: Date.now() + DAY }, 'lease'));
    expect(await alone(db, 'x', () => Promise.resolve('through'))).toBe('through');
  });

  it('lets a person say the day of work that was refused for its date', async () => {
    const server = new Server();
    const field = await lansPhone(server);
    const { id, body } = await field.issue('people.register_household', household('REFUSE'));
    await field.syncNow();
    const day = '2026-11-18T05:00:00.000Z';
    const mended = await field.correct(id, { ...body, note: '' }, day);
    expect(mended.happened_at).toBe(day);
    await field.syncNow();
    expect((await field.letters('confirmed')).map((letter) => letter.happened_at)).toEqual([day]);
  });
});

describe('a phone that is full', () => {
  /** The browser's own refusal, at the commit of the next writing transaction. */
  const fill = (): void => {
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementationOnce(function (this: IDBObjectStore) {
      throw new DOMException('no room', 'QuotaExceededError');
    });
  };

  it('says that this tap was not kept, keeps nothing half, and takes the next one', async () => {
    const field = await lansPhone(new Server());
    const draft = { household: 'h1', procedure: '1.001193' };
    await field.saveDraft('h1', '1.001193', { typed: true });
    const home = household();
    const together = [
      { verb: 'people.register_household', body: home },
      { verb: 'support.record_assist', body: assist(home.id) },
    ] as const;
    fill();
    const error: unknown = await field.issueTogether(together, draft).catch((said: unknown) => said);
    expect(whyUnkept(error)).toBe('full');
    expect([await field.letters(), await field.drafts()]).toMatchObject([[], [{ data: { typed: true } }]]);
    expect(await field.issueTogether(together, draft)).toHaveLength(2);
  });

  it('holds no more finished history than agreed, and lets nothing go that still waits', async () => {
    const name = phoneName();
    const field = await lansPhone(new Server(), name);
    const one = await field.issue('people.give_consent', consent('r1'));
    const db = await openedStore(name);
    const most = KEPT.confirmed ?? 0;
    await write(db, ['outbox'], async (tx) => {
      const older = Array.from({ length: most + 498 }, (_, at) => at + 2);
      const add = (seq: number): Promise<unknown> =>
        tx.objectStore('outbox').add({ ...one, id: `old-${seq}`, seq, state: seq % 500 === 0 ? 'review' : 'confirmed' });
      await Promise.all(older.map(add));
    });
    const waiting = await db.countFromIndex('outbox', 'state', IDBKeyRange.bound(['lan', 'review'], ['lan', 'review', []]));
    expect(await trim(db, 'lan')).toBeGreaterThan(400);
    expect(await field.letters('confirmed', 9_999)).toHaveLength(most);
    expect((await field.letters('confirmed', 1))[0]?.id).toBe(`old-${most + 499}`);
    expect([(await field.letters('here')).length, (await field.letters('review')).length]).toEqual([1, waiting]);
  });
});

describe('two tabs', () => {
  it('put the same refused letter right only once', async () => {
    const server = new Server();
    const name = phoneName();
    const [one, two] = [await lansPhone(server, name), await phone(server, name)];
    const { id, body } = await one.issue('people.register_household', household('REFUSE'));
    await one.syncNow();
    const mended = { ...body, note: '' };
    const tries = [one.correct(id, mended), two.correct(id, mended), two.sendAgain([id])];
    await Promise.allSettled<unknown>(tries);
    expect(await one.letters('here')).toHaveLength(1);
    await two.syncNow();
    expect(server.ledger.size).toBe(2);
  });

  it('of two versions: the older gives way at once, says so, and its refused tap is not called kept', async () => {
    const server = new Server();
    const name = phoneName();
    const old = await lansPhone(server, name);
    await old.issue('people.register_household', household());
    const request = indexedDB.open(name, 99);
    const newer = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => {
        resolve(request.result);
      };
    });
    expect(old.status().gone).toBe(true);
    const error: unknown = await old.issue('people.register_household', household()).catch((said: unknown) => said);
    expect(whyUnkept(error)).toBe('gone');
    expect(newer.objectStoreNames.contains('outbox')).toBe(true);
    newer.close();
  });

  it('of two versions: what the older was reading when it gave way does not call it back', async () => {
    const name = phoneName();
    const old = await lansPhone(new Server(), name);
    const looking = Array.from({ length: 40 }, () => old.askToPersist());
    const newer = indexedDB.open(name, 99);
    await new Promise((resolve) => (newer.onsuccess = resolve));
    await Promise.all(looking);
    expect(old.status().gone).toBe(true);
    newer.result.close();
  });

  it('a tab that is asleep and cannot give way is named, not waited for in silence', async () => {
    const name = phoneName();
    const asleep = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name, 1);
      request.onsuccess = () => {
        resolve(request.result);
      };
    });
    let blocked = 0;
    const opening = openStore(name, () => undefined, () => (blocked += 1));
    await vi.waitFor(() => {
      expect(blocked).toBe(1);
    });
    asleep.close();
    (await opening).close();
  });
});

describe('a refused house', () => {
  it('takes what builds on it along, and all of it goes again in order once it is put right', async () => {
    const server = new Server();
    const field = await lansPhone(server);
    const home = household('REFUSE');
    const person = resident(home.id, 'Lô Thị Tư REFUSE');
    const agreed = { ...consent(person.id), wording: 'REFUSE' };
    const help = { ...assist(home.id), resident_id: person.id, consent_id: agreed.id, procedure: 'REFUSE' };
    const other = household('REFUSE', 'Nhà khác');
    const first = await field.issue('people.register_household', home);
    await field.issue('people.register_household', other);
    await field.issue('people.add_resident', person);
    await field.issue('people.give_consent', agreed);
    await field.issue('support.record_assist', help);
    expect(await field.syncNow()).toMatchObject({ review: 5, unsent: 0 });
    const { root, behind } = await field.chain(first.id);
    expect(root).toBeNull();
    expect((await field.chain(behind[2]?.id ?? '')).root?.id).toBe(first.id);
    expect(behind.map((letter) => letter.verb)).toEqual(['people.add_resident', 'people.give_consent', 'support.record_assist']);
    const mended = await field.correct(first.id, { ...home, note: '' });
    const sent = await field.sendAgain(behind.map((letter) => letter.id).reverse());
    expect(sent.map((letter) => letter.body)).toEqual([person, agreed, help]);
    expect(sent.map((letter) => letter.happened_at)).toEqual(behind.map((letter) => letter.happened_at));
    await field.syncNow();
    expect([...server.ledger.keys()].slice(5)).toEqual([mended.id, ...sent.map((letter) => letter.id)]);
  });

  it('a half hour asked for with a refused slip waits behind it, and one that is full is looked at alone', async () => {
    const server = new Server();
    const field = await lansPhone(server);
    const slip = (note: string) => ({ id: newId(), slip_code: '7K3M-9QXZ-4HT', household_id: 'h', resident_id: 'r', procedure: note, guide_version: 'v', answers: {}, papers: [], next_date: null });
    const [refused, taken] = [slip('REFUSE'), slip('1.001193')];
    const half = (preparation_id: string) => ({ id: newId(), preparation_id, code: 'REFUSE', at: '2026-11-23T14:00:00+07:00' });
    const first = await field.issue('dossiers.prepare', refused);
    const behind = await field.issue('desk.book', half(refused.id));
    await field.issue('dossiers.prepare', taken);
    const full = await field.issue('desk.book', half(taken.id));
    expect(await field.syncNow()).toMatchObject({ review: 3, unsent: 0 });
    expect((await field.chain(first.id)).behind.map((letter) => letter.id)).toEqual([behind.id]);
    expect(await field.chain(full.id)).toEqual({ root: null, behind: [] });
  });
});
