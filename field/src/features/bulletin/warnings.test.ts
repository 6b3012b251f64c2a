import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { HazardWarning } from '../../offline';
import { Frame, whereOf } from './warnings';

const WARNING: HazardWarning = {
  ...{ id: 'a', hazard: 'flash_flood', level: 4, drill: false, title: 'Lũ quét ở khe Líp', what: 'Nước lên.', acts: ['Lên chỗ cao.'], villages: ['v2'], tongues: {} },
  ...{ issued_at: '2026-11-22T05:00:00Z', onset: null, expires_at: '2026-11-22T11:00:00Z', ended_at: null, ended_why: '', replaces: null, follow_on: [], source: '' },
};

const text = (warning: HazardWarning): string => renderToString(h(Frame, { warning }, 'Cả xã')).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim();

describe('the frame of a warning', () => {
  it('says its hazard, its level and its colour in words, beside the colour and the picture', () => {
    expect(text(WARNING)).toBe('Lũ quét · Cấp 4, đỏ Lũ quét ở khe Líp Cả xã');
    expect(renderToString(h(Frame, { warning: WARNING }))).toContain('<svg');
  });

  it('of a drill begins and ends with the word, in stripes and without the colour of a level', () => {
    const drill = { ...WARNING, drill: true };
    expect(text(drill)).toMatch(/^DIỄN TẬP Đây là tập, không có thật .* DIỄN TẬP$/);
    expect(renderToString(h(Frame, { warning: drill }))).toMatch(/^<span class="drill line">/);
  });

  it('of a hazard this release does not know still says that it is a disaster', () => {
    expect(text({ ...WARNING, hazard: 'locusts' })).toContain('Thiên tai · Cấp 4');
  });
});

it('a warning without villages counts for the whole commune, else the villages are named', () => {
  const villages = [{ id: 'v1', name: 'Tùng Hương', kind: 'Bản', signal: 'none' }, { id: 'v2', name: 'Líp', kind: 'Bản', signal: 'weak' }];
  expect(whereOf(WARNING, villages)).toBe('Bản Líp');
  expect(whereOf({ villages: [] }, villages)).toBe('Cả xã');
});
