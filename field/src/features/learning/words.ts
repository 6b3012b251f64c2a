import { words } from '../../ui/words';

export const w = words(
  {
    title: 'Học và tập làm',
  },
  {
    title: 'Learn and practise',
  },
);
