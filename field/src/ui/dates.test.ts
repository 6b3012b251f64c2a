import { describe, expect, it } from 'vitest';
import { addDays, dayInWords, daysBetween, isoDay, momentInWords, nearness } from './dates';

describe('dates in words', () => {
  it('says a day of this year the way people say it', () => {
    expect(dayInWords('2026-03-12', '2026-01-05', 'vi')).toBe('thứ Năm 12/3');
    expect(dayInWords('2026-11-29', '2026-11-21', 'vi')).toBe('Chủ nhật 29/11');
  });

  it('names the year when it is another year', () => {
    expect(dayInWords('2027-01-04', '2026-12-30', 'vi')).toBe('thứ Hai 4/1/2027');
  });

  it('says the same day in English', () => {
    expect(dayInWords('2026-03-12', '2026-01-05', 'en')).toBe('Thursday 12/3');
  });

  it('says how near a day is', () => {
    expect(nearness('2026-11-21', '2026-11-21', 'vi')).toBe('hôm nay');
    expect(nearness('2026-11-22', '2026-11-21', 'vi')).toBe('ngày mai');
    expect(nearness('2026-11-30', '2026-11-21', 'vi')).toBe('còn 9 ngày');
    expect(nearness('2026-11-19', '2026-11-21', 'vi')).toBe('quá hẹn 2 ngày');
  });

  it('counts days across the end of a year', () => {
    expect(addDays('2026-12-30', 3)).toBe('2027-01-02');
    expect(daysBetween('2026-12-30', '2027-01-02')).toBe(3);
  });

  it('tells a moment by its part of the day', () => {
    const now = new Date(2026, 10, 21, 20, 0);
    expect(momentInWords(new Date(2026, 10, 21, 9, 40), now, 'vi')).toBe('9:40 sáng nay');
    expect(momentInWords(new Date(2026, 10, 20, 16, 5), now, 'vi')).toBe('16:05 chiều qua');
    expect(momentInWords(new Date(2026, 10, 12, 8, 0), now, 'vi')).toBe('8:00 thứ Năm 12/11');
  });

  it('takes the day of this phone, not the day of Greenwich', () => {
    expect(isoDay(new Date(2026, 0, 2, 0, 30))).toBe('2026-01-02');
  });
});
