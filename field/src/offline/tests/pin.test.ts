/** A phone in other hands: what lies on it is unreadable, guessing does not pay, and its owner loses nothing. */
import { describe, expect, it, vi } from 'vitest';
import { newId, whyUnkept } from '../index';
import type { Offline } from '../index';
import { openStore } from '../store';
import { assist, consent, household, lansPhone, lockedPhone, openedStore, phone, phoneName, PIN, resident } from './people';
import { PostHouse } from './posthouse';
import { dump } from './saved';
import { Server } from './server';

const NAMES = /Lô Thị Tư|Vi Văn Sáu|Kha Văn|token-lan|cạnh suối|"1988"/;
const WRONG = '999111';
const MINUTE = 60_000;

/** A clock that a test turns. */
function clock(at = Date.UTC(2026, 10, 21, 3)): { now: () => number; at: number } {
  const turned = { at, now: () => turned.at };
  return turned;
}

/** Lan's phone in the middle of her work: rows from the server, letters in two states, a draft, a photo. */
async function atWork(server: Server, name: string, more = {}): Promise<Offline> {
  const field = await lansPhone(server, name, more);
  const home = household('cạnh suối', 'Lô Thị Tư');
  server.put('people.households', { ...household('', 'Vi Văn Sáu'), reached: true } as { id: string });
  await field.issue('people.register_household', home);
  await field.syncNow();
  await field.issue('people.add_resident', resident(home.id, 'Kha Văn Minh'));
  await field.saveDraft(home.id, 'new-resident', { name: 'Kha Văn', year: '1988' });
  const [letter] = [await field.issue('support.record_assist', assist(home.id))];
  await (await field.files()).attach({
    ...{ id: newId(), assist: letter.body.id, consent: consent('x').id, kind: 'paper_photo' },
    blob: new Blob(['Lô Thị Tư, 1988'], { type: 'image/webp' }),
  });
  return field;
}

/** Every byte that lies in the phone's tables, as text; keys that cannot be read out stand as their kind. */
async function bytes(name: string): Promise<string> {
  const { tables } = await dump(name, '');
  const inside = (value: unknown): string => {
    if (typeof value !== 'object' || value === null) return String(value);
    const { $bytes, $blob } = value as { $bytes?: string; $blob?: { $bytes: string } };
    const packed = $bytes ?? $blob?.$bytes;
    if (packed !== undefined) return Buffer.from(packed, 'base64').toString('latin1') + Buffer.from(packed, 'base64').toString();
    return Object.entries(value).map(([key, part]) => `${key}=${JSON.stringify(part)} ${inside(part)}`).join(' ');
  };
  return inside(tables);
}

describe('what lies on a phone', () => {
  it('names nobody: not in rows, letters, drafts, files, nor whose it is', async () => {
    const name = phoneName();
    const field = await atWork(new Server(), name);
    const seen = await field.findHouseholds('');
    expect(seen.map((hit) => hit.household.head_name).sort()).toEqual(['Lô Thị Tư', 'Vi Văn Sáu']);
    field.close();
    const told = await bytes(name);
    expect(told).toContain('people.households');
    expect(told).not.toMatch(NAMES);
  });

  it('cannot be put in another place: each box opens only where it was made', async () => {
    const name = phoneName();
    (await atWork(new Server(), name)).close();
    const db = await openedStore(name);
    const [one, other] = await db.getAllKeys('outbox');
    const raw = await openStore(name, () => undefined);
    const [first, second] = [await raw.get('outbox', one ?? ''), await raw.get('outbox', other ?? '')] as unknown as { box: unknown }[];
    await raw.put('outbox', { ...first, box: second?.box } as never);
    await expect(db.get('outbox', one ?? '')).rejects.toThrow();
    raw.close();
    db.close();
  });

  it('is all there again for whoever knows the PIN, and nothing of it for anybody else', async () => {
    const name = phoneName();
    const server = new Server();
    const before = await atWork(server, name);
    const letters = await before.letters();
    before.close();
    const field = await lockedPhone(server, name);
    expect(field.status()).toMatchObject({ shut: { why: 'pin', first: false, until: null, left: 10 }, unsent: 3 });
    expect([field.session(), await field.letters(), await field.findHouseholds('')]).toEqual([null, [], []]);
    expect(await field.syncNow()).toMatchObject({ unsent: 3 });
    expect(await field.enter(WRONG)).toBe('wrong');
    expect(field.session()).toBeNull();
    expect(await field.enter(PIN)).toBe('open');
    expect(field.status().shut).toBeNull();
    expect(await field.letters()).toEqual(letters);
    expect(await field.findHouseholds('')).toHaveLength(2);
    await field.syncNow();
    expect(field.status()).toMatchObject({ unsent: 0, trouble: null });
  });

  it('is shut again when the phone is left alone', async () => {
    const field = await atWork(new Server(), phoneName());
    await field.lock();
    expect(field.status().shut).toMatchObject({ why: 'pin' });
    expect(await field.findHouseholds('')).toEqual([]);
    await expect(field.issue('people.register_household', household())).rejects.toThrow();
    expect(await field.enter(PIN)).toBe('open');
    expect(await field.findHouseholds('')).toHaveLength(2);
  });
});

