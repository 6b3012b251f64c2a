import { describe, expect, it } from 'vitest';
import type { Petition } from '../../offline';
import { alike, isFormal, parted, sameAs } from './rules';

const petition = (patch: Partial<Petition>): Petition => ({
  id: 'a', village_id: 'v', category: 'duong', told: '', spot_told: '', lat: null, lon: null, body_told: 'Phòng Kinh tế xã', stage: 'new',
  raised_at: '2026-11-01T00:00:00Z', voices: 1, days: 10, due_on: '2026-11-16', escalated: false, answer_told: '', confirm_on: null, confirmed: '', ...patch,
});

describe('what may be the same matter', () => {
  const here = petition({ lat: 19.1, lon: 104.5 });

  it('is near, whatever the village, where both have a point', () => {
    expect(alike(here, petition({ village_id: 'w', lat: 19.1025, lon: 104.5 }))).toBe(true);
    expect(alike(here, petition({ lat: 19.103, lon: 104.5 }))).toBe(false);
  });

  it('is in the same village within thirty days, of the same kind', () => {
    expect(alike(here, petition({ raised_at: '2026-12-01T00:00:00Z' }))).toBe(true);
    expect(alike(here, petition({ raised_at: '2026-12-02T01:00:00Z' }))).toBe(false);
    expect(alike(here, petition({ village_id: 'w' }))).toBe(false);
    expect(alike(here, petition({ category: 'dien' }))).toBe(false);
  });

  it('is open, and the commune knows it', () => {
    const rows = [petition({ id: 'old' }), petition({ id: 'new', raised_at: '2026-11-02T00:00:00Z' }), petition({ id: 'done', stage: 'closed' }), petition({ id: 'here', body_told: '' })];
    expect(sameAs(here, rows).map(({ id }) => id)).toEqual(['new', 'old']);
  });
});

it('parts the list: asked again, open by deadline, ended', () => {
  const rows = [petition({ id: 'b', due_on: '' }), petition({ id: 'c' }), petition({ id: 'd', stage: 'answered', confirm_on: '2026-12-01' }), petition({ id: 'e', stage: 'answered', confirm_on: '2026-12-09' })];
  const found = parted(rows, '2026-12-02');
  expect([found.again, found.open, found.ended].map((part) => part.map(({ id }) => id))).toEqual([['d'], ['c', 'b'], ['e']]);
});

it('knows a complaint in the sense of the law by its words, with and without marks', () => {
  const words = ['khieu nai', 'to cao'];
  expect(isFormal('Tôi làm đơn khiếu nại', words)).toBe(true);
  expect(isFormal('TO CAO ông A', words)).toBe(true);
  expect(isFormal('Đường vào bản lầy lội', words)).toBe(false);
});
