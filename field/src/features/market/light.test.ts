import { describe, expect, it } from 'vitest';
import { cropped, hintsOf, lighten, lightOf, type Points } from './light';

const made = (level: (x: number, y: number) => readonly [number, number, number]): Points => {
  const [width, height] = [100, 80];
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) data.set([...level(x, y), 255], (y * width + x) * 4);
  return { width, height, data };
};
const flat = (level: number): Points => made(() => [level, level, level]);
/** Something with sharp edges in the middle, on a calm ground. */
const goods = (ground: number): Points => made((x, y) => (x > 30 && x < 70 && y > 20 && y < 60 && (x + y) % 4 < 2 ? [30, 60, 30] : [ground, ground, ground]));

describe('the light of a photo', () => {
  it('is made better by so much and no more, and never turns one colour into another', () => {
    const photo = made((x) => [60 + x / 4, 40 + x / 4, 30 + x / 4]);
    const change = lightOf(photo);
    expect(change.gain).toBeLessThanOrEqual(1.3);
    expect(Math.abs(change.shift)).toBeLessThanOrEqual(24);
    const before = [...photo.data.slice(0, 3)];
    lighten(photo, change);
    const after = [...photo.data.slice(0, 3)];
    expect(after[0]).toBeGreaterThan(after[1] ?? 0);
    expect(after[1]).toBeGreaterThan(after[2] ?? 0);
    expect((after[0] ?? 0) - (after[2] ?? 0)).toBeLessThanOrEqual(((before[0] ?? 0) - (before[2] ?? 0)) * 1.3 + 1);
  });

  it('leaves a photo alone that has all levels already', () => {
    const photo = made((x) => [Math.round(8 + (x * 237) / 99), Math.round(8 + (x * 237) / 99), Math.round(8 + (x * 237) / 99)]);
    const { gain, shift } = lightOf(photo);
    expect(gain).toBeLessThan(1.08);
    expect(Math.abs(shift)).toBeLessThan(8);
  });
});

describe('hints', () => {
  it.each([
    ['dark', flat(40), 'dark'],
    ['washed out', flat(250), 'bright'],
    ['blurred', made((x) => [100 + x / 2, 100 + x / 2, 100 + x / 2]), 'blur'],
    ['a market stall all over', made((x, y) => ((x * 7 + y * 13) % 11 < 5 ? [200, 180, 90] : [60, 90, 140])), 'busy'],
  ] as const)('%s is told', (_, photo, hint) => {
    expect(hintsOf(photo)).toContain(hint);
  });

  it('nothing is said of something sharp on a calm ground', () => {
    expect(hintsOf(goods(190))).toEqual([]);
  });
});

describe('the crop', () => {
  it.each([
    [4000, 3000, 1, { x: 500, y: 0, width: 3000, height: 3000 }],
    [3000, 4000, 4 / 3, { x: 0, y: 875, width: 3000, height: 2250 }],
    [400, 300, 4 / 3, { x: 0, y: 0, width: 400, height: 300 }],
    [1, 1, 4 / 3, { x: 0, y: 0, width: 1, height: 1 }],
  ])('of %i × %i to %f is its middle', (width, height, shape, found) => {
    expect(cropped(width, height, shape)).toEqual(found);
  });
});
