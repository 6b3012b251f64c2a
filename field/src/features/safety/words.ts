import { words } from '../../ui/words';

export const w = words(
  {
    title: 'Tránh bị lừa',
    missing: 'Chưa tải phần này',
    missingHint: 'Ra chỗ có sóng, mở lại.',
  },
  {
    title: 'Against fraud',
    missing: 'This has not come yet',
    missingHint: 'Find signal and open again.',
  },
);
