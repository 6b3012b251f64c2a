import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase45, toBase45 } from '../base45';
import { BLOCK_BYTES, Bucket, Fountain, MOST_SHOWN, blocksOf } from '../fountain';

/** Bytes that look like sealed ones, the same for the same seed. */
function content(length: number, seed = 1): Uint8Array {
  let state = seed >>> 0;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
}

/** Catches these frames until the content is whole; gives how many it took, or null. */
function caught(fountain: Fountain, numbers: Iterable<number>): { took: number; content: Uint8Array } | null {
  const bucket = new Bucket();
  let took = 0;
  for (const number of numbers) {
    bucket.add(fountain.frame(number));
    took += 1;
    if (bucket.content) return { took, content: bucket.content };
  }
  return null;
}

/** Told apart quickly: comparing long lists one by one takes longer than catching them. */
const same = (got: Uint8Array | null | undefined, want: Uint8Array): boolean => !!got && Buffer.compare(got, want) === 0;

function* from(start: number, kept: (at: number) => boolean = () => true): Generator<number> {
  for (let at = start; ; at++) if (kept(at)) yield at;
}

const sizes = fc.integer({ min: 1, max: MOST_SHOWN });

describe('content shown as frames', () => {
  it('is whole after exactly its blocks when none is missed', () => {
    fc.assert(
      fc.property(sizes, fc.integer(), (size, seed) => {
        const fountain = new Fountain(content(size, seed));
        const got = caught(fountain, from(0));
        expect(got?.took).toBe(fountain.blocks);
        expect(same(got?.content, content(size, seed))).toBe(true);
      }),
      { numRuns: 10 },
    );
  });

  it('is whole after its blocks and at most twelve more, whichever half is lost and wherever one begins', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 60_000 }), fc.integer(), (size, start, seed) => {
        const fountain = new Fountain(content(size));
        // Lost by chance, one of two.
        const coin = content(4096, seed);
        const got = caught(fountain, from(start, (at) => (coin[at % 4096] ?? 0) < 128));
        expect(same(got?.content, content(size))).toBe(true);
        expect(got?.took).toBeLessThanOrEqual(fountain.blocks + 12);
      }),
      { numRuns: 12 },
    );
  });

  it('is whole from frames in any order, some of them twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 301, max: 6000 }), fc.integer(), (size, seed) => {
        const fountain = new Fountain(content(size));
        const chance = content(4096, seed);
        const numbers = Array.from({ length: fountain.blocks * 2 + 14 }, (_, at) => at)
          .map((number, at) => ({ number, rank: (chance[at] ?? 0) * 256 + (chance[at + 2000] ?? 0) }))
          .sort((a, b) => a.rank - b.rank)
          .flatMap(({ number }) => [number, number]);
        expect(same(caught(fountain, numbers)?.content, content(size))).toBe(true);
      }),
      { numRuns: 12 },
    );
  });

  it('needs a tenth more than its size at most for most bundles, half of the frames lost', () => {
    const fountain = new Fountain(content(MOST_SHOWN));
    const took = Array.from({ length: 15 }, (_, n) => {
      const coin = content(4096, n + 1);
      return caught(fountain, from(n * 17, (at) => (coin[at % 4096] ?? 0) < 128))?.took ?? Infinity;
    }).sort((a, b) => a - b);
    expect(took[7]).toBeLessThanOrEqual(fountain.blocks * 1.1);
    expect(took[14]).toBeLessThanOrEqual(fountain.blocks * 1.15);
  });

  it('is not harmed by frames that are damaged, foreign or of another bundle', () => {
    const [mine, other] = [new Fountain(content(3000, 1)), new Fountain(content(3000, 2))];
    const bucket = new Bucket();
    for (let at = 0; at < 4; at++) bucket.add(mine.frame(at));
    const bent = mine.frame(7);
    bent[30] = (bent[30] ?? 0) ^ 4;
    expect([bucket.add(bent), bucket.add(content(314)), bucket.add(new Uint8Array())]).toEqual([false, false, false]);
    expect(bucket.progress).toEqual({ done: 4, all: 10 });
    expect(bucket.add(other.frame(0))).toBe(true);
    expect(bucket.progress).toEqual({ done: 1, all: 10 });
    for (let at = 0; at < 10; at++) bucket.add(mine.frame(at));
    expect(same(bucket.content, content(3000, 1))).toBe(true);
  });

  it('refuses nothing at all, and what is better given as a file', () => {
    expect(() => new Fountain(new Uint8Array())).toThrow();
    expect(() => new Fountain(new Uint8Array(MOST_SHOWN + 1))).toThrow();
    expect(new Fountain(content(MOST_SHOWN)).frame(0).length).toBeLessThanOrEqual(BLOCK_BYTES + 14);
  });

  it('is chosen the same on every phone and every release', () => {
    const held = (frame: number, blocks: number): string => blocksOf(frame, blocks).map(Number).join('');
    expect([held(2, 4), held(4, 4), held(100, 16), held(65_535, 16)]).toMatchInlineSnapshot(`
      [
        "0010",
        "0001",
        "0101111111000111",
        "1010110011110101",
      ]
    `);
  });
});

it('base45 gives every byte back, and takes nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(fromBase45(toBase45(bytes))).toEqual(Uint8Array.from(bytes));
    }),
  );
  expect(toBase45(new TextEncoder().encode('Hello!!'))).toBe('%69 VD92EX0');
  for (const bad of ['A', ':::', 'GGW', 'aaa', 'ABCD']) expect(fromBase45(bad), bad).toBeNull();
});
