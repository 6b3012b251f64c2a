import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import {
  openOffline,
  type BundleName,
  type Bundles,
  type HouseholdView,
  type Offline,
  type Session,
  type Status,
  type Unkept,
  whyUnkept,
} from '../offline';
import { language } from '../ui/words';
import { EMPTY, errandFrom, type Errand } from './errand';

let opened: Offline | null = null;

/** Opens the phone's own store; to be awaited once before the first screen. */
export async function openField(onBlocked: () => void): Promise<void> {
  opened = await openOffline({ onBlocked });
}

/** The offline machine behind all screens. */
export function field(): Offline {
  if (!opened) throw new Error('The store is not open yet.');
  return opened;
}

/** An answer from this phone that follows every change; undefined until it is there. */
export function useLive<T>(ask: (field: Offline) => Promise<T>, keys: readonly unknown[]): T | undefined {
  const [found, setFound] = useState<{ readonly value: T; readonly keys: string }>();
  const key = JSON.stringify(keys);
  useEffect(() => {
    let current = true;
    const run = (): void => {
      ask(field()).then(
        (value) => {
          if (current) setFound({ value, keys: key });
        },
        // A store that is gone answers no more; what was read last stays on the screen.
        () => undefined,
      );
    };
    run();
    const stop = field().watch(run);
    return () => {
      current = false;
      stop();
    };
  }, [key]);
  return found?.keys === key ? found.value : undefined;
}

export function useStatus(): Status {
  const [status, setStatus] = useState(field().status());
  useEffect(() => field().observe(setStatus), []);
  return status;
}

export function useSession(): Session | null {
  useStatus();
  return field().session();
}

/** A content bundle: undefined while it is read, null when this phone has none yet. */
export function useBundle<N extends BundleName>(name: N): Bundles[N] | null | undefined {
  return useLive((store) => told(store, name), [name]);
}

/** The guides in the language of the page, as far as their words are on this phone. */
async function told<N extends BundleName>(store: Offline, name: N): Promise<Bundles[N] | null> {
  const found = await store.bundle(name);
  if (language === 'vi' || name !== 'guides' || !found) return found;
  const english = (await store.bundle('guides-en'))?.guides ?? {};
  const { translated } = await import('../rules/translate');
  const { guides } = found as Bundles['guides'];
  const all: unknown = { guides: guides.map((guide) => translated(guide, english[guide.procedure] ?? {})) };
  return all as Bundles[N];
}

export interface Work {
  readonly errand: Errand;
  readonly house: HouseholdView | null;
  readonly change: (patch: Partial<Errand>) => void;
  /** Why the last change could not be kept, null when it was; the screen must say so. */
  readonly unkept: Unkept | null;
  /** Resolves when everything typed so far is on disk; rejects when it could not be kept. */
  readonly settled: () => Promise<void>;
}

/** The draft of one errand; every change is kept at once, so leaving never loses it. */
export function useErrand(household: string, procedure: string): Work | undefined {
  const [errand, setErrand] = useState<Errand>();
  const [unkept, setUnkept] = useState<Unkept | null>(null);
  const present = useRef<Errand>(EMPTY);
  const saving = useRef<Promise<void>>(Promise.resolve());
  const house = useLive((store) => store.household(household), [household]);
  useEffect(() => {
    let current = true;
    void field()
      .loadDraft(household, procedure)
      .then((draft) => {
        if (!current) return;
        present.current = errandFrom(draft?.data);
        setErrand(present.current);
      });
    return () => {
      current = false;
    };
  }, [household, procedure]);
  const change = useCallback(
    (patch: Partial<Errand>) => {
      present.current = { ...present.current, ...patch };
      setErrand(present.current);
      const data = present.current;
      const kept = saving.current.catch(() => undefined).then(() => field().saveDraft(household, procedure, data));
      kept.then(
        () => {
          setUnkept(null);
        },
        (error: unknown) => {
          setUnkept(whyUnkept(error));
        },
      );
      saving.current = kept;
    },
    [household, procedure],
  );
  const settled = useCallback(() => saving.current, []);
  if (!errand || house === undefined) return undefined;
  return { errand, house, change, unkept, settled };
}
