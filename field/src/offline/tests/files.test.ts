import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { newId, type Offline } from '../index';
import { DAY_BYTES, freeLink } from '../lane';
import { assist, household, lansPhone, phoneName, openedStore } from './people';
import { Server } from './server';

const PHOTO = new Blob([new Uint8Array(600_000).fill(7)], { type: 'image/webp' });
const VOICE = new Blob([new Uint8Array(40_000).fill(3)], { type: 'audio/webm' });

interface Upload {
  readonly digest: string;
  readonly length: number;
  bytes: Uint8Array;
}

/** The house's tus door, as far as a phone meets it, beside the small server of words. */
class FileHouse {
  readonly uploads = new Map<string, Upload>();
  readonly whole = new Set<string>();
  readonly asked: string[] = [];
  /** Answers for the next pieces: a cut before or after the server took it, or a numbered refusal. */
  faults: string[] = [];
  readonly words: Server;
  constructor(words: Server) {
    this.words = words;
  }

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const path = (input as string).replace('/api/v1/', '');
    if (!path.startsWith('files')) return this.words.fetch(input, init);
    const method = init?.method ?? 'GET';
    this.asked.push(method);
    const fault = method === 'PATCH' ? this.faults.shift() : undefined;
    if (fault === 'cut') throw new TypeError('Failed to fetch');
    if (fault && fault !== 'lost') return refusal(fault);
    const answer = await this.#answer(method, path, new Headers(init?.headers), init?.body);
    if (fault === 'lost') throw new TypeError('Connection reset');
    return answer;
  };

  async #answer(method: string, path: string, headers: Headers, body: unknown): Promise<Response> {
    if (method === 'POST') {
      const digest = atob(headers.get('Upload-Metadata')?.slice(7) ?? '');
      const announced = JSON.stringify([...this.words.rows.values()]).includes(digest);
      if (!announced) return refusal('409.90');
      const id = String(this.uploads.size);
      const length = Number(headers.get('Upload-Length'));
      this.uploads.set(id, { digest, length, bytes: new Uint8Array(this.whole.has(digest) ? length : 0) });
      return this.#stands(id, 201);
    }
    const id = path.split('/').at(-1) ?? '';
    const upload = this.uploads.get(id);
    if (!upload) return refusal('404.92');
    if (method === 'PATCH') {
      if (Number(headers.get('Upload-Offset')) !== upload.bytes.length) return refusal('409.91');
      const more = new Uint8Array(await (body as Blob).arrayBuffer());
      const both = new Uint8Array(upload.bytes.length + more.length);
      both.set(upload.bytes);
      both.set(more, upload.bytes.length);
      upload.bytes = both;
      if (upload.bytes.length === upload.length) {
        if (createHash('sha256').update(upload.bytes).digest('hex') !== upload.digest) return refusal('422.91');
        this.whole.add(upload.digest);
      }
    }
    return this.#stands(id, 204);
  }

  #stands(id: string, status: number): Response {
    const upload = this.uploads.get(id);
    const at = upload?.bytes.length ?? 0;
    const headers = new Headers({ 'Tus-Resumable': '1.0.0', 'Upload-Offset': String(at), Location: `http://x/api/v1/files/coming/${id}` });
    if (upload && at === upload.length) headers.set('Upload-Digest', upload.digest);
    return new Response(null, { status: status === 204 ? 204 : 201, headers });
  }
}

function refusal(number: string): Response {
  const said = { number, key: 'no', detail: 'Không nhận.', kept: 'Còn trên máy.', todo: 'Xem lại.' };
  return Response.json(said, { status: Number(number.slice(0, 3)), headers: { 'Tus-Resumable': '1.0.0' } });
}

afterEach(() => {
  vi.unstubAllGlobals();
});

function onLink(connection: object): void {
  vi.stubGlobal('navigator', { locks: navigator.locks, connection });
}

