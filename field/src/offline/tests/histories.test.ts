/** Random histories of one phone against the model "every accepted tap exactly once". */
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { Letter, LetterState, Offline } from '../index';
import { consent, household, lansPhone, phone, phoneName, PIN } from './people';
import { Server, type Fault } from './server';

const RUNS = Number(process.env['HISTORIES'] ?? 80);

const LATER: Record<LetterState, readonly LetterState[]> = {
  here: ['here', 'sent', 'confirmed', 'review', 'withdrawn'],
  sent: ['sent', 'confirmed'],
  confirmed: ['confirmed'],
  review: ['review', 'withdrawn'],
  withdrawn: ['withdrawn'],
};

/** One phone with up to two tabs, the server, and what the person was promised. */
class World {
  readonly server = new Server();
  readonly name = phoneName();
  readonly tabs: Offline[] = [];
  readonly flights: Promise<unknown>[] = [];
  /** Ids of taps whose promise resolved: these must never be lost. */
  readonly accepted = new Set<string>();
  /** The last state a person saw of each letter. */
  readonly seen = new Map<string, LetterState>();

  async start(): Promise<void> {
    this.tabs.push(await lansPhone(this.server, this.name), await phone(this.server, this.name));
  }

  tab(which: number): Offline {
    const tab = this.tabs[which % this.tabs.length];
    if (!tab) throw new Error('no tab is open');
    return tab;
  }

  async reopen(which: number): Promise<void> {
    this.tab(which).close();
    this.tabs[which % this.tabs.length] = await phone(this.server, this.name);
  }

  async check(): Promise<void> {
    const letters = await this.tab(0).letters(undefined, 10_000);
    const byId = new Map(letters.map((letter) => [letter.id, letter]));
    for (const id of this.accepted) expect(byId.has(id), `letter ${id} is lost`).toBe(true);
    for (const letter of letters) this.#mustBeTrue(letter);
    for (const letter of letters) this.#mustNotGoBack(letter);
    expect(new Set(this.server.done).size, 'nothing is done twice').toBe(this.server.done.length);
  }

  #mustNotGoBack({ id, state }: Letter): void {
    const before = this.seen.get(id) ?? 'here';
    expect(LATER[before], `${before} became ${state}`).toContain(state);
    this.seen.set(id, state);
  }

  #mustBeTrue({ id, state }: Letter): void {
    const verdict = this.server.ledger.get(id)?.state;
    if (state === 'sent' || state === 'confirmed') expect(verdict, `${state} is a lie`).toBe('done');
    if (state === 'review' || state === 'withdrawn') expect(verdict, `${state} is a lie`).toBe('refused');
  }

  /** The network is good again: after two flights everything is where it belongs. */
  async settle(): Promise<void> {
    await Promise.all(this.flights);
    this.server.faults = [];
    if (!this.server.codes.has('LAN-1')) throw new Error('no way back');
    await this.tab(0).activate('LAN-1', 'Máy của Lan', PIN);
    await this.tab(0).syncNow();
    const status = await this.tab(1).syncNow();
    expect(status).toMatchObject({ unsent: 0, sent: 0, trouble: null, active: true });
    await this.check();
    const letters = await this.tab(0).letters(undefined, 10_000);
    const done = letters.filter((letter) => letter.state === 'confirmed').sort((a, b) => a.seq - b.seq);
    expect(this.server.done, 'in the order of the taps').toEqual(done.map((letter) => letter.id));
    const here = (await this.tab(1).findHouseholds('', { limit: 10_000 }))
      .filter((hit) => hit.household.state === 'confirmed')
      .map((hit) => hit.household.id);
    const there = [...this.server.rows.keys()]
      .filter((key) => key.startsWith('people.households '))
      .map((key) => key.slice('people.households '.length));
    expect(here.sort(), 'the rows are the server’s').toEqual(there.sort());
  }
}

type Act = (world: World) => Promise<void>;
const which = fc.nat(1);
const slow = fc.integer({ min: 1, max: 20 });
const fault = fc.constantFrom<Fault>('cut', 'lost', 'portal', 'busy', 'half');

