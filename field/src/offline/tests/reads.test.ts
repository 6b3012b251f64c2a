import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openBase, type Base } from '../base';

interface Facts {
  facts: { key: string; value: string };
}
let db: Base<{ facts: Facts['facts'] }>;

beforeEach(async () => {
  const nothing = (): void => undefined;
  db = await openBase(`base ${String(Math.random())}`, 1, { upgrade: (made) => made.createObjectStore('facts'), blocked: nothing, gone: nothing });
  await db.put('facts', 'old', 'a');
});

afterEach(() => {
  vi.restoreAllMocks();
  db.close();
});

test('what is read at the same moment shares one transaction', async () => {
  const begun = vi.spyOn(IDBDatabase.prototype, 'transaction');
  expect(await Promise.all([db.get('facts', 'a'), db.get('facts', 'b'), db.count('facts')])).toEqual(['old', undefined, 1]);
  expect(begun).toHaveBeenCalledTimes(1);
  expect(await db.get('facts', 'a')).toBe('old');
  expect(begun).toHaveBeenCalledTimes(2);
});

test('what is read after a write of the same moment sees it', async () => {
  const found = [db.get('facts', 'a'), db.put('facts', 'new', 'a'), db.get('facts', 'a')];
  expect(await Promise.all(found)).toEqual(['old', undefined, 'new']);
});

test('what is read after a transaction of the same moment sees what it wrote', async () => {
  const before = db.get('facts', 'a');
  const tx = db.transaction(['facts'], 'readwrite');
  void tx.objectStore('facts').put('newer', 'a');
  const after = db.get('facts', 'a');
  await tx.done;
  expect(await Promise.all([before, after])).toEqual(['old', 'newer']);
});
