import type { LetterState } from '../offline';
import { Icon } from '../ui/icons';
import { words } from '../ui/words';

const w = words(
  { here: 'Trên máy này', sent: 'Đã gửi', confirmed: 'Đã xác nhận', review: 'Cần xem lại', withdrawn: 'Đã bỏ' },
  { here: 'On this phone', sent: 'Sent', confirmed: 'Confirmed', review: 'Look again', withdrawn: 'Dropped' },
);
const LOOK = { here: 'here', sent: 'sent', confirmed: 'sure', review: 'alarm', withdrawn: '' } as const;
const ICON = { here: 'wait', sent: 'up', confirmed: 'check', review: 'warning', withdrawn: 'trash' } as const;

/** Where a record stands: a word, a shape and a colour. */
export function StateChip({ state }: { state: LetterState }) {
  return (
    <span class={`chip ${LOOK[state]}`}>
      <Icon name={ICON[state]} small />
      {w[state]}
    </span>
  );
}