describe('a PIN', () => {
  it('may be wrong three times; then each guess waits longer, also after a restart', async () => {
    const [name, server, turned] = [phoneName(), new Server(), clock()];
    (await lansPhone(server, name, turned)).close();
    let field = await lockedPhone(server, name, turned);
    for (let guess = 0; guess < 3; guess++) expect(await field.enter(WRONG)).toBe('wrong');
    for (const minutes of [0.5, 1, 5, 15, 60, 60]) {
      field.close();
      field = await lockedPhone(server, name, turned);
      expect(await field.enter(PIN), 'too early, even for the right one').toBe('early');
      turned.at += minutes * MINUTE - 1000;
      expect(await field.enter(PIN)).toBe('early');
      turned.at += 2000;
      expect(await field.enter(WRONG)).toBe('wrong');
    }
    expect(field.status().shut).toMatchObject({ left: 1 });
    turned.at += 61 * MINUTE;
    expect(await field.enter(PIN)).toBe('open');
    await field.lock();
    expect(field.status().shut).toMatchObject({ left: 10, until: null });
  });

  it('a clock that is set back wins no guess', async () => {
    const [name, server, turned] = [phoneName(), new Server(), clock()];
    (await lansPhone(server, name, turned)).close();
    const field = await lockedPhone(server, name, turned);
    for (let guess = 0; guess < 4; guess++) {
      await field.enter(WRONG);
      turned.at += 31_000;
    }
    turned.at -= 400 * 24 * 60 * MINUTE;
    expect(await field.enter(PIN)).toBe('early');
  });

  it('can be changed by whoever has opened the phone, and nothing is lost', async () => {
    const [name, server] = [phoneName(), new Server()];
    const before = await atWork(server, name);
    expect(await before.choosePin('718293', WRONG)).toBe('wrong');
    expect(await before.choosePin('718293', PIN)).toBe('open');
    const letters = await before.letters();
    before.close();
    const field = await lockedPhone(server, name);
    expect(await field.enter(PIN)).toBe('wrong');
    expect(await field.enter('718293')).toBe('open');
    expect(await field.letters()).toEqual(letters);
  });
});

