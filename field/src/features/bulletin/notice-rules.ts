import type { NoticeRow, Seen } from '../../offline';

/** The notices that stand on a day, the newest first; one that is to begin later travels ahead and waits. */
export function standing(rows: readonly Seen<NoticeRow>[], day: string): readonly Seen<NoticeRow>[] {
  return rows
    .filter(({ shows_from, shows_until }) => shows_from <= day && day <= shows_until)
    .sort((a, b) => (b.published_at ?? '').localeCompare(a.published_at ?? ''));
}
