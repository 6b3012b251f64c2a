import { describe, expect, it } from 'vitest';
import { dialled, NO_PROOF } from '../../shell/agree';
import { birthYear, consentGap, freeOn, givenName, standingOf } from './rules';

it('the given name is the last word of a Vietnamese name', () => {
  expect(givenName(' Lô Thị  Tư ')).toBe('Tư');
  expect(givenName('Páo')).toBe('Páo');
});

it('a year of birth is four digits of a living person, or nothing', () => {
  expect(birthYear('1956', 2026)).toBe(1956);
  expect(birthYear('', 2026)).toBeNull();
  expect(birthYear('56', 2026)).toBeUndefined();
  expect(birthYear('2031', 2026)).toBeUndefined();
});

describe('consent', () => {
  const said = { ...NO_PROOF, resident: 'r', agreed: ['help_now'] as const, giver: 'self' as const };

  it('is complete with one purpose from the person', () => {
    expect(consentGap(said)).toBeNull();
  });

  it('is never taken from silence', () => {
    expect(consentGap({ ...said, agreed: [] })).toBe('needHelpNow');
    expect(consentGap({ ...said, giver: null })).toBe('needGiver');
  });

  it('to be counted does not stand in for consent to be recorded', () => {
    expect(consentGap({ ...said, agreed: ['statistics'] })).toBe('needHelpNow');
  });

  it('before a witness names the witness', () => {
    expect(consentGap({ ...said, giver: 'witnessed', other: ' ' })).toBe('needWitness');
    expect(consentGap({ ...said, giver: 'witnessed', other: 'Vi Thị Hoa' })).toBeNull();
  });
});

it('a dated list counts on its first and last day, and is loud before and after', () => {
  const list = { valid_from: '2026-08-15', valid_to: '2027-02-28' };
  const days = ['2026-08-14', '2026-08-15', '2027-02-28', '2027-03-01'];
  expect(days.map((day) => standingOf(list, day))).toEqual(['early', 'open', 'open', 'ended']);
});

it('procedures cost nothing only while the list counts', () => {
  const list = { valid_from: '2026-08-15', valid_to: '2027-02-28', free: ['1.004222', '2.000635'] };
  expect(freeOn(list, '2027-02-28')).toEqual(['1.004222', '2.000635']);
  expect(freeOn(list, '2027-03-01')).toEqual([]);
  expect(freeOn(list, '2026-08-14')).toEqual([]);
});

it('a representative says what they are to the person, and a voice has to be heard', () => {
  const said = { ...NO_PROOF, resident: 'r', agreed: ['help_now'], giver: 'representative', other: 'Lô Thị Mai' } as const;
  expect(consentGap(said)).toBe('needRepresentative');
  expect(consentGap({ ...said, relation: 'mother' })).toBeNull();
  expect(consentGap({ ...said, relation: 'mother', method: 'voice', voice: null })).toBe('needVoice');
  expect(consentGap({ ...said, relation: 'mother', method: 'voice', voice: new Blob(['…']) })).toBeNull();
});

it('a number for the receipt is one that can be dialled at home, or there is none', () => {
  const said = { ...NO_PROOF, resident: 'r', agreed: ['help_now'], giver: 'self' } as const;
  for (const telephone of ['', '0912345678', '0912 345 678', '+84 912 345 678', '84-912-345-678', '02383123456']) {
    expect(consentGap({ ...said, telephone }), telephone).toBeNull();
  }
  for (const telephone of ['091 234 56', '113', 'không có', '912345678', '09123456789012']) {
    expect(consentGap({ ...said, telephone }), telephone).toBe('needTelephone');
  }
  expect(['+84 912 345 678', '0912.345.678', ''].map(dialled)).toEqual(['0912345678', '0912345678', '']);
});
