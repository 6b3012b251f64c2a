import type { Calls } from './office-types';
import { rowsOf } from './pages';
import { pendingLetters, villages } from './queries';
import { readMeta, type Store } from './store';
import { NotActivated, Unreachable } from './errors';
import { isObject } from './shapes';
import type { Wire } from './wire';

type Dial = () => Promise<{ readonly wire: Wire }>;

/** What ends a call for this phone, before the server has heard of it. */
const OVER = new Set(['passed', 'helped', 'not_needed']);

export function openCalls(db: Store, dial: Dial, now: () => number): Calls {
  return {
    async list() {
      const session = await readMeta(db, 'session');
      const [rows, letters, places] = await Promise.all([rowsOf(db, 'support.team_calls'), pendingLetters(db), villages(db)]);
      const said = new Map<string, string>();
      for (const { body, state } of letters) {
        if ('call_id' in body && state !== 'review' && !OVER.has(said.get(body.call_id) ?? '')) said.set(body.call_id, body.answer);
      }
      const mine = [...rows.values()].filter(
        (row) => row.helper_id === session?.member.id && Date.parse(row.shown_from ?? '') <= now() && !OVER.has(said.get(row.id) ?? ''),
      );
      return mine
        .sort((a, b) => (a.asked_at < b.asked_at ? -1 : 1))
        .map((row) => {
          const { name = '', kind = '' } = places.find(({ id }) => id === row.village_id) ?? {};
          return { ...row, taken_at: row.taken_at ?? (said.has(row.id) ? row.asked_at : null), village: `${kind} ${name}`.trim() };
        });
    },
    async reached(id) {
      const session = await readMeta(db, 'session');
      if (!session) throw new NotActivated();
      const told = await (await dial()).wire.get(`team-calls/${id}`, session.token);
      if (!isObject(told) || typeof told['number'] !== 'string' || typeof told['where'] !== 'string') throw new Unreachable('No such answer.');
      return { number: told['number'], where: told['where'] };
    },
  };
}
