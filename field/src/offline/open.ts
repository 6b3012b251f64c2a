import { dependents, rootOf } from './behind';
import type { Command, DraftKey, Offline, OpenOptions } from './door';
import * as drafts from './drafts';
import { NotActivated, Unreachable, whyUnkept } from './errors';
import { browserMarker, checkTwin } from './marker';
import * as outbox from './outbox';
import { Pulse } from './pulse';
import type * as net from './net';
import { changePin, enterPin, type Entered } from './pin';
import { previewOf } from './previews';
import type { Index } from './search';
import { openStore, readKey, type Meta, type Store } from './store';
import { Rhythm, type Outcome } from './rhythm';
import type { Bodies, BundleName, Bundles, Collection, Letter, LetterState, Preview, Rows, Seen, Session, Status, Topic, Verb } from './types';
import { ROUNDS } from './vault';
import type { Wire } from './wire';

const STATES: readonly LetterState[] = ['here', 'sent', 'confirmed', 'review', 'withdrawn'];

/** Opens the offline machine; everything it knew before the app was closed is there again. */
export async function openOffline(options: OpenOptions = {}): Promise<Offline> {
  const name = options.name ?? 'nhipcau';
  const now = options.now ?? Date.now;
  const fetcher = options.fetch ?? ((input, init) => fetch(input, init));
  const base = options.base ?? '/api/v1/';
  let wire: Wire | null = null;
  const dial: Dial = async () => {
    const known = await import('./net').catch((error: unknown) => {
      throw new Unreachable(String(error));
    });
    wire ??= known.openWire(base, fetcher, known.openProver(db, now));
    return { ...known, wire };
  };
  const marker = options.marker ?? browserMarker();
  let gone = (): void => undefined;
  const db = await openStore(name, () => {
    gone();
  }, options.onBlocked);
  const { storeId } = await checkTwin(db, marker, now());
  const automatic = options.automatic ?? true;
  const rhythm: Rhythm = new Rhythm(
    () => {
      const sent = (): Promise<void> => pulse.changed('work').catch(() => undefined);
      const came = (percent: number | null): void => {
        pulse.loads(percent);
      };
      return dial().then(
        ({ flight, wire }) => flight(db, name, wire, now, sent, came),
        (): Outcome => ({ trouble: 'unreachable', wait: 0 }),
      );
    },
    () => {
      // At the start of a flight only the status moves; at the end, anything may have.
      void (rhythm.syncing ? pulse.refresh() : pulse.changed('synced')).catch(() => undefined);
    },
    { now, random: options.random ?? Math.random, automatic },
  );
  const pulse: Pulse = new Pulse({ db, name, rhythm, marker, storeId, automatic, now });
  gone = () => {
    rhythm.close();
    pulse.lost();
  };
  await pulse.refresh();
  const machine = new Machine(db, dial, rhythm, pulse, now, { name, base, fetcher, rounds: options.rounds ?? ROUNDS });
  if (automatic) void rhythm.wake();
  return machine;
}

/** What is asked of rows and letters; nobody asks before the phone is open. */
const queries = () => import('./queries');

/** The part of the machine that needs a network, with the way to the server; `Unreachable` when it cannot be had. */
type Dial = () => Promise<typeof net & { readonly wire: Wire }>;

/** The session without its token, which never leaves the offline machine. */
function withoutToken({ token: _token, bound: _bound, ...session }: Meta['session']): Session {
  return session;
}

/** Where files go, and by which name this phone keeps tabs from sending them twice. */
type Road = { readonly name: string; readonly base: string; readonly fetcher: typeof fetch; readonly rounds: number };

class Machine implements Offline {
  readonly #db: Store;
  readonly #dial: Dial;
  readonly #road: Road;
  readonly #rhythm: Rhythm;
  readonly #pulse: Pulse;
  readonly #now: () => number;
  #asked = false;
  #households: Promise<Index> | null = null;
  readonly #bundles = new Map<BundleName, Promise<unknown>>();

  constructor(db: Store, dial: Dial, rhythm: Rhythm, pulse: Pulse, now: () => number, road: Road) {
    this.#road = road;
    this.#db = db;
    this.#dial = dial;
    this.#rhythm = rhythm;
    this.#pulse = pulse;
    this.#now = now;
    pulse.watch((what) => {
      if (what === 'locked') void this.lock().catch(() => undefined);
      if (what !== 'draft') this.#households = null;
      if (what === 'synced') this.#bundles.clear();
    });
  }

  session(): Session | null {
    const session = this.#pulse.session;
    return session && withoutToken(session);
  }

