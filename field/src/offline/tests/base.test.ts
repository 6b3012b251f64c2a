import { describe, expect, it } from 'vitest';
import { openBase, type Base } from '../base';
import { whyUnkept } from '../errors';

interface Tables {
  names: { key: string; value: string };
  houses: { key: string; value: House; indexes: { number: number; lane: [string, number] } };
}

interface House {
  id: string;
  lane: string;
  number: number;
}

let bases = 0;

async function opened(name = `base-${++bases}`, version = 1, told: string[] = []): Promise<Base<Tables>> {
  return openBase<Tables>(name, version, {
    upgrade(db, old) {
      told.push(`from ${old}`);
      if (old > 0) return;
      db.createObjectStore('names');
      const houses = db.createObjectStore('houses', { keyPath: 'id' });
      houses.createIndex('number', 'number', { unique: true });
      houses.createIndex('lane', ['lane', 'number']);
    },
    blocked: () => told.push('blocked'),
    gone: () => told.push('gone'),
  });
}

const house = (number: number, lane = 'Mỏ'): House => ({ id: `h${number}`, lane, number });

describe('the browser’s database, asked with promises', () => {
  it('gives back what was put, by its key, by an index and by a range', async () => {
    const db = await opened();
    for (const number of [3, 1, 2]) await db.put('houses', house(number, number === 2 ? 'Suối' : 'Mỏ'));
    await db.put('names', 'Lan', 'member');
    expect(await db.get('names', 'member')).toBe('Lan');
    expect(await db.get('names', 'nobody')).toBeUndefined();
    expect(await db.get('houses', 'h2')).toEqual(house(2, 'Suối'));
    expect(await db.getKey('houses', IDBKeyRange.lowerBound('h2'))).toBe('h2');
    expect(await db.getAllKeys('houses')).toEqual(['h1', 'h2', 'h3']);
    const lane = IDBKeyRange.bound(['Mỏ'], ['Mỏ', []]);
    expect(await db.getAllFromIndex('houses', 'lane', lane)).toEqual([house(1), house(3)]);
    expect(await db.getAllFromIndex('houses', 'lane', lane, 1)).toEqual([house(1)]);
    expect(await db.countFromIndex('houses', 'lane', lane)).toBe(2);
  });

  it('takes away one record, or all of a table', async () => {
    const db = await opened();
    for (const number of [1, 2, 3]) await db.put('houses', house(number));
    await db.delete('houses', 'h2');
    expect(await db.count('houses')).toBe(2);
    await db.clear('houses');
    expect(await db.getAll('houses')).toEqual([]);
  });

  it('does several things in one transaction, which stands open from one answer to the next', async () => {
    const db = await opened();
    const tx = db.transaction(['houses', 'names'], 'readwrite');
    const houses = tx.objectStore('houses');
    await houses.add(house(7));
    const last = await houses.index('number').openCursor(null, 'prev');
    await houses.add(house((last?.value.number ?? 0) + 1));
    await tx.objectStore('names').put('Sơn', 'leader');
    expect(await houses.index('lane').count(IDBKeyRange.bound(['Mỏ'], ['Mỏ', []]))).toBe(2);
    await tx.done;
    expect(await db.getAllKeys('houses')).toEqual(['h7', 'h8']);
    expect(await db.get('names', 'leader')).toBe('Sơn');
  });

  it('keeps nothing of a transaction in which one request failed, and both say why', async () => {
    const db = await opened();
    await db.put('houses', house(1));
    const tx = db.transaction(['houses', 'names'], 'readwrite');
    const done = tx.done.catch((error: unknown) => error);
    await tx.objectStore('names').put('Tâm', 'member');
    const twin = { ...house(1), id: 'another' };
    await expect(tx.objectStore('houses').add(twin)).rejects.toMatchObject({ name: 'ConstraintError' });
    expect(await done).toMatchObject({ name: 'ConstraintError' });
    expect(await db.get('names', 'member')).toBeUndefined();
    await expect(db.put('houses', twin)).rejects.toMatchObject({ name: 'ConstraintError' });
  });

  it('a transaction that was broken off says so, and kept nothing', async () => {
    const db = await opened();
    const tx = db.transaction(['names'], 'readwrite');
    const done = tx.done.catch((error: unknown) => error);
    await tx.objectStore('names').put('Lan', 'member');
    tx.abort();
    const why = await done;
    expect(why).toMatchObject({ name: 'AbortError' });
    expect(whyUnkept(why)).not.toBe('full');
    expect(await db.count('names')).toBe(0);
  });
});

describe('a newer version of the app', () => {
  it('is given way to at once: the older tab closes and is told', async () => {
    const older: string[] = [];
    const newer: string[] = [];
    const before = await opened('gives-way', 1, older);
    await before.put('names', 'Lan', 'member');
    const after = await opened('gives-way', 2, newer);
    expect([older, newer]).toEqual([['from 0', 'gone'], ['from 1']]);
    expect(await after.get('names', 'member')).toBe('Lan');
    expect(() => before.transaction(['names'], 'readonly')).toThrow();
    await expect(before.get('names', 'member')).rejects.toMatchObject({ name: 'InvalidStateError' });
  });

  it('is told of a tab that cannot give way, and opens as soon as it does', async () => {
    const asleep = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('asleep', 1);
      request.onsuccess = () => {
        resolve(request.result);
      };
    });
    const told: string[] = [];
    const waiting = opened('asleep', 2, told);
    while (!told.includes('blocked')) await new Promise((next) => setTimeout(next, 1));
    asleep.close();
    await waiting;
    expect(told).toEqual(['blocked', 'from 1']);
  });

  it('an older app does not open what a newer one has made', async () => {
    (await opened('newer', 2)).close();
    await expect(opened('newer', 1)).rejects.toMatchObject({ name: 'VersionError' });
  });
});
