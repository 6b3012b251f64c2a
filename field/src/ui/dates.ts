import { language, type Language } from './words';

const VI_DAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];
const EN_DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const DAY = 86_400_000;

const pad = (n: number): string => String(n).padStart(2, '0');

/** The calendar day of a moment on this phone, as 2026-03-12. */
export function isoDay(at: Date): string {
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
}

function localDay(iso: string): Date {
  const [y = 0, m = 1, d = 1] = iso.slice(0, 10).split('-').map(Number);
  return new Date(y, m - 1, d);
}

/** Whole days from one ISO day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((localDay(to).getTime() - localDay(from).getTime()) / DAY);
}

/** The ISO day so many days later. */
export function addDays(iso: string, days: number): string {
  const at = localDay(iso);
  at.setDate(at.getDate() + days);
  return isoDay(at);
}

/** A day as people say it: "thứ Năm 12/3", with the year when it is another year. */
export function dayInWords(iso: string, today: string, lang: Language = language): string {
  const at = localDay(iso);
  const name = (lang === 'vi' ? VI_DAYS : EN_DAYS)[at.getDay()] ?? '';
  const year = iso.slice(0, 4) === today.slice(0, 4) ? '' : `/${at.getFullYear()}`;
  return `${name} ${at.getDate()}/${at.getMonth() + 1}${year}`;
}

/** How near a day is: "hôm nay", "ngày mai", "còn 9 ngày", "quá hẹn 2 ngày". */
export function nearness(iso: string, today: string, lang: Language = language): string {
  const n = daysBetween(today, iso);
  if (lang === 'vi') {
    if (n === 0) return 'hôm nay';
    if (n === 1) return 'ngày mai';
    return n > 0 ? `còn ${n} ngày` : `quá hẹn ${-n} ngày`;
  }
  if (n === 0) return 'today';
  if (n === 1) return 'tomorrow';
  return n > 0 ? `in ${n} days` : `${-n} ${n === -1 ? 'day' : 'days'} late`;
}

function partOfDay(hour: number, lang: Language): string {
  if (hour < 11) return lang === 'vi' ? 'sáng' : 'morning';
  if (hour < 13) return lang === 'vi' ? 'trưa' : 'midday';
  if (hour < 18) return lang === 'vi' ? 'chiều' : 'afternoon';
  return lang === 'vi' ? 'tối' : 'evening';
}

/** A moment as people say it: "9:40 sáng nay", "16:05 chiều qua", then the day in words. */
export function momentInWords(at: Date, now: Date, lang: Language = language): string {
  const clock = `${at.getHours()}:${pad(at.getMinutes())}`;
  const part = partOfDay(at.getHours(), lang);
  const ago = daysBetween(isoDay(at), isoDay(now));
  if (ago === 0) return lang === 'vi' ? `${clock} ${part} nay` : `${clock} this ${part}`;
  if (ago === 1) return lang === 'vi' ? `${clock} ${part} qua` : `${clock} yesterday ${part}`;
  return `${clock} ${dayInWords(isoDay(at), isoDay(now), lang)}`;
}

/** A plain short date: 12/3/2026. */
export function shortDate(iso: string): string {
  const at = localDay(iso);
  return `${at.getDate()}/${at.getMonth() + 1}/${at.getFullYear()}`;
}
