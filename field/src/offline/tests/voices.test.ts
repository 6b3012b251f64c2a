import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Offline, Recording, Voices } from '../index';
import { kept, keepSound } from '../sounds';
import { lansPhone, phoneName } from './people';
import { REFUSAL, Server } from './server';
import { shelves } from './shelves';

const SOUND = new Blob([new Uint8Array(9000).fill(5)], { type: 'audio/webm' });
const DIGEST = createHash('sha256').update(new Uint8Array(9000).fill(5)).digest('hex');
const LOCKED = { ...REFUSAL, number: '401.96', key: 'phone_locked', status: 401 };
const SAID = { tongue: 'thai', spot: '1.001193/questions/where/ask', key: 'a'.repeat(32), text: 'Cháu sinh ở đâu?', ms: 3000 };

function row(more: Partial<Recording> = {}): Recording {
  return {
    ...{ id: 'r1', tongue: 'thai', spot: SAID.spot, key: SAID.key, digest: DIGEST, ms: 3000, standing: 'signed' },
    ...{ member_id: 'lan', recorded_by: 'Lan', judged_by: 'Minh', judged_at: null, reason: '', arrived_at: '2026-11-22T01:00:00Z' },
    ...more,
  };
}

interface House {
  readonly server: Server;
  readonly asked: string[];
  away: boolean;
}

