/** A phone that opens by the secret of its own chip: one touch, and no PIN that could be guessed. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Offline } from '../index';
import { openStore } from '../store';
import { Vault, type Halves, type Lock } from '../vault';
import { Authenticator } from './authenticator';
import { household, lansPhone, lockedPhone, phoneName, PIN } from './people';
import { PostHouse } from './posthouse';
import { Server } from './server';

const OTHER = '718293';
const DAY = 86_400_000;
let chip: Authenticator;

beforeEach(() => {
  chip = new Authenticator().plugIn();
});

afterEach(() => {
  chip.unplug();
});

const choose = async (field: Offline) => (await field.chip()).choose();
const touch = async (field: Offline) => (await field.chip()).open();
const way = async (field: Offline) => (await field.chip()).way();

/** Lan's phone with one house on it that waits to be sent, opened by a touch from now on. */
async function touched(server: Server, name: string, more = {}): Promise<Offline> {
  const field = await lansPhone(server, name, more);
  await field.issue('people.register_household', household());
  expect(await choose(field)).toBe('open');
  return field;
}

/** All keys of a phone, as they lie there. */
async function keys(name: string): Promise<{ lock: Lock } & Halves> {
  const db = await openStore(name, () => undefined);
  const names = await db.getAllKeys('keys');
  const found = Object.fromEntries(await Promise.all(names.map(async (key) => [key, await db.get('keys', key)] as const)));
  db.close();
  return found as unknown as { lock: Lock } & Halves;
}

describe('a phone that opens by its chip', () => {
  it('opens by one touch, with everything as it was, as often as its owner likes', async () => {
    const [name, server] = [phoneName(), new Server()];
    const before = await touched(server, name);
    expect([await way(before), before.status().shut]).toEqual(['on', null]);
    const letters = await before.letters();
    before.close();
    for (let start = 0; start < 3; start++) {
      const field = await lockedPhone(server, name);
      expect(field.status().shut).toMatchObject({ why: 'pin', first: false, chip: true });
      expect(field.session()).toBeNull();
      chip.touches = 0;
      expect(await touch(field)).toBe('open');
      expect(chip.touches).toBe(1);
      expect(await field.letters()).toEqual(letters);
      field.close();
    }
    const field = await lockedPhone(server, name);
    await touch(field);
    await field.syncNow();
    expect(field.status()).toMatchObject({ unsent: 0, trouble: null });
  });

  it('knows no PIN any more: the old one opens nothing of what lies there, and is not even looked at', async () => {
    const [name, server] = [phoneName(), new Server()];
    (await touched(server, name)).close();
    const { lock, bind, share } = await keys(name);
    expect(lock.rounds).toBe(0);
    expect(await new Vault().enter(PIN, { ...lock, rounds: 10 }, { bind, share })).toBe(false);
    const field = await lockedPhone(server, name);
    for (let guess = 0; guess < 12; guess++) expect(await field.enter(PIN)).toBe('early');
    expect(field.status().shut).toMatchObject({ left: 10, until: null });
    expect(await touch(field)).toBe('open');
  });

  it('is worth nothing as a copy: another chip opens it neither by its name nor by a secret of its own', async () => {
    const [name, server] = [phoneName(), new Server()];
    (await touched(server, name)).close();
    const { lock, bind, share } = await keys(name);
    const [id] = [...chip.secrets.keys()];
    chip.secrets.set(id ?? '', { key: crypto.getRandomValues(new Uint8Array(32)), user: '', rp: 'xa.example' });
    const field = await lockedPhone(server, name);
    expect([await touch(field), field.session()]).toEqual(['refused', null]);
    const told = lock.chip ?? new Uint8Array();
    expect(await new Vault().enter(told, lock, { bind, share })).toBe(false);
  });

  it('counts no guesses: whoever takes the finger away ten times loses nothing', async () => {
    const [name, server] = [phoneName(), new Server()];
    const field = await touched(server, name);
    await field.lock();
    chip.cancelsFrom = 0;
    for (let start = 0; start < 12; start++) expect(await touch(field)).toBe('refused');
    chip.cancelsFrom = Infinity;
    expect(await touch(field)).toBe('open');
    expect(await field.letters()).toHaveLength(1);
  });
});