async function lan(): Promise<{ field: Offline; house: FileHouse; name: string }> {
  const words = new Server();
  const house = new FileHouse(words);
  const name = phoneName();
  return { field: await lansPhone(words, name, { fetch: house.fetch }), house, name };
}

async function attach(field: Offline, blob: Blob = PHOTO, to = newId()): Promise<string> {
  const files = await field.files();
  const kind = blob.type.startsWith('audio') ? 'voice_note' : 'place_photo';
  await files.attach({ id: newId(), assist: to, consent: newId(), kind, blob });
  return to;
}

const states = async (field: Offline): Promise<string[]> => (await (await field.files()).list()).map((file) => file.state);

describe('a file follows its words', () => {
  it('never leaves before the letter that announces it, and leaves the phone only when the server names its hash', async () => {
    const { field, house, name } = await lan();
    await attach(field);
    await (await field.files()).sendNow();
    expect(house.asked).toEqual([]);
    expect(await states(field)).toEqual(['here']);
    await field.syncNow();
    await (await field.files()).sendNow();
    expect(house.whole.size).toBe(1);
    const [kept] = await (await openedStore(name)).getAll('files');
    expect([kept?.state, kept?.blob.size]).toEqual(['sent', 0]);
  });

  it('goes in two sizes with one letter when it is a photo of goods, both or none', async () => {
    const { field, house } = await lan();
    const sizes = { small: { blob: PHOTO.slice(0, 9000, 'image/webp'), width: 480, height: 360 }, large: { blob: PHOTO.slice(0, 90_000, 'image/webp'), width: 1200, height: 900 } };
    const letter = await (await field.files()).show({ id: newId(), product: newId(), says: 'Gừng phơi', sizes });
    expect(letter.body).toMatchObject({ small: { bytes: 9000, width: 480 }, large: { bytes: 90_000, height: 900 } });
    expect(await states(field)).toEqual(['here', 'here']);
    expect(house.asked).toEqual([]);
    const broken = { ...sizes, large: { ...sizes.large, blob: new Blob([], { type: 'image/webp' }) } };
    await expect((await field.files()).show({ id: newId(), product: newId(), says: 'Gừng', sizes: broken })).rejects.toThrow();
    expect(await states(field)).toEqual(['here', 'here']);
  });

  it.each(['cut', 'lost'] as const)('goes on where it was after a %s piece', async (fault) => {
    const { field, house } = await lan();
    await attach(field);
    house.faults = [fault];
    await field.syncNow();
    await (await field.files()).sendNow();
    await (await field.files()).sendNow();
    expect(house.asked.filter((method) => method === 'POST')).toHaveLength(1);
    expect(house.asked).toContain('HEAD');
    expect([...house.uploads.values()].map(({ bytes }) => bytes.length)).toEqual([600_000]);
    expect(await states(field)).toEqual(['sent']);
  });

  it('begins anew when the server has forgotten the upload', async () => {
    const { field, house } = await lan();
    await attach(field);
    house.faults = ['cut'];
    await field.syncNow();
    await (await field.files()).sendNow();
    house.uploads.clear();
    await (await field.files()).sendNow();
    expect(await states(field)).toEqual(['sent']);
  });

  it('that is refused stays with its words, and holds back neither the next file nor new words', async () => {
    const { field, house } = await lan();
    await attach(field);
    await attach(field, VOICE);
    house.faults = ['422.91'];
    await field.syncNow();
    await (await field.files()).sendNow();
    expect((await states(field)).sort()).toEqual(['refused', 'sent']);
    const refused = (await (await field.files()).list()).find((file) => file.state === 'refused');
    expect(refused?.problem?.number).toBe('422.91');
    await field.issue('people.register_household', household());
    expect((await field.syncNow()).unsent).toBe(0);
  });

  it('gives way as soon as new words wait', async () => {
    const { field, house } = await lan();
    await attach(field);
    await field.syncNow();
    await field.issue('support.record_assist', assist(newId()));
    const before = house.asked.length;
    await (await field.files()).sendNow();
    expect(house.asked.slice(before)).not.toContain('PATCH');
  });

  it('is confirmed when the news tells that it has arrived, and is then let go here', async () => {
    const { field, house } = await lan();
    const to = await attach(field);
    await field.syncNow();
    await (await field.files()).sendNow();
    const [view] = await (await field.files()).list(to);
    house.words.put('support.attachments', {
      id: newId(), assist_id: to, digest: view?.digest, kind: 'place_photo', arrived_at: '2026-11-22T00:00:00Z',
    } as { id: string });
    await field.syncNow();
    await (await field.files()).sendNow();
    expect(await (await field.files()).list(to)).toMatchObject([{ state: 'confirmed' }]);
  });

  it('and a photo of damage, of which no row tells, is let go here once the server holds it', async () => {
    const { field, house } = await lan();
    const check = newId();
    const files = await field.files();
    const letter = await files.look({ id: newId(), check, blob: PHOTO });
    expect(letter.body).toMatchObject({ check_id: check, bytes: 600_000, media: 'image/webp' });
    expect(await files.list(check)).toMatchObject([{ state: 'here' }]);
    house.words.put('bulletin.warnings', { id: newId(), digest: (letter.body as { digest: string }).digest } as { id: string });
    await field.syncNow();
    await files.sendNow();
    expect(house.whole.size).toBe(1);
    await files.sendNow();
    expect(await files.list(check)).toEqual([]);
  });
});

