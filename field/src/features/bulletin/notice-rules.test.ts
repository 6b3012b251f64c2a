import { describe, expect, it } from 'vitest';
import type { NoticeRow, Seen } from '../../offline';
import { standing } from './notice-rules';

const told = (id: string, shows_from: string, shows_until: string, published_at: string): Seen<NoticeRow> => ({
  id, kind: 'news', group: 'all', title: id, body: '', villages: [], law: null, tongues: {}, shows_from, shows_until, published_at, wide: false, state: 'confirmed',
});

describe('notices on the phone', () => {
  it('stand from their first day to their last, the newest first', () => {
    const rows = [
      told('old', '2026-11-01', '2026-11-30', '2026-11-01T02:00:00Z'),
      told('new', '2026-11-20', '2026-11-20', '2026-11-19T02:00:00Z'),
      told('later', '2026-11-21', '2026-11-30', '2026-11-18T02:00:00Z'),
      told('over', '2026-11-01', '2026-11-19', '2026-11-01T02:00:00Z'),
    ];
    expect(standing(rows, '2026-11-20').map(({ id }) => id)).toEqual(['new', 'old']);
    expect(standing(rows, '2026-11-21').map(({ id }) => id)).toEqual(['later', 'old']);
  });
});