const tap = fc.tuple(which, fc.constantFrom('', '', '', 'REFUSE')).map(([tab, note]): Act => {
  return async (world) => {
    const letter = await world.tab(tab).issue('people.register_household', household(note));
    world.accepted.add(letter.id);
  };
});
const rowless = which.map((tab): Act => async (world) => {
  world.accepted.add((await world.tab(tab).issue('people.give_consent', consent('r1'))).id);
});
const sync = fc.tuple(which, fc.array(fault, { maxLength: 3 })).map(([tab, faults]): Act => {
  return async (world) => {
    world.server.faults.push(...faults);
    await world.tab(tab).syncNow();
  };
});
/** A flight nobody waits for; what follows happens in the middle of it. */
const depart = fc.tuple(which, fc.option(fault)).map(([tab, bad]): Act => {
  return (world) => {
    if (bad) world.server.faults.push(bad);
    world.flights.push(world.tab(tab).syncNow());
    return Promise.resolve();
  };
});
const kill = which.map((tab): Act => (world) => world.reopen(tab));
const tapAndDie = which.map((tab): Act => async (world) => {
  const tapped = world.tab(tab).issue('people.register_household', household()).then(
    (letter) => world.accepted.add(letter.id),
    () => null, // Not accepted: nothing was promised.
  );
  await Promise.resolve();
  await world.reopen(tab);
  await tapped;
});
/** The next answers take their time, so that flights, taps and kills overlap. */
const crawl = fc.array(slow, { minLength: 1, maxLength: 6 }).map((pauses): Act => {
  return (world) => {
    world.server.pauses.push(...pauses);
    return Promise.resolve();
  };
});
const change = fc.boolean().map((drop): Act => (world) => {
  const last = [...world.server.rows.keys()].at(-1)?.split(' ')[1];
  if (drop && last !== undefined) world.server.drop('people.households', last);
  else world.server.put('people.households', { ...household(), reached: true } as { id: string });
  return Promise.resolve();
});
const reset = fc.constant<Act>((world) => {
  world.server.resets += 1;
  return Promise.resolve();
});
const forget = fc.constant<Act>((world) => {
  world.server.tokens.clear();
  return Promise.resolve();
});
const review = fc.tuple(which, fc.boolean()).map(([tab, mend]): Act => {
  return async (world) => {
    const [letter] = await world.tab(tab).letters('review');
    if (!letter) return;
    if (!mend) {
      await world.tab(tab).withdraw(letter.id);
    } else {
      const next = await world.tab(tab).correct(letter.id, household());
      world.accepted.add(next.id);
    }
  };
});

const act = fc.oneof(
  { weight: 6, arbitrary: tap },
  { weight: 2, arbitrary: rowless },
  { weight: 5, arbitrary: sync },
  { weight: 5, arbitrary: depart },
  { weight: 2, arbitrary: kill },
  { weight: 2, arbitrary: tapAndDie },
  { weight: 3, arbitrary: crawl },
  { weight: 2, arbitrary: change },
  { weight: 1, arbitrary: reset },
  { weight: 1, arbitrary: forget },
  { weight: 2, arbitrary: review },
);

async function live(acts: readonly Act[]): Promise<void> {
  const world = new World();
  await world.start();
  for (const each of acts) {
    await each(world);
    await world.check();
  }
  await world.settle();
  for (const tab of world.tabs) tab.close();
}

const histories = fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), live);
const timeout = 60_000 + RUNS * 400;

it(`in ${RUNS} histories every accepted tap is done exactly once, none is lost, no state lies`, { timeout }, () =>
  fc.assert(histories, { numRuns: RUNS }));

it(`in ${RUNS / 2} more the same holds with two tabs flying at once, as if no lock held`, { timeout }, async () => {
  const request = (_name: string, work: () => unknown): unknown => work();
  vi.stubGlobal('navigator', { locks: { request } });
  await fc.assert(histories, { numRuns: RUNS / 2 });
  vi.unstubAllGlobals();
});