/** The small server of words, with the door to sounds beside it. */
function house(): House & { readonly fetch: typeof fetch } {
  const server = new Server();
  const found: House & { fetch: typeof fetch } = {
    server,
    asked: [],
    away: false,
    fetch: async (input, init) => {
      const path = (input as string).replace('/api/v1/', '');
      if (!/^(files|voices)\//.test(path)) return server.fetch(input, init);
      found.asked.push(path);
      if (found.away) throw new TypeError('Failed to fetch');
      if (path === `files/${DIGEST}`) return new Response(SOUND);
      return path === 'voices/of/known' ? new Response('Ogg') : new Response('', { status: 404 });
    },
  };
  return found;
}

async function phoneIn(home: ReturnType<typeof house>): Promise<{ field: Offline; voices: Voices }> {
  const field = await lansPhone(home.server, phoneName(), { fetch: home.fetch });
  await field.syncNow();
  return { field, voices: (await field.files()).voices };
}

beforeEach(() => {
  vi.stubGlobal('caches', shelves());
});

describe('a voice on this phone', () => {
  it('is kept with the letter that announces it, is there at once as on its way, and can be heard again', async () => {
    const { field, voices } = await phoneIn(house());
    const letter = await voices.keep({ ...SAID, blob: SOUND });
    expect(letter).toMatchObject({ verb: 'guides.record_voice', body: { text: SAID.text, digest: DIGEST, bytes: 9000, media: 'audio/webm' } });
    expect(letter.body).not.toHaveProperty('key');
    expect(await voices.list()).toMatchObject([{ standing: 'coming', mine: true, pending: true, key: SAID.key }]);
    expect((await voices.sound(DIGEST))?.size).toBe(9000);
    expect(await (await field.files()).waiting()).toMatchObject({ files: 1, bytes: 9000 });
  });

  it('that is no sound is not kept', async () => {
    const { field, voices } = await phoneIn(house());
    await expect(voices.keep({ ...SAID, blob: new Blob(['x'], { type: 'text/plain' }) })).rejects.toThrow();
    expect(await field.letters()).toEqual([]);
  });

  it('that was taken back is gone at once, before the commune has heard of it', async () => {
    const home = house();
    home.server.put('guides.recordings', row());
    const { field, voices } = await phoneIn(home);
    expect(await voices.list()).toMatchObject([{ id: 'r1', mine: true, asked: null, pending: false }]);
    await field.issue('guides.withdraw_voice', { recording_id: 'r1' });
    expect(await voices.list()).toEqual([]);
  });

  it('that this member has signed or sent back says so until the commune shows it', async () => {
    const home = house();
    home.server.put('guides.recordings', row({ standing: 'waiting', member_id: 'minh' }));
    const { field, voices } = await phoneIn(home);
    await field.issue('guides.return_voice', { recording_id: 'r1', reason: 'noisy' });
    expect(await voices.list()).toMatchObject([{ asked: 'return', mine: false }]);
  });
});

describe('the sounds of others', () => {
  it('are fetched once, checked, and then heard without a signal', async () => {
    const home = house();
    home.server.put('guides.recordings', row({ member_id: 'minh' }));
    const { voices } = await phoneIn(home);
    expect((await voices.sound(DIGEST))?.size).toBe(9000);
    home.away = true;
    expect((await voices.sound(DIGEST))?.size).toBe(9000);
    expect(home.asked).toEqual([`files/${DIGEST}`]);
    expect(await voices.sound('b'.repeat(64))).toBeNull();
  });

  it('that arrive damaged are not kept', async () => {
    const home = house();
    const { voices } = await phoneIn({ ...home, fetch: async (input, init) => ((input as string).includes('files/') ? new Response('else') : home.fetch(input, init)) });
    expect(await voices.sound(DIGEST)).toBeNull();
    expect(await kept(DIGEST)).toBeNull();
  });

  it('are fetched ahead for one tongue, and only what was signed', async () => {
    const home = house();
    home.server.put('guides.recordings', row({ member_id: 'minh' }));
    home.server.put('guides.recordings', row({ id: 'r2', member_id: 'minh', digest: 'c'.repeat(64), standing: 'waiting' }));
    home.server.put('guides.recordings', row({ id: 'r3', member_id: 'minh', digest: 'd'.repeat(64), tongue: 'mong' }));
    const { voices } = await phoneIn(home);
    const told: [number, number][] = [];
    await voices.preload('thai', (n, all) => told.push([n, all]));
    expect(told).toEqual([[1, 1]]);
    expect(home.asked).toEqual([`files/${DIGEST}`]);
  });

  it('go with everything else when the commune locks the phone', async () => {
    const home = house();
    home.server.put('guides.recordings', row({ member_id: 'minh' }));
    let locked = false;
    const { field, voices } = await phoneIn({ ...home, fetch: (input, init) => (locked ? Promise.resolve(Response.json(LOCKED, { status: 401 })) : home.fetch(input, init)) });
    await voices.sound(DIGEST);
    locked = true;
    await field.syncNow();
    await vi.waitFor(async () => {
      expect(await kept(DIGEST)).toBeNull();
    });
  });

  it('go from this phone when the commune no longer shows them; what a machine said stays', async () => {
    const home = house();
    home.server.put('guides.recordings', row({ member_id: 'minh' }));
    const { field, voices } = await phoneIn(home);
    await voices.sound(DIGEST);
    await keepSound('f'.repeat(32), SOUND);
    home.server.drop('guides.recordings', 'r1');
    await field.syncNow();
    await vi.waitFor(async () => {
      expect(await kept(DIGEST)).toBeNull();
    });
    expect(await kept('f'.repeat(32))).not.toBeNull();
  });
});

describe('what the machine of the commune says', () => {
  it('is fetched only when it may be, and then kept', async () => {
    const home = house();
    const { voices } = await phoneIn(home);
    expect(await voices.made('known', false)).toBeNull();
    expect(home.asked).toEqual([]);
    expect((await voices.made('known', true))?.size).toBe(3);
    home.away = true;
    expect((await voices.made('known', false))?.size).toBe(3);
    expect(await voices.made('other', true)).toBeNull();
  });

  it('gives way to a tongue that this phone was told to speak', async () => {
    const { voices } = await phoneIn(house());
    expect(await voices.tongue()).toBe('');
    await voices.choose('thai');
    expect(await voices.tongue()).toBe('thai');
    await voices.choose('');
    expect(await voices.tongue()).toBe('');
  });
});