describe('what is not taken', () => {
  it.each([
    ['a film of 202 MB', { size: 202 * 1024 * 1024, type: 'video/mp4' }, '413.50'],
    ['a picture that is too large', { size: 11 * 1024 * 1024, type: 'image/webp' }, '413.50'],
    ['a film', { size: 1000, type: 'video/mp4' }, '422.55'],
    ['nothing at all', { size: 0, type: 'image/webp' }, '422.55'],
  ])('%s is named at once, and nothing is kept', async (_name, file, number) => {
    const { field } = await lan();
    expect((await (await field.files()).check(file))?.number).toBe(number);
    expect((await (await field.files()).check(file))?.todo).toBeTruthy();
  });

  it('a file that is not taken leaves neither letter nor file', async () => {
    const { field } = await lan();
    await expect(attach(field, new Blob(['x'], { type: 'text/html' }))).rejects.toThrow();
    expect([await states(field), await field.letters()]).toEqual([[], []]);
  });
});

describe('a day has its bytes', () => {
  it('mobile data ends after 5 MB unless the person says so; wifi does not', async () => {
    const { field, house } = await lan();
    onLink({ type: 'cellular' });
    for (const n of [1, 2]) await attach(field, new Blob([new Uint8Array(3_000_000).fill(n)], { type: 'image/webp' }));
    await field.syncNow();
    await vi.waitFor(async () => {
      expect((await states(field)).sort()).toEqual(['here', 'sent']);
      expect((await (await field.files()).waiting()).left).toBeLessThan(256 * 1024);
    }, 15_000);
    const sent = [...house.uploads.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(sent).toBeLessThanOrEqual(DAY_BYTES);
    onLink({ type: 'wifi' });
    expect((await (await field.files()).waiting()).left).toBeNull();
    onLink({ type: 'cellular' });
    await (await field.files()).sendNow();
    expect(await states(field)).toEqual(['sent', 'sent']);
  }, 20_000);

  it.each([
    [{ type: 'wifi' }, true],
    [{ type: 'ethernet' }, true],
    [{ type: 'wifi', saveData: true }, false],
    [{ type: 'cellular' }, false],
    [{ effectiveType: '4g' }, false],
    [{}, false],
  ])('%j is free: %s', (connection, free) => {
    expect(freeLink(connection)).toBe(free);
  });
});
