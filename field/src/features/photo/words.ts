import { words } from '../../ui/words';

export const w = words(
  { title: 'Chụp giấy tờ', intro: 'Máy xem ảnh ngay, không gửi đi đâu.' },
  { title: 'Photograph a paper', intro: 'The phone checks the picture at once and sends it nowhere.' },
);
