import { describe, expect, it } from 'vitest';
import { NotActivated, UnsentWork } from '../index';
import { assist, consent, cookie, household, lansPhone, phone, phoneName, resident, PIN } from './people';
import { GONE, REFUSAL, Server } from './server';

const states = async (field: Awaited<ReturnType<typeof phone>>): Promise<string[]> =>
  (await field.letters()).map((letter) => letter.state).reverse();

describe('a tap is safe before the screen says so', () => {
  it('work recorded without signal is there after the app was killed', async () => {
    const server = new Server();
    const name = phoneName();
    const before = await lansPhone(server, name);
    const letter = await before.issue('people.register_household', household());
    before.close();
    const after = await phone(server, name);
    expect(await after.letters()).toEqual([letter]);
    expect(after.status()).toMatchObject({ unsent: 1, review: 0, active: true });
  });

  it('a new household shows at once, waits, is sent, and is confirmed when it comes back', async () => {
    const server = new Server();
    const field = await lansPhone(server);
    const body = household();
    await field.issue('people.register_household', body);
    const seen = async (): Promise<string | undefined> => (await field.household(body.id))?.household.state;
    expect(await seen()).toBe('here');
    server.faults = [undefined, 'cut'] as never[];
    await field.syncNow();
    expect(await seen()).toBe('sent');
    await field.syncNow();
    expect(await seen()).toBe('confirmed');
    expect(await states(field)).toEqual(['confirmed']);
  });

  it('a command without a row is confirmed by the next whole pull', async () => {
    const server = new Server();
    const field = await lansPhone(server);
    await field.issue('people.give_consent', consent('r1'));
    server.faults = [undefined, 'cut'] as never[];
    await field.syncNow();
    expect(await states(field)).toEqual(['sent']);
    await field.syncNow();
    expect(await states(field)).toEqual(['confirmed']);
  });

  it('a form changed after the tap does not change what was recorded', async () => {
    const field = await lansPhone(new Server());
    const body = household('trước');
    await field.issue('people.register_household', body);
    body.note = 'sau';
    expect((await field.letters())[0]?.body).toMatchObject({ note: 'trước' });
  });

  it('a body that cannot be stored is refused aloud and leaves nothing behind', async () => {
    const field = await lansPhone(new Server());
    const body = { ...household(), note: (() => '') as unknown as string };
    await expect(field.issue('people.register_household', body)).rejects.toThrow();
    expect(await field.letters()).toEqual([]);
  });

  it('work that belongs together is recorded all or none, and its draft goes in the same moment', async () => {
    const server = new Server();
    const field = await lansPhone(server);
    const draft = { household: 'h1', procedure: '1.001193' };
    await field.saveDraft(draft.household, draft.procedure, {});
    const [home, broken] = [household(), { ...household(), note: (() => '') as unknown as string }];
    const one = { verb: 'people.register_household', body: home } as const;
    const two = { verb: 'support.record_assist', body: assist(home.id) } as const;
    const bad = { verb: 'people.register_household', body: broken } as const;
    await expect(field.issueTogether([one, bad], draft)).rejects.toThrow();
    expect([await field.letters(), await field.drafts()]).toMatchObject([[], [{}]]);
    const letters = await field.issueTogether([one, two], draft);
    expect(await field.drafts()).toEqual([]);
    await field.syncNow();
    expect(server.done).toEqual(letters.map((letter) => letter.id));
  });

  it('before the first activation nothing can be recorded', async () => {
    const field = await phone(new Server());
    await expect(field.issue('people.register_household', household())).rejects.toThrow(NotActivated);
  });

  it('letters leave in the order in which they were recorded, also from two tabs', async () => {
    const server = new Server();
    const name = phoneName();
    const one = await lansPhone(server, name);
    const two = await phone(server, name);
    const ids: string[] = [];
    for (let i = 0; i < 60; i++) ids.push((await (i % 2 ? one : two).issue('people.register_household', household())).id);
    await Promise.all([one.syncNow(), two.syncNow()]);
    expect(server.done).toEqual(ids);
    expect(server.batches).toEqual([50, 10]);
  });
});

