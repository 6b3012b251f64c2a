import { describe, expect, it } from 'vitest';
import { assist, household, lansPhone, phoneName } from './people';
import { Server } from './server';

const TASK = {
  id: '01a1f000-0000-7000-8000-00000000da5c',
  procedure: '1.001193',
  next_date: '2026-11-24',
  given_at: '2026-11-20T02:00:00Z',
  note: 'Đến nhà lấy chữ ký: cả hai bố mẹ',
};

function gives(server: Server, op: 'put' | 'drop', home: string): void {
  server.feed.push({ collection: 'dossiers.tasks', id: TASK.id, op, row: op === 'put' ? { ...TASK, household_id: home } : null });
}

describe('what the desk asks of the team', () => {
  it('stands among the days to come back, says what to do, and goes when the desk ends it', async () => {
    const server = new Server();
    const field = await lansPhone(server);
    const home = household();
    await field.issue('people.register_household', home);
    await field.syncNow();
    gives(server, 'put', home.id);
    await field.syncNow();
    expect(await field.due('2026-11-23')).toEqual([]);
    expect(await field.due('2026-11-24')).toMatchObject([{ from: 'task', note: TASK.note, household: { id: home.id } }]);
    gives(server, 'drop', home.id);
    await field.syncNow();
    expect(await field.due('2026-11-24')).toEqual([]);
  });

  it('is taken up by a visit after it, offline too, and by none before it', async () => {
    let now = Date.parse('2026-11-19T02:00:00Z');
    const server = new Server();
    const field = await lansPhone(server, phoneName(), { now: () => now });
    const home = household();
    await field.issue('people.register_household', home);
    await field.issue('support.record_assist', assist(home.id));
    await field.syncNow();
    gives(server, 'put', home.id);
    await field.syncNow();
    expect(await field.due('2026-11-24')).toMatchObject([{ from: 'task' }]);
    now = Date.parse('2026-11-21T02:00:00Z');
    await field.issue('support.record_assist', assist(home.id));
    expect(await field.due('2026-11-24')).toEqual([]);
  });
});