describe('the choice', () => {
  it.each([
    ['the browser knows of no owner', { knowsOwner: false }, 'none'],
    ['the browser says that it has no such secret', { capability: false }, 'none'],
    ['the browser does not say', { capability: undefined }, 'offered'],
    ['the browser says that it has', {}, 'offered'],
  ] as const)('when %s: %o is %s', async (_when, how, offered) => {
    Object.assign(chip, how);
    expect(await way(await lansPhone(new Server()))).toBe(offered);
  });

  it('is not offered where there is nothing of the kind at all', async () => {
    chip.unplug();
    expect(await way(await lansPhone(new Server()))).toBe('none');
  });

  it.each([
    ['the person cancels the first touch', { cancelsFrom: 1 }, 'refused'],
    ['the person cancels the second', { cancelsFrom: 2 }, 'refused'],
    ['the chip has no such secret after all', { prf: false }, 'none'],
  ] as const)('changes nothing when %s', async (_when, how, became) => {
    const [name, server] = [phoneName(), new Server()];
    const field = await lansPhone(server, name);
    const before = await keys(name);
    Object.assign(chip, how);
    expect(await choose(field)).toBe(became);
    expect(await keys(name)).toEqual(before);
    expect([await way(field), field.status().shut]).toEqual(['offered', null]);
    await field.lock();
    expect(await field.enter(PIN)).toBe('open');
  });

  it('changes nothing on a phone without room, and can be made again', async () => {
    const [name, server] = [phoneName(), new Server()];
    const field = await lansPhone(server, name);
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    expect(await choose(field)).toBe('refused');
    full.mockRestore();
    expect(await choose(field)).toBe('open');
    await field.lock();
    expect(await touch(field)).toBe('open');
  });

  it('is made once: a second tab that has not heard of it makes no other secret in its place', async () => {
    const [name, server] = [phoneName(), new Server()];
    const one = await lansPhone(server, name);
    const other = await lockedPhone(server, name);
    await other.enter(PIN);
    expect([await choose(one), await choose(other)]).toEqual(['open', 'open']);
    expect(chip.touches).toBe(2);
    await one.lock();
    expect(await touch(one)).toBe('open');
  });

  it('is not made of a secret that is too short', async () => {
    const field = await lansPhone(new Server());
    chip.bytes = 16;
    expect(await choose(field)).toBe('none');
    expect(await way(field)).toBe('offered');
  });

  it('leaves one secret in the chip, however often it is made', async () => {
    const [name, server] = [phoneName(), new Server()];
    const field = await touched(server, name);
    await (await field.chip()).leave(OTHER);
    await choose(field);
    expect(chip.secrets.size).toBe(1);
    await field.lock();
    expect(await touch(field)).toBe('open');
  });
});

describe('the way back to a PIN', () => {
  it('asks the chip first, and then only the PIN opens', async () => {
    const [name, server] = [phoneName(), new Server()];
    const field = await touched(server, name);
    chip.cancelsFrom = 0;
    expect(await (await field.chip()).leave(OTHER)).toBe('refused');
    expect(await way(field)).toBe('on');
    chip.cancelsFrom = Infinity;
    const own = new Map(chip.secrets);
    for (const [id, kept] of own) chip.secrets.set(id, { ...kept, key: new Uint8Array(32) });
    expect(await (await field.chip()).leave(OTHER)).toBe('refused');
    expect(await way(field)).toBe('on');
    for (const [id, kept] of own) chip.secrets.set(id, kept);
    expect(await (await field.chip()).leave(OTHER)).toBe('open');
    await field.lock();
    expect(field.status().shut).toMatchObject({ chip: false, left: 10 });
    expect(await touch(field)).toBe('refused');
    expect(await field.enter(PIN)).toBe('wrong');
    expect(await field.enter(OTHER)).toBe('open');
    expect(await field.letters()).toHaveLength(1);
  });

  it('is a new code, for whom the chip knows no more: what was sealed arrives, nothing else is read', async () => {
    const [server, name] = [new PostHouse(), phoneName()];
    const more = { fetch: server.through };
    const before = await lansPhone(server, name, more);
    await before.syncNow();
    await before.issue('people.register_household', household());
    await choose(before);
    before.close();
    chip.secrets.clear();
    const field = await lockedPhone(server, name, more);
    expect(await touch(field)).toBe('refused');
    await field.activate('LAN-1', 'Máy của Lan', OTHER);
    await field.syncNow();
    await field.syncNow();
    expect(server.done).toHaveLength(1);
    await field.lock();
    expect(field.status().shut).toMatchObject({ chip: false });
    expect(await field.enter(OTHER)).toBe('open');
  });

  it('is a new code also while the phone is open, and then nothing is lost', async () => {
    const [server, name] = [new Server(), phoneName()];
    const field = await touched(server, name);
    chip.secrets.clear();
    await field.activate('LAN-1', 'Máy của Lan', OTHER);
    await field.lock();
    expect(await field.enter(OTHER)).toBe('open');
    expect(await field.letters()).toHaveLength(1);
  });
});

