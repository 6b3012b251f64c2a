import { describe, expect, it } from 'vitest';
import type { LevelsRow, SkillsBundle } from '../../../offline';
import { alone, badge, levelOf, nextOf } from './rules';

const skill = (code: string): SkillsBundle['skills'][number] => ({ code, name: code, name_en: code, able: '', able_en: '' });
const skills = ['A1', 'B4', 'D1', 'D3', 'E1'].map(skill);
const basics = [
  { id: 'public_service', name: '', name_en: '', needs: ['D1', 'D3'] },
  { id: 'payment', name: '', name_en: '', needs: ['E1'] },
];
const row = (levels: Record<string, number>, lapses: Record<string, string> = {}): LevelsRow => ({ id: 'r', levels, lapses });
const TODAY = '2026-11-22';

describe('a passport on the phone', () => {
  it('stands at nothing where nothing was seen', () => {
    expect(levelOf(undefined, 'A1', TODAY)).toEqual({ level: 0, lapsed: false });
    expect(levelOf(row({ A1: 2 }), 'B4', TODAY).level).toBe(0);
  });

  it('lets a safety skill lapse on its day, without signal', () => {
    const kept = row({ B4: 3 }, { B4: '2026-11-22' });
    expect(levelOf(kept, 'B4', '2026-11-21')).toEqual({ level: 3, lapsed: false });
    expect(levelOf(kept, 'B4', '2026-11-22')).toEqual({ level: 0, lapsed: true });
    expect(alone(kept, skills, '2026-11-21')).toBe(1);
    expect(alone(kept, skills, '2026-11-22')).toBe(0);
  });

  it('says first what is nearly done alone, then what was begun, then what the basics lack', () => {
    expect(nextOf(row({ D1: 1, A1: 2, D3: 3 }), { skills, basics }, TODAY).map(({ code }) => code)).toEqual(['A1', 'D1', 'E1']);
    expect(nextOf(undefined, { skills, basics }, TODAY).map(({ code }) => code)).toEqual(['D1', 'D3', 'E1']);
    expect(nextOf(row({ D1: 3, D3: 4, E1: 3 }), { skills, basics }, TODAY)).toEqual([]);
  });

  it('gives a basic to a home in which one person does all of it alone', () => {
    const mother = row({ D1: 3, D3: 2, E1: 3 });
    const son = row({ D1: 2, D3: 3 });
    expect(badge([mother, son], basics, TODAY)).toEqual([
      { id: 'public_service', held: false },
      { id: 'payment', held: true },
    ]);
    expect(badge([mother, row({ D1: 4, D3: 3 })], basics, TODAY).every(({ held }) => held)).toBe(true);
    expect(badge([], basics, TODAY).some(({ held }) => held)).toBe(false);
  });
});
