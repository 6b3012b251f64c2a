import { words } from '../../ui/words';

export const w = words(
  {
    title: 'Học và tập làm',
    missing: 'Chưa tải bài học',
    missingHint: 'Ra chỗ có sóng, mở lại.',
  },
  {
    title: 'Learn and practise',
    missing: 'The lessons have not come yet',
    missingHint: 'Find signal and open again.',
  },
);