describe('refused work is kept with its reason', () => {
  it('the others go on, the refused one waits for a person', async () => {
    const server = new Server();
    const field = await lansPhone(server);
    await field.issue('people.register_household', household());
    await field.issue('people.register_household', household('REFUSE'));
    await field.issue('people.register_household', household());
    await field.syncNow();
    expect(await states(field)).toEqual(['confirmed', 'review', 'confirmed']);
    expect((await field.letters('review'))[0]?.problem).toEqual(REFUSAL);
    expect(field.status()).toMatchObject({ unsent: 0, review: 1 });
  });

  it('corrected, it goes as a new letter with its first time, and the old one stays as history', async () => {
    const server = new Server();
    let now = Date.parse('2026-11-21T02:00:00Z');
    const field = await lansPhone(server, phoneName(), { now: () => now });
    const body = household('REFUSE');
    const first = await field.issue('people.register_household', body);
    await field.syncNow();
    now += 86_400_000;
    const second = await field.correct(first.id, { ...body, note: 'đã sửa' });
    expect(second).toMatchObject({ state: 'here', happened_at: first.happened_at });
    await field.syncNow();
    expect(await states(field)).toEqual(['withdrawn', 'confirmed']);
    expect((await field.letters('withdrawn'))[0]).toMatchObject({ replaced_by: second.id });
    expect((await field.household(body.id))?.household.note).toBe('đã sửa');
  });

  it('withdrawn, it no longer shows among the rows but stays as history', async () => {
    const field = await lansPhone(new Server());
    const body = household('REFUSE');
    const letter = await field.issue('people.register_household', body);
    await field.syncNow();
    await field.withdraw(letter.id);
    expect(await field.household(body.id)).toBeNull();
    expect(await states(field)).toEqual(['withdrawn']);
  });

  it('only refused work can be withdrawn', async () => {
    const field = await lansPhone(new Server());
    const letter = await field.issue('people.register_household', household());
    await expect(field.withdraw(letter.id)).rejects.toThrow();
    expect(await states(field)).toEqual(['here']);
  });

  it('a letter that spoils a whole batch is found and set aside', async () => {
    const server = new Server();
    const field = await lansPhone(server);
    const letters = [];
    for (let i = 0; i < 7; i++) letters.push(await field.issue('people.register_household', household()));
    server.unreadable.add(letters[4]?.id ?? '');
    await field.syncNow();
    const want = letters.map((_, i) => (i === 4 ? 'review' : 'confirmed'));
    expect(await states(field)).toEqual(want);
  });
});

describe('a phone changes hands without losing work', () => {
  it('another person must wait until the first one has sent everything', async () => {
    const server = new Server();
    server.codes.set('MINH-1', 'minh');
    const field = await lansPhone(server);
    await field.issue('people.register_household', household());
    await expect(field.activate('MINH-1', 'Máy', PIN)).rejects.toThrow(UnsentWork);
    expect(field.session()?.member.id).toBe('lan');
    await field.syncNow();
    await field.activate('MINH-1', 'Máy', PIN);
    expect(field.session()?.member.id).toBe('minh');
    expect(await field.letters()).toEqual([]);
    expect(await field.findHouseholds('')).toEqual([]);
  });

  it('a half-typed form counts as work that waits', async () => {
    const server = new Server();
    server.codes.set('MINH-1', 'minh');
    const field = await lansPhone(server);
    await field.saveDraft('h1', '1.001193', { answers: {} });
    await expect(field.activate('MINH-1', 'Máy', PIN)).rejects.toThrow(UnsentWork);
    await field.dropDraft('h1', '1.001193');
    await field.activate('MINH-1', 'Máy', PIN);
  });

  it('a tab that still thinks the phone is Lan’s cannot write in Lan’s name any more', async () => {
    const server = new Server();
    server.codes.set('MINH-1', 'minh');
    const name = phoneName();
    const [one, two] = [await lansPhone(server, name), await phone(server, name)];
    await two.activate('MINH-1', 'Máy', PIN);
    const said: unknown = await one.issue('people.register_household', household()).catch((error: unknown) => error);
    // Whether or not the news has reached the first tab, nothing is written in Lan's name.
    if (!(said instanceof NotActivated)) expect(said).toMatchObject({ member: 'minh' });
  });

  it('a phone that is no longer known keeps everything and goes on after a new code', async () => {
    const server = new Server();
    const field = await lansPhone(server);
    server.tokens.clear();
    await field.issue('people.register_household', household());
    const status = await field.syncNow();
    expect(status).toMatchObject({ active: false, unsent: 1, trouble: GONE });
    await field.issue('people.register_household', household());
    await field.activate('LAN-1', 'Máy của Lan', PIN);
    expect(await field.syncNow()).toMatchObject({ active: true, unsent: 0, trouble: null });
    expect(server.done).toHaveLength(2);
  });
});

