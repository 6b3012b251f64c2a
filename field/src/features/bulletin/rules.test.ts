import { describe, expect, it } from 'vitest';
import type { HazardWarning, HomeCheck, SafetyReason, Seen } from '../../offline';
import { afterwards, homesInOrder, latestChecks, standing, stands } from './rules';

const NOON = Date.parse('2026-11-22T05:00:00Z');
const HOUR = 3_600_000;
const iso = (hours: number): string => new Date(NOON + hours * HOUR).toISOString();

function warning(id: string, more: Partial<HazardWarning> = {}): HazardWarning {
  return {
    ...{ id, hazard: 'flood', level: 3, drill: false, title: 'Lũ lên', what: 'Nước lên nhanh.', acts: [], villages: [], tongues: {} },
    ...{ issued_at: iso(-1), onset: null, expires_at: iso(6), ended_at: null, ended_why: '', replaces: null, follow_on: ['1.1'], source: '' },
    ...more,
  };
}

function check(id: string, household_id: string, found: HomeCheck['found'], hours: number, state: Seen<HomeCheck>['state'] = 'confirmed'): Seen<HomeCheck> {
  return { id, warning_id: 'w', household_id, found, needs: [], at: iso(hours), member_id: 'm', state };
}

const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);

describe('a warning stands', () => {
  it('until its time is over, without anybody telling the phone', () => {
    expect(stands(warning('a'), NOON + 6 * HOUR - 1)).toBe(true);
    expect(stands(warning('a'), NOON + 6 * HOUR)).toBe(false);
  });

  it('no more once it was ended, whatever its time says', () => {
    expect(stands(warning('a', { ended_at: iso(-0.5), ended_why: 'cancelled' }), NOON)).toBe(false);
  });

  it('only for the villages it names, or for all where it names none', () => {
    const found = standing([warning('all'), warning('mine', { villages: ['v1', 'v2'] }), warning('theirs', { villages: ['v9'] })], ['v1'], NOON);
    expect(ids(found).sort()).toEqual(['all', 'mine']);
  });

  it('before every drill, the gravest first, then the newest', () => {
    const all = [
      warning('drill', { drill: true, level: 5 }),
      warning('old', { level: 3, issued_at: iso(-5) }),
      warning('new', { level: 3, issued_at: iso(-2) }),
      warning('grave', { level: 4, issued_at: iso(-9) }),
    ];
    expect(ids(standing(all, [], NOON))).toEqual(['grave', 'new', 'old', 'drill']);
  });
});

describe('papers afterwards', () => {
  it('open by themselves when a warning is over, each once, the latest first, for thirty days', () => {
    const over = [
      warning('a', { expires_at: iso(-48), follow_on: ['1.1', '2.2'] }),
      warning('b', { ended_at: iso(-1), ended_why: 'cancelled', follow_on: ['3.3', '1.1'] }),
      warning('c', { expires_at: iso(-31 * 24), follow_on: ['9.9'] }),
    ];
    expect(afterwards(over, [], NOON)).toEqual(['3.3', '1.1', '2.2']);
  });

  it.each([
    ['one that stands', {}],
    ['a drill', { drill: true, expires_at: iso(-1) }],
    ['one that another took over from', { ended_at: iso(-1), ended_why: 'replaced' as const }],
    ['one of other villages', { villages: ['v9'], expires_at: iso(-1) }],
  ])('are not opened by %s', (_name, more) => {
    expect(afterwards([warning('a', more)], ['v1'], NOON)).toEqual([]);
  });
});

describe('how a home was found', () => {
  it('is what was noted last, of this warning alone', () => {
    const found = latestChecks([check('1', 'h', 'needs_help', -2), check('2', 'h', 'safe', -1), { ...check('3', 'h', 'away', 0), warning_id: 'other' }], 'w');
    expect(found.get('h')?.found).toBe('safe');
  });

  it('is what this phone still has to send, where both are of one moment', () => {
    const mine = check('1', 'h', 'safe', 0, 'here');
    expect(latestChecks([mine, check('2', 'h', 'away', 0)], 'w').get('h')?.id).toBe('1');
  });
});

describe('homes in order', () => {
  const listed = (household_id: string, ...reasons: SafetyReason[]) => ({ household_id, reasons });

  it('who needs help first, then who was not asked, away and safe last', () => {
    const checks = new Map([check('1', 'safe', 'safe', 0), check('2', 'help', 'needs_help', 0), check('3', 'gone', 'away', 0)].map((one) => [one.household_id, one]));
    const list = [listed('safe', 'alone'), listed('gone', 'elder'), listed('none', 'elder'), listed('help', 'elder')];
    expect(ids(homesInOrder(list, checks))).toEqual(['help', 'none', 'gone', 'safe']);
  });

  it('of those not asked, whoever is alone and cannot walk before whoever is only old', () => {
    expect(ids(homesInOrder([listed('old', 'elder'), listed('bed', 'alone', 'disabled'), listed('sick', 'ill')], new Map()))).toEqual(['bed', 'sick', 'old']);
  });

  it('two people of one home are one home, with the reasons of both', () => {
    expect(homesInOrder([listed('h', 'elder'), listed('h', 'infant', 'elder')], new Map())).toEqual([{ id: 'h', reasons: ['elder', 'infant'], check: null }]);
  });
});