  async activate(code: string, label: string, pin: string): Promise<Session> {
    const { activate, wire } = await this.#dial();
    const typed = { code, label, pin, rounds: this.#road.rounds };
    const session = await activate(this.#db, wire, typed, this.#now());
    await this.#pulse.changed('synced');
    void this.#pulse.askToPersist();
    this.#rhythm.startAnew();
    return withoutToken(session);
  }

  async enter(pin: string): Promise<Entered> {
    const became = await enterPin(this.#db, this.#pulse.pinLate, pin, this.#now());
    try {
      // A phone too full to note it tries again at the next PIN; none is looked at any more.
      if (became === 'last') await (await import('./lockdown')).lockDown(this.#db, this.#now(), true);
    } finally {
      await this.#pulse.changed(became === 'last' ? 'locked' : 'synced');
    }
    if (became === 'open') this.#rhythm.startAnew();
    return became;
  }

  async choosePin(pin: string, old?: string): Promise<Entered> {
    const became = old === undefined ? 'open' : await this.enter(old);
    if (became === 'open') await (old === undefined ? (await import('./first-pin')).firstPin : changePin)(this.#db, pin, this.#road.rounds);
    await this.#pulse.changed('synced');
    this.#rhythm.startAnew();
    return became;
  }

  async chip(): ReturnType<Offline['chip']> {
    const changed = async (): Promise<void> => {
      await this.#pulse.changed('synced');
      this.#rhythm.startAnew();
    };
    return (await import('./chip')).openChip(this.#db, this.#road.rounds, changed);
  }

  async lock(): Promise<void> {
    if (!this.#db.vault.open || !(await readKey(this.#db, 'lock'))) return;
    // Work that is just leaving leaves first: what is half on its way could not be read any more.
    while (this.#rhythm.syncing) await new Promise((go) => setTimeout(go, 100));
    this.#db.vault.close();
    await this.#pulse.changed('locked');
  }

  status(): Status {
    return this.#pulse.status;
  }

  observe(listener: (status: Status) => void): () => void {
    return this.#pulse.observe(listener);
  }

  watch(listener: (what: Topic) => void): () => void {
    return this.#pulse.watch(listener);
  }

  async issue<V extends Verb>(verb: V, body: Bodies[V], preview?: Preview): Promise<Letter<V>> {
    const [letter] = await this.#post([this.#order(verb, body, this.#now(), preview)]);
    return letter as Letter<V>;
  }

  issueTogether(commands: readonly Command[], draft?: DraftKey): Promise<Letter[]> {
    const now = this.#now();
    return this.#post(
      commands.map(({ verb, body }) => this.#order(verb, body, now)),
      draft && [draft.household, draft.procedure],
    );
  }

  async #post(orders: readonly outbox.Order[], draft?: [string, string]): Promise<Letter[]> {
    const letters = await this.#keeping(outbox.post(this.#db, this.#owner().member.id, orders, draft));
    await this.#recorded();
    return letters;
  }

  async correct<V extends Verb>(id: string, body: Bodies[V], happenedAt?: string): Promise<Letter<V>> {
    const old = await this.#db.get('outbox', id);
    if (!old) throw new Error(`There is no letter ${id}.`);
    const happened = Date.parse(happenedAt ?? old.happened_at);
    const order = { ...this.#order(old.verb as V, body, happened), now: this.#now() };
    const letter = await outbox.replace(this.#db, id, order, happenedAt);
    await this.#recorded();
    return letter;
  }

  async chain(id: string): ReturnType<Offline['chain']> {
    const refused = await this.letters('review', 10_000);
    return { root: rootOf(refused, id), behind: dependents(refused, id) };
  }

  async sendAgain(ids: readonly string[]): Promise<Letter[]> {
    const letters = await outbox.again(this.#db, ids, this.#now());
    await this.#recorded();
    return letters;
  }

  /** Notes whether there was room for it. */
  async #keeping<T>(write: Promise<T>): Promise<T> {
    try {
      const kept = await write;
      void this.#pulse.room(false);
      return kept;
    } catch (error) {
      if (whyUnkept(error) === 'full') void this.#pulse.room(true);
      throw error;
    }
  }

  #order<V extends Verb>(verb: V, body: Bodies[V], now: number, preview?: Preview): outbox.Order<V> {
    const session = this.#owner();
    const made = preview ?? previewOf(verb, body, new Date(now).toISOString(), session);
    return { member: session.member.id, verb, body, preview: made, now };
  }

  #owner(): Meta['session'] {
    const session = this.#pulse.session;
    if (!session) throw new NotActivated('This phone has not been activated.');
    return session;
  }

  async #recorded(): Promise<void> {
    // Somebody who records is no passer-by: a browser that has not promised to keep us is asked once more.
    if (this.#pulse.status.persisted === false && !this.#asked) void this.#pulse.askToPersist();
    this.#asked = true;
    // The tap is already safe; a status that cannot be read must not make it look lost.
    await this.#pulse.changed('work').catch(() => undefined);
    this.#rhythm.nudge();
  }

  async letters(state?: LetterState, limit = 200): Promise<Letter[]> {
    const member = this.#pulse.session?.member.id;
    if (member === undefined) return [];
    const lists = await Promise.all(
      (state ? [state] : STATES).map((each) => outbox.lettersIn(this.#db, member, each)),
    );
    return lists
      .flat()
      .sort((a, b) => b.seq - a.seq)
      .slice(0, limit);
  }

  async withdraw(id: string): Promise<void> {
    await outbox.withdraw(this.#db, id);
    await this.#pulse.changed('work');
  }

  async syncNow(): Promise<Status> {
    await this.#rhythm.wakeFresh();
    await this.#pulse.refresh();
    return this.#pulse.status;
  }

  async villages(): ReturnType<Offline['villages']> {
    return (await queries()).villages(this.#db);
  }

  async findHouseholds(
    text: string,
    options: { village?: string; limit?: number } = {},
  ): ReturnType<Offline['findHouseholds']> {
    const { indexHouseholds, matchHouseholds } = await import('./search');
    this.#households ??= indexHouseholds(this.#db);
    return matchHouseholds(await this.#households, text, options);
  }

  async household(id: string): ReturnType<Offline['household']> {
    return (await queries()).household(this.#db, id);
  }

  async preparation(id: string): ReturnType<Offline['preparation']> {
    return (await queries()).one(this.#db, 'dossiers.preparations', id);
  }

  async assist(id: string): ReturnType<Offline['assist']> {
    return (await queries()).one(this.#db, 'support.assists', id);
  }

  async consentOf(...[resident, purpose]: Parameters<Offline['consentOf']>): Promise<string | null> {
    return (await queries()).consentOf(this.#db, resident, purpose);
  }

  async due(on: string): ReturnType<Offline['due']> {
    return (await queries()).due(this.#db, on);
  }

  async often(): ReturnType<Offline['often']> {
    return (await queries()).often(this.#db);
  }

  async rows<C extends Collection>(collection: C): Promise<Seen<Rows[C]>[]> {
    return (await queries()).rows(this.#db, collection);
  }

  async moment(): Promise<number> {
    return (await queries()).moment(this.#db, this.#now());
  }

  async watched(): ReturnType<Offline['watched']> {
    return (await queries()).watched(this.#db);
  }

  async reach(): ReturnType<Offline['reach']> {
    return (await queries()).reach(this.#db);
  }

  async saveDraft(household: string, procedure: string, data: unknown): Promise<void> {
    const key: drafts.Key = [this.#owner().member.id, household, procedure];
    await this.#keeping(drafts.saveDraft(this.#db, key, data, this.#now()));
    this.#pulse.touched('draft');
  }

  async loadDraft<T>(household: string, procedure: string): ReturnType<typeof drafts.loadDraft<T>> {
    const member = this.#pulse.session?.member.id;
    return member === undefined ? null : drafts.loadDraft<T>(this.#db, [member, household, procedure]);
  }

  async dropDraft(household: string, procedure: string): Promise<void> {
    await drafts.dropDraft(this.#db, [this.#owner().member.id, household, procedure]);
    this.#pulse.touched('draft');
  }

  async drafts(): ReturnType<Offline['drafts']> {
    const member = this.#pulse.session?.member.id;
    return member === undefined ? [] : drafts.allDrafts(this.#db, member);
  }

  async bundle<N extends BundleName>(name: N): Promise<Bundles[N] | null> {
    const known = this.#bundles.get(name) ?? this.#db.get('bundles', name);
    this.#bundles.set(name, known);
    const record = (await known) as { data: Bundles[N] } | undefined;
    // It may come while no sync is under way.
    if (!record) this.#bundles.delete(name);
    return record?.data ?? null;
  }

  acknowledgeEviction(): Promise<void> {
    return this.#pulse.acknowledgeEviction();
  }

  askToPersist(): Promise<boolean> {
    return this.#pulse.askToPersist();
  }

  async calls(): ReturnType<Offline['calls']> {
    return (await import('./calls')).openCalls(this.#db, this.#dial, this.#now);
  }

  async courier(): ReturnType<Offline['courier']> {
    const [{ openCourier }, { wire }] = await Promise.all([import('./courier'), this.#dial()]);
    const changed = (): Promise<void> => this.#pulse.changed('work').catch(() => undefined);
    return openCourier({ db: this.#db, wire, now: this.#now, changed });
  }

  async files(): ReturnType<Offline['files']> {
    const [{ openFiles }, { wire }] = await Promise.all([import('./files'), this.#dial()]);
    const { prover } = wire.road;
    const changed = (): Promise<void> => this.#pulse.changed('work').catch(() => undefined);
    return openFiles({ ...this.#road, prover, db: this.#db, now: this.#now, changed, recorded: () => this.#recorded() });
  }

  close(): void {
    this.#rhythm.close();
    this.#pulse.close();
    this.#db.close();
    this.#db.vault.close();
  }
}

