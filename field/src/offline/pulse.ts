import { clockIsBehind } from './clock';
import type { Marker } from './door';
import { mark } from './marker';
import { countIn } from './outbox';
import { Late } from './late';
import { lookAtLease } from './shut';
import { readMeta, writeMeta, type Meta, type Store } from './store';
import type { Rhythm } from './rhythm';
import type { Status, Topic } from './types';

interface Parts {
  readonly db: Store;
  readonly name: string;
  readonly rhythm: Rhythm;
  readonly marker: Marker;
  readonly storeId: string;
  readonly automatic: boolean;
  readonly now: () => number;
}

/** Below this much free room, the person is asked to make some: enough for a whole first sync and a busy week. */
const TIGHT_BYTES = 20_000_000;

const GIB = 2 ** 30;

/** Newer browsers name the same whole gibibytes on every phone, full or empty: that says nothing. */
function roomOf(used = 0, quota = 0): Status['storage'] {
  const left = quota - used;
  return left > 0 && left % GIB === 0 ? null : { used, quota, tight: left < TIGHT_BYTES };
}

const AT_REST: Status = {
  online: true,
  syncing: false,
  unsent: 0,
  sent: 0,
  review: 0,
  lastSync: null,
  trouble: null,
  nextTry: null,
  loading: null,
  notice: null,
  active: false,
  clockBehind: false,
  shut: null,
  shutsAt: null,
  full: false,
  persisted: null,
  storage: null,
  evicted: null,
  gone: false,
};

/** Knows the present status and tells listeners, in this tab and the others, when it changed. */
export class Pulse {
  status: Status = AT_REST;
  session: Meta['session'] | null = null;

  readonly #parts: Parts;
  readonly #observers = new Set<(status: Status) => void>();
  readonly #watchers = new Set<(what: Topic) => void>();
  readonly #channel: BroadcastChannel | null;
  #storage: Pick<Status, 'persisted' | 'storage'> = { persisted: null, storage: null };
  #full = false;
  #closed = false;
  readonly #late = new Late();
  /** How late it is at the least for somebody who guesses at the PIN. */
  readonly pinLate = new Late();
  readonly #stop: (() => void)[] = [];
  #reading: Promise<void> | null = null;
  #next: Promise<void> | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(parts.name) : null;
    if (this.#channel) this.#channel.onmessage = (event) => void this.#heard(event.data as Topic);
    if (parts.automatic) this.#listen();
  }

