/** A phone killed at every single write, one after the other: what was promised is there, nothing is half. */
import { afterEach, expect, it, vi } from 'vitest';
import type { Letter } from '../index';
import { assist, consent, household, phone, phoneName, resident, PIN } from './people';
import { Server } from './server';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Lets so many writes through; at the next one the process is gone: its transaction breaks off, nothing goes on. */
function killAfter(writes: number): { readonly count: () => number; readonly dead: Promise<void> } {
  let done = 0;
  let die = (): void => undefined;
  const dead = new Promise<void>((resolve) => {
    die = resolve;
  });
  for (const verb of ['add', 'put', 'delete', 'clear'] as const) {
    const real = Reflect.get(IDBObjectStore.prototype, verb) as (...args: unknown[]) => IDBRequest;
    const mortal = function (this: IDBObjectStore, ...args: unknown[]): unknown {
      if (done < writes) {
        done += 1;
        return real.apply(this, args);
      }
      if (done === writes) this.transaction.abort();
      done += 1;
      die();
      return new Promise(() => undefined);
    };
    vi.spyOn(IDBObjectStore.prototype, verb).mockImplementation(mortal as never);
  }
  return { count: () => done, dead };
}

/** A day's work: recorded together with its draft, sent, refused, put right, sent again. */
async function day(server: Server, name: string, promised: Set<string>): Promise<void> {
  const field = await phone(server, name);
  const keep = (letters: readonly Letter[]): void => {
    for (const { id } of letters) promised.add(id);
  };
  await field.activate('LAN-1', 'Máy', PIN);
  const home = household('REFUSE');
  const person = resident(home.id, 'Lô Thị Tư');
  await field.saveDraft(home.id, '1.001193', { typed: true });
  promised.add('draft');
  const together = [
    { verb: 'people.register_household', body: home },
    { verb: 'people.add_resident', body: person },
    { verb: 'support.record_assist', body: assist(home.id) },
  ] as const;
  keep(await field.issueTogether(together, { household: home.id, procedure: '1.001193' }));
  promised.delete('draft');
  await field.syncNow();
  const [refused] = await field.letters('review');
  if (!refused) throw new Error('The server refused nothing.');
  keep([await field.issue('people.give_consent', consent(person.id))]);
  keep([await field.correct(refused.id, { ...home, note: '' })]);
  await field.syncNow();
  field.close();
}

async function afterwards(server: Server, name: string, promised: ReadonlySet<string>): Promise<void> {
  const field = await phone(server, name);
  const letters = await field.letters();
  const known = new Map(letters.map((letter) => [letter.id, letter]));
  for (const id of promised) if (id !== 'draft') expect(known.has(id), `${id} is lost`).toBe(true);
  const drafts = await field.drafts();
  // The draft is there until its letters are, and goes in the same moment.
  if (promised.has('draft')) expect(drafts.length + letters.length).toBeGreaterThan(0);
  expect(drafts.length > 0 && letters.length > 0, 'a draft beside its own letters').toBe(false);
  expect([0, 3]).toContain(letters.filter((letter) => letter.seq <= 3).length);
  await field.activate('LAN-1', 'Máy', PIN);
  expect(await field.syncNow()).toMatchObject({ unsent: 0, sent: 0, trouble: null });
  expect(new Set(server.done).size).toBe(server.done.length);
  field.close();
}

it('at every write of a working day, and once more at its end', { timeout: 60_000 }, async () => {
  // A killed tab holds no lock; here it would, because only its writes are stopped.
  vi.stubGlobal('navigator', { locks: { request: (_name: string, work: () => unknown) => work() } });
  const whole = killAfter(Number.POSITIVE_INFINITY);
  await day(new Server(), phoneName(), new Set());
  const writes = whole.count();
  expect(writes).toBeGreaterThan(30);
  for (let at = 0; at <= writes; at++) {
    const [server, name, promised] = [new Server(), phoneName(), new Set<string>()];
    const { dead } = killAfter(at);
    await Promise.race([day(server, name, promised), dead]);
    vi.restoreAllMocks();
    await afterwards(server, name, promised);
  }
});
