import 'fake-indexeddb/auto';

/** The browser's locks, where this Node has none: one holder per name, the others wait in a row. */
function browserLocks(): Pick<LockManager, 'request'> {
  const tails = new Map<string, Promise<unknown>>();
  const request = async (name: string, work: () => Promise<unknown>): Promise<unknown> => {
    const mine = (tails.get(name) ?? Promise.resolve()).then(work, work);
    tails.set(
      name,
      mine.catch(() => undefined),
    );
    return mine;
  };
  return { request } as Pick<LockManager, 'request'>;
}

const known = (globalThis as { navigator?: Partial<Navigator> }).navigator;
if (!known?.locks) {
  Object.defineProperty(globalThis, 'navigator', { value: { locks: browserLocks() }, configurable: true });
}