describe('beside it', () => {
  it('the share of the server counts as it does beside a PIN, also when it comes later', async () => {
    const [server, name] = [new Server(), phoneName()];
    const { lent } = server;
    server.lent = null;
    const field = await touched(server, name);
    expect((await keys(name)).lock.shared).toBe(false);
    server.lent = lent;
    await field.syncNow();
    const { lock, share } = await keys(name);
    expect([lock.shared, lock.chip?.length, share?.length]).toEqual([true, 20, 32]);
    await field.lock();
    expect(await touch(field)).toBe('open');
  });

  it('the lease ends: no touch opens what has no share, until the server is met', async () => {
    const [server, name] = [new Server(), phoneName()];
    const turned = { at: Date.UTC(2026, 10, 21, 3), now: () => turned.at };
    const day = (days: number): string => new Date(turned.at + days * DAY).toISOString();
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const answer = await server.fetch(input, init);
      const leased = /pull|share/.test(input instanceof Request ? input.url : input.toString()) && answer.ok;
      return leased ? Response.json({ ...((await answer.json()) as object), now: day(0), lease_until: day(7) }) : answer;
    };
    const before = await touched(server, name, { ...turned, fetch });
    await before.syncNow();
    before.close();
    turned.at += 8 * DAY;
    chip.touches = 0;
    const field = await lockedPhone(server, name, { ...turned, fetch });
    expect(field.status().shut).toEqual({ why: 'lease' });
    expect((await keys(name)).share).toBeUndefined();
    expect([await touch(field), chip.touches]).toEqual(['refused', 0]);
    await field.syncNow();
    expect(field.status().shut).toMatchObject({ why: 'pin', chip: true });
    expect(await touch(field)).toBe('open');
  });

  it('a second tab works on, is locked with the first, and opens by a touch of its own', async () => {
    const [server, name] = [new Server(), phoneName()];
    const one = await lansPhone(server, name);
    const other = await lockedPhone(server, name);
    await other.enter(PIN);
    expect(await choose(one)).toBe('open');
    await other.issue('people.register_household', household());
    expect(await one.letters()).toHaveLength(1);
    await one.lock();
    await vi.waitUntil(() => other.status().shut !== null);
    expect(other.status().shut).toMatchObject({ chip: true });
    expect(await touch(other)).toBe('open');
    expect(await other.letters()).toHaveLength(1);
  });

  it('a PIN that is being looked at in a second tab does not come back with what it opened', async () => {
    const [server, name] = [new Server(), phoneName()];
    const one = await lansPhone(server, name);
    const other = await lockedPhone(server, name);
    let go = (): void => undefined;
    const gate = new Promise<void>((open) => {
      go = open;
    });
    const derive = crypto.subtle.deriveBits.bind(crypto.subtle);
    const slow = vi.spyOn(crypto.subtle, 'deriveBits').mockImplementation(async (...told) => {
      await gate;
      return derive(...told);
    });
    const typed = other.enter(PIN);
    await vi.waitUntil(() => slow.mock.calls.length > 0);
    expect(await choose(one)).toBe('open');
    go();
    expect(await typed).toBe('open');
    slow.mockRestore();
    expect((await keys(name)).lock.chip).toBeDefined();
    await other.lock();
    expect(await other.enter(PIN)).toBe('early');
    expect(await touch(other)).toBe('open');
  });

  it('a phone that was locked by a PIN of an earlier release opens by it, and can choose', async () => {
    const [server, name] = [new Server(), phoneName()];
    const before = await lansPhone(server, name);
    before.close();
    const { lock } = await keys(name);
    expect(Object.keys(lock).sort()).toEqual(['rounds', 'salt', 'shared', 'wait', 'wrapped']);
    const field = await lockedPhone(server, name);
    expect(await field.enter(PIN)).toBe('open');
    expect(await choose(field)).toBe('open');
  });
});