describe('a phone without room', () => {
  /** Nothing more can be put into any table; taking away still works, as in a browser over its quota. */
  function full(): () => void {
    const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    return () => {
      spy.mockRestore();
    };
  }

  it('opens by its PIN, as often as it is asked to', async () => {
    const [name, server] = [phoneName(), new Server()];
    (await lansPhone(server, name)).close();
    const roomy = full();
    try {
      for (let start = 0; start < 45; start++) {
        const field = await lockedPhone(server, name);
        expect(await field.enter(PIN)).toBe('open');
        field.close();
      }
    } finally {
      roomy();
    }
  });

  it('gives its guesses back to whoever knew the PIN, through twenty tries; with room it has all of that again', async () => {
    const [name, server] = [phoneName(), new Server()];
    const field = await lansPhone(server, name);
    const left = (): number => (field.status().shut as { left: number }).left;
    for (const round of [1, 2]) {
      const roomy = full();
      for (let start = 0; start < 7; start++) {
        await field.lock();
        expect([left(), round, start]).toEqual([10, round, start]);
        expect([await field.enter(WRONG), await field.enter(WRONG), left()]).toEqual(['wrong', 'wrong', 8]);
        expect(await field.enter(PIN)).toBe('open');
      }
      roomy();
      await field.lock();
      expect(await field.enter(PIN)).toBe('open');
    }
    await field.lock();
    expect(left()).toBe(10);
  });

  it('looks at no PIN after ten wrong ones in a row, not even at the right one, until there is room to shut itself', async () => {
    const [name, server] = [phoneName(), new Server()];
    const before = await atWork(server, name);
    const roomy = full();
    for (let start = 0; start < 7; start++) {
      await before.lock();
      expect(await before.enter(PIN)).toBe('open');
    }
    before.close();
    const became: unknown[] = [];
    for (let guess = 0; guess < 14; guess++) {
      const field = await lockedPhone(server, name);
      became.push(await field.enter(guess < 10 ? WRONG : PIN).catch((error: unknown) => whyUnkept(error)));
      expect(field.session()).toBeNull();
      field.close();
    }
    expect(became).toEqual([...Array<string>(9).fill('wrong'), ...Array<string>(5).fill('full')]);
    roomy();
    const field = await lockedPhone(server, name);
    expect(field.status().shut).toMatchObject({ left: 0 });
    expect(await field.enter(PIN)).toBe('last');
    expect(await bytes(name)).not.toMatch(NAMES);
    expect(field.status().shut).toMatchObject({ why: 'locked', guessed: true });
  });

  it('with the ten guesses of an earlier release has no more of them, and more than it had once it was opened with room', async () => {
    const [name, server] = [phoneName(), new Server()];
    (await atWork(server, name)).close();
    const db = await openStore(name, () => undefined);
    for (const key of await db.getAllKeys('keys')) if (/^right|^guess \d\d/.test(key)) await db.delete('keys', key);
    db.close();
    const roomy = full();
    const field = await lockedPhone(server, name);
    expect(field.status().shut).toMatchObject({ left: 10 });
    expect([await field.enter(WRONG), await field.enter(PIN)]).toEqual(['wrong', 'open']);
    await field.lock();
    expect(field.status().shut).toMatchObject({ left: 8 });
    roomy();
    expect(await field.enter(PIN)).toBe('open');
    await field.lock();
    expect(field.status().shut).toMatchObject({ left: 10 });
  });

  it('gives no guess to whoever filled it: after ten it shuts itself, and restarts win none', async () => {
    const [name, server] = [phoneName(), new Server()];
    (await atWork(server, name)).close();
    const roomy = full();
    const became: string[] = [];
    for (let guess = 0; guess < 10; guess++) {
      const field = await lockedPhone(server, name);
      if (guess === 9) roomy();
      became.push(await field.enter(WRONG));
      field.close();
    }
    expect(became).toEqual([...Array<string>(9).fill('wrong'), 'last']);
    expect(await bytes(name)).not.toMatch(NAMES);
  });
});

describe('two tabs', () => {
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await new Promise((next) => setTimeout(next, 5));
  };

  it('are locked together, and each is opened by itself', async () => {
    const [name, server] = [phoneName(), new Server()];
    const one = await atWork(server, name);
    const other = await phone(server, name);
    expect(await other.findHouseholds('')).toHaveLength(2);
    await one.lock();
    await until(() => other.status().shut !== null);
    expect([other.session(), await other.findHouseholds('')]).toEqual([null, []]);
    expect(await one.enter(PIN)).toBe('open');
    expect(other.status().shut).toMatchObject({ why: 'pin' });
    expect(await other.enter(PIN)).toBe('open');
    expect(await other.findHouseholds('')).toHaveLength(2);
  });
});

