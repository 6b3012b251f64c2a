import { words } from '../../ui/words';

export const w = words(
  {
    title: 'Ý kiến',
    empty: 'Chưa có gì ở đây',
    emptyHint: 'Có sóng thì máy tự lấy về.',
  },
  {
    title: 'What people say',
    empty: 'Nothing here yet',
    emptyHint: 'It comes by itself when there is signal.',
  },
);
