import { describe, expect, it } from 'vitest';
import { newId } from '../index';
import { lansPhone, phoneName } from './people';
import { Server } from './server';

const PAST = '2026-01-01T00:00:00Z';
const FUTURE = '2999-01-01T00:00:00Z';

async function called(changes: Readonly<Record<string, unknown>> = {}) {
  const server = new Server();
  const field = await lansPhone(server, phoneName());
  const [village] = await field.villages();
  const call = {
    id: newId(),
    village_id: village?.id ?? null,
    wish: 'call',
    about: 'khai sinh',
    tongue: 'thai',
    part: 'any',
    asked_at: PAST,
    due_on: '2026-01-02',
    helper_id: field.session()?.member.id ?? null,
    shown_from: PAST,
    taken_at: null,
    ...changes,
  };
  server.put('support.team_calls', call);
  await field.syncNow();
  return { field, call, list: async () => (await field.calls()).list() };
}

describe('whoever called the team', () => {
  it('is shown to the helper who was found, with the village by its name', async () => {
    const { call, list } = await called();
    const [one] = await list();
    expect(one).toMatchObject({ id: call.id, about: 'khai sinh', taken_at: null });
  });

  it('is not shown before the officer’s while is over, nor to another member', async () => {
    expect(await (await called({ shown_from: FUTURE })).list()).toEqual([]);
    expect(await (await called({ shown_from: null })).list()).toEqual([]);
    expect(await (await called({ helper_id: newId() })).list()).toEqual([]);
  });

  it('is taken at once on this phone, and gone at once when it is passed on or over', async () => {
    const { field, call, list } = await called();
    await field.issue('support.answer_call', { id: newId(), call_id: call.id, answer: 'taken' });
    expect((await list())[0]?.taken_at).not.toBeNull();
    await field.issue('support.answer_call', { id: newId(), call_id: call.id, answer: 'helped' });
    expect(await list()).toEqual([]);
  });
});