describe('a phone that changes hands', () => {
  it('has the PIN of whoever has it now', async () => {
    const [name, server] = [phoneName(), new Server()];
    server.codes.set('MINH-1', 'minh');
    const field = await lansPhone(server, name);
    await field.syncNow();
    await field.activate('MINH-1', 'Máy của Minh', '718293');
    await field.lock();
    expect(await field.enter(PIN)).toBe('wrong');
    expect(await field.enter('718293')).toBe('open');
    expect(field.session()?.member.id).toBe('minh');
  });
});

describe('ten wrong guesses', () => {
  async function guessedAway(server: PostHouse, name: string): Promise<Offline> {
    const turned = clock(Date.now());
    const lan = await atWork(server, name, { fetch: server.through });
    server.faults = Array.from({ length: 20 }, () => 'cut' as const);
    lan.close();
    const field = await lockedPhone(server, name, { fetch: server.through, ...turned });
    let became = '';
    for (let guess = 0; guess < 10; guess++) {
      became = await field.enter(WRONG);
      turned.at += 61 * MINUTE;
    }
    expect(became).toBe('last');
    server.faults = [];
    return field;
  }

  it('leave nothing but what is sealed to the server, and no key to anything', async () => {
    const [server, name] = [new PostHouse(), phoneName()];
    const field = await guessedAway(server, name);
    expect(field.status()).toMatchObject({ shut: { why: 'locked', guessed: true, letters: 3, sealed: true }, unsent: 0 });
    const { tables } = await dump(name, '');
    const many = Object.fromEntries(Object.entries(tables).map(([table, { records }]) => [table, records.length]));
    expect(many).toMatchObject({ keys: 0, pages: 0, rows: 0, outbox: 0, drafts: 0, files: 0, snapshots: 0, sealed: 3 });
    expect(await bytes(name)).not.toMatch(NAMES);
    expect(await field.enter(PIN)).toBe('early');
  });

  it('lose no work: with signal it reaches the commune, with a new code or without', async () => {
    const server = new PostHouse();
    const field = await guessedAway(server, phoneName());
    expect(server.done).toHaveLength(1);
    await field.syncNow();
    expect(server.done).toHaveLength(4);
    await field.activate('LAN-1', 'Máy của Lan', '718293');
    await field.syncNow();
    expect(field.status()).toMatchObject({ shut: null, unsent: 0, trouble: null });
    expect((await field.findHouseholds('')).length).toBe(2);
  });
});

describe('a forgotten PIN', () => {
  it('needs a new code; what waited comes to the commune, the rest is fetched again', async () => {
    const [server, name] = [new PostHouse(), phoneName()];
    (await atWork(server, name, { fetch: server.through })).close();
    const field = await lockedPhone(server, name, { fetch: server.through });
    await field.activate('LAN-1', 'Máy của Lan', '718293');
    expect(field.status().shut).toBeNull();
    await field.syncNow();
    await field.syncNow();
    expect(server.done).toHaveLength(4);
    expect(await field.drafts()).toEqual([]);
    field.close();
    const again = await lockedPhone(server, name, { fetch: server.through });
    expect(await again.enter('718293')).toBe('open');
  });

  it('that comes back with the code opens everything as it was', async () => {
    const [server, name] = [new PostHouse(), phoneName()];
    (await atWork(server, name, { fetch: server.through })).close();
    const field = await lockedPhone(server, name, { fetch: server.through });
    await field.activate('LAN-1', 'Máy của Lan', PIN);
    expect([(await field.letters('here')).length, (await field.drafts()).length]).toEqual([3, 1]);
  });

  it('a code of somebody else opens nothing, and lets nothing go', async () => {
    const [server, name] = [new PostHouse(), phoneName()];
    server.codes.set('MINH-1', 'minh');
    (await atWork(server, name, { fetch: server.through })).close();
    const field = await lockedPhone(server, name, { fetch: server.through });
    await expect(field.activate('MINH-1', 'Máy', '718293')).rejects.toThrow();
    field.close();
    const lans = await phone(server, name, { fetch: server.through });
    expect(await lans.letters('here')).toHaveLength(3);
  });
});
