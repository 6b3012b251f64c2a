import { words } from '../../ui/words';

export const w = words(
  {
    title: 'Bản tin',
    empty: 'Chưa có gì ở đây',
    emptyHint: 'Có sóng thì máy tự lấy về.',
  },
  {
    title: 'News',
    empty: 'Nothing here yet',
    emptyHint: 'It comes by itself when there is signal.',
  },
);