  #listen(): void {
    const on = (target: EventTarget, event: string, act: () => void): void => {
      target.addEventListener(event, act);
      this.#stop.push(() => {
        target.removeEventListener(event, act);
      });
    };
    on(globalThis, 'online', () => {
      this.#parts.rhythm.stir();
    });
    on(globalThis, 'offline', () => void this.refresh());
    on(document, 'visibilitychange', () => {
      if (document.visibilityState === 'visible') this.#parts.rhythm.stir();
    });
    // Once it stands on the home screen, a browser that said no before may well say yes.
    on(globalThis, 'appinstalled', () => void this.askToPersist());
    void this.#measure();
  }

  async #heard(what: Topic): Promise<void> {
    const { vault } = this.#parts.db;
    if (what === 'synced') vault.memory.clear();
    await this.refresh();
    this.#tellWatchers(what);
  }

  #tellWatchers(what: Topic): void {
    for (const watcher of [...this.#watchers]) watcher(what);
  }

  /** Something was stored by this tab: read the status anew and tell everybody. */
  async changed(what: Topic): Promise<void> {
    this.touched(what);
    await this.refresh();
    if (what === 'synced' && this.#parts.automatic) void this.#measure();
  }

  /** Something was stored that does not show in the status. */
  touched(what: Topic): void {
    if (this.#closed) return;
    this.#channel?.postMessage(what);
    this.#tellWatchers(what);
  }

  /** Reads the status from the store; the store, not memory, says what is unsent. Who asks while it is being read shares the next reading. */
  refresh(): Promise<void> {
    if (!this.#reading) {
      this.#reading = this.#readOnce().finally(() => {
        this.#reading = null;
      });
      return this.#reading;
    }
    this.#next ??= this.#reading
      .catch(() => undefined)
      .then(() => {
        this.#next = null;
        return this.refresh();
      });
    return this.#next;
  }

  async #readOnce(): Promise<void> {
    if (this.#closed) return;
    try {
      await this.#read();
    } catch (error) {
      if (error instanceof DOMException && error.name === 'OperationError' && this.#parts.db.vault.open) {
        // Another tab has begun anew under another key: this one knows nothing any more.
        this.#parts.db.vault.close();
        return this.#readOnce();
      }
      // Closed in the middle of reading: the last status stands, and nobody is left to tell.
      if (!this.#hasClosed()) throw error;
    }
  }

  #hasClosed(): boolean {
    return this.#closed;
  }

  async #read(): Promise<void> {
    const { db, rhythm, marker, storeId } = this.#parts;
    const session = await readMeta(db, 'session');
    const member = session?.member.id ?? (await readMeta(db, 'owner'))?.member ?? '';
    const [unsent, sent, review, lastSync, notice, evicted, clockBehind, lease] = await Promise.all([
      countIn(db, member, 'here'),
      countIn(db, member, 'sent'),
      countIn(db, member, 'review'),
      readMeta(db, 'last_sync'),
      readMeta(db, 'notice'),
      readMeta(db, 'evicted'),
      clockIsBehind(db, this.#parts.now()),
      lookAtLease(db, this.#late, this.pinLate, this.#parts.now()),
    ]);
    // The store was closed while these answers were on their way: what lost() said stands.
    if (this.#closed) return;
    this.session = session;
    mark(marker, storeId, unsent + review);
    const { nextTry, syncing } = rhythm;
    this.#set({
      online: (globalThis.navigator as Partial<Navigator> | undefined)?.onLine !== false,
      syncing,
      unsent,
      sent,
      review,
      lastSync,
      trouble: rhythm.trouble,
      nextTry: nextTry === null ? null : new Date(nextTry).toISOString(),
      loading: this.status.loading,
      notice,
      active: session?.active ?? false,
      evicted,
      clockBehind,
      ...lease,
      full: this.#full,
      gone: false,
      ...this.#storage,
    });
  }

  #set(status: Status): void {
    if (JSON.stringify(status) === JSON.stringify(this.status)) return;
    this.status = status;
    for (const observer of [...this.#observers]) observer(status);
  }

  /** A first sync has come so far. */
  loads(loading: number | null): void {
    this.#set({ ...this.status, loading });
  }

  observe(listener: (status: Status) => void): () => void {
    this.#observers.add(listener);
    listener(this.status);
    return () => this.#observers.delete(listener);
  }

  watch(listener: (what: Topic) => void): () => void {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }

  async acknowledgeEviction(): Promise<void> {
    await writeMeta(this.#parts.db, 'evicted', null);
    await this.refresh();
    this.touched('work');
  }

  async askToPersist(): Promise<boolean> {
    const storage = (globalThis.navigator as Partial<Navigator> | undefined)?.storage as Partial<StorageManager> | undefined;
    const kept = (await storage?.persist?.().catch(() => false)) ?? false;
    await this.#measure();
    return kept;
  }

  async #measure(): Promise<void> {
    const storage = (globalThis.navigator as Partial<Navigator> | undefined)?.storage as Partial<StorageManager> | undefined;
    const persisted = (await storage?.persisted?.().catch(() => null)) ?? null;
    const estimate = await storage?.estimate?.().catch(() => null);
    this.#storage = {
      persisted,
      storage: estimate ? roomOf(estimate.usage, estimate.quota) : null,
    };
    await this.refresh();
  }

  /** Something was kept, or found no room: a person is told before the next tap, not only after it. */
  async room(full: boolean): Promise<void> {
    if (full === this.#full) return;
    this.#full = full;
    await this.refresh();
  }

  /** The store was closed under this tab; the screens must ask for a fresh start. */
  lost(): void {
    this.close();
    this.#set({ ...this.status, syncing: false, gone: true });
  }

  close(): void {
    this.#closed = true;
    for (const stop of this.#stop) stop();
    this.#channel?.close();
  }
}