describe('what the phone answers without a network', () => {
  it('finds a household by head, resident or village, with or without marks', async () => {
    const field = await lansPhone(new Server());
    const [tu, pao] = [household('', 'Lô Thị Tư'), household('', 'Và Bá Páo')];
    await field.issue('people.register_household', tu);
    await field.issue('people.register_household', pao);
    await field.issue('people.add_resident', resident(tu.id, 'Lô Văn Đức'));
    const found = async (text: string): Promise<string[]> =>
      (await field.findHouseholds(text)).map((hit) => hit.household.id);
    expect(await found('lo thi tu')).toEqual([tu.id]);
    expect(await found('Đức')).toEqual([tu.id]);
    expect(await found('va ba')).toEqual([pao.id]);
    expect(await found('tung huong')).toHaveLength(2);
    expect(await found('khong co ai')).toEqual([]);
    expect(await field.findHouseholds('', { village: 'v2' })).toEqual([]);
  });

  it('shows what is due by its date until newer work takes it up', async () => {
    let now = Date.parse('2026-11-21T02:00:00Z');
    const field = await lansPhone(new Server(), phoneName(), { now: () => now });
    const home = household();
    await field.issue('people.register_household', home);
    await field.issue('support.record_assist', assist(home.id, '2026-11-25'));
    expect(await field.due('2026-11-24')).toEqual([]);
    expect(await field.due('2026-11-25')).toMatchObject([{ procedure: '1.001193', from: 'assist' }]);
    now += 3_600_000;
    await field.issue('support.record_assist', assist(home.id));
    expect(await field.due('2026-11-25')).toEqual([]);
    expect(await field.reach()).toEqual({ households: 1, reached: 1 });
  });

  it('knows what people here were helped with most', async () => {
    const field = await lansPhone(new Server());
    const home = household();
    await field.issue('people.register_household', home);
    for (const procedure of ['1.014027', '1.001193', '1.001193']) {
      await field.issue('support.record_assist', { ...assist(home.id), procedure });
    }
    expect(await field.often()).toEqual(['1.001193', '1.014027']);
  });

  it('knows a consent it recorded until that is withdrawn', async () => {
    const field = await lansPhone(new Server());
    const given = consent('r1');
    await field.issue('people.give_consent', given);
    expect(await field.consentOf('r1', 'help_now')).toBe(given.id);
    expect(await field.consentOf('r1', 'statistics')).toBeNull();
    await field.issue('people.withdraw_consent', { consent_id: given.id });
    expect(await field.consentOf('r1', 'help_now')).toBeNull();
  });

  it('gives back what was typed for one household and procedure', async () => {
    const server = new Server();
    const name = phoneName();
    const before = await lansPhone(server, name);
    await before.saveDraft('h1', '1.001193', { answers: { where: 'home' } });
    await before.saveDraft('h2', '1.001193', { answers: {} });
    before.close();
    const after = await phone(server, name);
    expect((await after.loadDraft('h1', '1.001193'))?.data).toEqual({ answers: { where: 'home' } });
    expect(await after.drafts()).toHaveLength(2);
    await after.dropDraft('h1', '1.001193');
    expect(await after.loadDraft('h1', '1.001193')).toBeNull();
  });
});

describe('storage that the browser cleared', () => {
  it('is noticed at the next start, with how much had not been sent, until it is acknowledged', async () => {
    const server = new Server();
    const marker = cookie();
    const name = phoneName();
    const before = await lansPhone(server, name, { marker });
    await before.issue('people.register_household', household());
    before.close();
    const after = await phone(server, phoneName(), { marker });
    expect(after.status().evicted).toMatchObject({ unsent: 1 });
    await after.acknowledgeEviction();
    expect(after.status().evicted).toBeNull();
  });

  it('is not suspected on a first start nor on an ordinary one', async () => {
    const server = new Server();
    const marker = cookie();
    const name = phoneName();
    const first = await phone(server, name, { marker });
    expect(first.status().evicted).toBeNull();
    first.close();
    expect((await phone(server, name, { marker })).status().evicted).toBeNull();
  });
});
