import { describe, expect, it } from 'vitest';
import { newId, type Bodies } from '../index';
import { ready, rowsOf, store } from '../pages';
import { write } from '../store';
import { COLLECTIONS, household, lansPhone, openedStore, phoneName, resident } from './people';
import { Server } from './server';

function agreed(resident_id: string, purpose: Bodies['people.agree']['purpose'] = 'help_now'): Bodies['people.agree'] {
  const by = { given_by: 'self', method: 'tap', representative: '', relation: null, witness: '' } as const;
  return { id: newId(), resident_id, purpose, ...by, wording: 'v2', receipt: '7M3N-9RZY-4H0', about: null, voice: null };
}

async function settled() {
  const server = new Server();
  const name = phoneName();
  const field = await lansPhone(server, name);
  const home = household();
  const tu = resident(home.id, 'Lô Thị Tư');
  const hung = resident(home.id, 'Lô Văn Hùng');
  await field.issue('people.register_household', home);
  for (const person of [tu, hung]) {
    await field.issue('people.add_resident', person);
    await field.issue('people.agree', agreed(person.id));
  }
  return { server, name, field, home, tu, hung };
}

/** Everything this phone keeps about people, as one text. */
async function everything(name: string): Promise<string> {
  const db = await openedStore(name);
  const kinds = [...COLLECTIONS, 'people.erased'] as const;
  const rows = await Promise.all(kinds.map(async (kind) => [...(await rowsOf(db, kind)).values()].map((row) => ({ kind, row }))));
  const all = await Promise.all([db.getAll('outbox'), db.getAll('drafts'), db.getAll('files')]);
  db.close();
  return JSON.stringify([rows, all]);
}

describe('what was taken back is forgotten', () => {
  it('at once on the phone where it was said, before anything was sent', async () => {
    const { field, home, tu, hung } = await settled();
    expect(await field.consentOf(tu.id, 'help_now')).not.toBeNull();
    await field.issue('people.take_back', { id: newId(), resident_id: tu.id, purpose: 'help_now' });
    expect((await field.household(home.id))?.residents.map(({ id }) => id)).toEqual([hung.id]);
    expect(await field.consentOf(tu.id, 'help_now')).toBeNull();
    expect(await field.consentOf(hung.id, 'help_now')).not.toBeNull();
  });

  it('one purpose at a time: what else was agreed to stands', async () => {
    const { field, home, tu } = await settled();
    await field.issue('people.agree', agreed(tu.id, 'follow_up'));
    const seen = async () => (await field.household(home.id))?.residents.find(({ id }) => id === tu.id);
    expect(await seen()).toMatchObject({ follow_up: true, agreed: ['follow_up', 'help_now'] });
    await field.issue('people.take_back', { id: newId(), resident_id: tu.id, purpose: 'follow_up' });
    expect(await seen()).toMatchObject({ follow_up: false, agreed: ['help_now'] });
    expect(await field.consentOf(tu.id, 'follow_up')).toBeNull();
    expect(await field.consentOf(tu.id, 'help_now')).not.toBeNull();
  });

  it('rows, letters in every state, drafts and files go when the server says so, and only theirs', async () => {
    const { server, name, field, home, tu, hung } = await settled();
    await field.syncNow();
    await field.issue('people.note_item', { resident_id: tu.id, item: 'money', there: true });
    await field.saveDraft(home.id, '1.001193', { resident_id: tu.id });
    await field.saveDraft(home.id, '1.004222', { resident_id: hung.id });
    const sound = new Blob(['I agree'], { type: 'audio/webm' });
    await (await field.files()).agree([{ ...agreed(tu.id, 'follow_up'), method: 'voice' }], sound);
    expect(await everything(name)).toContain('Lô Thị Tư');
    server.drop('people.residents', tu.id);
    server.put('people.erased', { id: newId(), rows: [tu.id] } as { id: string });
    await field.syncNow();
    const kept = await everything(name);
    expect(kept).not.toContain(tu.id);
    expect(kept).toContain(hung.id);
    expect(kept).not.toContain('people.erased');
    expect((await field.drafts()).map(({ procedure }) => procedure)).toEqual(['1.004222']);
    expect((await (await field.files()).waiting()).files).toBe(0);
  });

  it('a phone that was switched off in between goes on where it stopped', async () => {
    const { server, name, field, tu } = await settled();
    await field.syncNow();
    const db = await openedStore(name);
    const id = newId();
    const mark = await ready(db, [{ collection: 'people.erased', id, row: { id, rows: [tu.id] } }], false);
    await write(db, ['pages'], (tx) => store(db.vault, tx.objectStore('pages'), mark));
    db.close();
    expect(server.done.length).toBe(5);
    await field.syncNow();
    expect(await everything(name)).not.toContain(tu.id);
  });
});
