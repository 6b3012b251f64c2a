import { dayInWords, isoDay } from '../ui/dates';
import { Notice } from '../ui/parts';
import { words } from '../ui/words';

const w = words(
  {
    soon: (day: string) => `Danh sách nhà sẽ được cất đi: ${day}`,
    hint: 'Máy lâu chưa gặp máy chủ. Trước lúc đó, ra chỗ có sóng một lần. Việc đã ghi không mất.',
  },
  {
    soon: (day) => `The list of houses will be put away: ${day}`,
    hint: 'This phone has not met the server for days. Find signal once before then. Nothing recorded is lost.',
  },
);

/** Two days before the list is put away, the home screen says so. */
export function ShutsSoon({ at }: { at: string }) {
  const day = dayInWords(isoDay(new Date(at)), isoDay(new Date()));
  return (
    <Notice look="warn" icon="wait" title={w.soon(day)}>
      {w.hint}
    </Notice>
  );
}
