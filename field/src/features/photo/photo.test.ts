import { describe, expect, it } from 'vitest';
import { judge } from './judge';
import { pdfOf } from './pdf';
import { areaOf, type Quad, type Raster } from './plane';
import { isIdentity, kindOf } from './refuse';
import { mapping } from './straighten';
import { blackened } from './sheet';

/** A busy machine may take its time; how fast the check is, the bench tells. */
const PATIENCE = 20_000;
const now = (): Promise<void> => Promise.resolve();

/** A table with a white sheet on it, and lines of print on the sheet. */
function sheetOn(level: number, white = 235): Raster {
  const [width, height] = [480, 640];
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const inside = x > 70 && x < 410 && y > 80 && y < 560;
      const print = inside && x > 110 && x < 370 && y > 120 && y < 520 && y % 16 < 6 && (x * 7 + y) % 5 < 2;
      data.fill(print ? white / 8 : inside ? white : level, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return { width, height, data };
}

/** A sheet whose lines begin on the left and end anywhere. */
function ragged(): Raster {
  const sheet = sheetOn(70);
  for (let y = 120; y < 520; y += 1) {
    const end = 200 + ((Math.floor(y / 16) * 67) % 160);
    for (let x = end; x < 371; x += 1) sheet.data.fill(235, (y * 480 + x) * 4, (y * 480 + x) * 4 + 3);
  }
  return sheet;
}

/** The picture a quarter turn clockwise. */
function quarter({ width, height, data }: Raster): Raster {
  const turned = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) turned.set(data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4), (x * height + height - 1 - y) * 4);
  return { width: height, height: width, data: turned };
}

const file = (...parts: BlobPart[]): Blob => new Blob(parts);

describe('the picture of a paper', () => {
  it('has its four corners found to a few points', async () => {
    const { quad } = await judge(sheetOn(70), 'page', now);
    const [a, , c] = quad as Quad;
    expect(Math.abs(a.x - 70) + Math.abs(a.y - 80)).toBeLessThan(16);
    expect(Math.abs(c.x - 410) + Math.abs(c.y - 560)).toBeLessThan(16);
  }, PATIENCE);

  it('with one corner folded away is cut, and a whole one is not', async () => {
    const folded = sheetOn(70);
    for (let y = 80; y < 145; y += 1) for (let x = 70; x < 215 - y; x += 1) folded.data.fill(70, (y * 480 + x) * 4, (y * 480 + x) * 4 + 3);
    expect((await judge(folded, 'page', now)).faults).toContain('cut');
    expect((await judge(sheetOn(70), 'page', now)).faults).not.toContain('cut');
  }, PATIENCE);

  it('that runs out of the picture is cut', async () => {
    const { data } = sheetOn(70);
    const faults = (await judge({ width: 480, height: 460, data: data.slice(0, 480 * 460 * 4) }, 'page', now)).faults;
    expect(faults).toContain('cut');
  }, PATIENCE);

  it('whose print stands is turned the way that brings it upright', async () => {
    const upright = ragged();
    expect((await judge(upright, 'page', now)).turn).toBe(0);
    expect((await judge(quarter(upright), 'page', now)).turn).toBe(3);
    expect((await judge(quarter(quarter(upright)), 'page', now)).turn).toBe(2);
    expect((await judge(quarter(quarter(quarter(upright))), 'page', now)).turn).toBe(1);
  }, PATIENCE);

  it('that shows only a table is no paper', async () => {
    const bare = sheetOn(90);
    bare.data.fill(90);
    expect((await judge(bare, 'page', now)).faults).toEqual(['none']);
  });

  it('that is too dark is told so', async () => {
    expect((await judge(sheetOn(12, 45), 'page', now)).faults).toContain('dark');
  });

  it('keeps its corners in place when it is laid flat', () => {
    const quad: Quad = [{ x: 10, y: 20 }, { x: 200, y: 5 }, { x: 190, y: 300 }, { x: 30, y: 280 }];
    const place = mapping(quad);
    expect(place(1, 1).x).toBeCloseTo(190);
    expect(place(0, 1).y).toBeCloseTo(280);
    expect(areaOf(quad)).toBeGreaterThan(0);
  });

  it('becomes black on white even where a shadow lies', async () => {
    const shaded = sheetOn(60, 130);
    const { data, width } = await blackened(shaded, now);
    expect(data[(100 * width + 200) * 4]).toBe(255);
  });
});

describe('a chosen file', () => {
  it('is named by what it holds, not by what it is called', async () => {
    expect(await kindOf(file())).toBe('empty');
    expect(await kindOf(file('xin chào'))).toBe('notPicture');
    expect(await kindOf(file('%PDF-1.7\n1 0 obj'))).toBe('pdf');
    expect(await kindOf(file('%PDF-1.7\n', 'trailer<</Encrypt 9 0 R>>'))).toBe('lockedPdf');
    expect(await kindOf(file(new Uint8Array([0, 0, 0, 24]), 'ftypheic'))).toBe('heic');
    expect(await kindOf(file(new Uint8Array([0xff, 0xd8, 0xff, 0xe0])))).toBe(null);
  });
});

it('identity papers are known by name', () => {
  expect(isIdentity('parents_id', 'Thẻ căn cước của cha mẹ')).toBe(true);
  expect(isIdentity('passport', 'Hộ chiếu')).toBe(true);
  expect(isIdentity('birth_slip', 'Giấy chứng sinh')).toBe(false);
});

it('two pages become one file with two pages', async () => {
  const page = { jpeg: new Uint8Array([1, 2, 3]), width: 100, height: 140 };
  const text = await pdfOf([page, { ...page, width: 200 }]).text();
  expect(text).toContain('/Count 2');
  const table = Number(/startxref\n(\d+)/.exec(text)?.[1]);
  expect(text.slice(table, table + 4)).toBe('xref');
});
