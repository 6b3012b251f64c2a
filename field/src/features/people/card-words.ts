import { words } from '../../ui/words';

export const w = words(
  {
    open: 'Đọc mã QR trên thẻ căn cước',
    hint: 'Máy chỉ lấy họ tên, năm sinh. Không giữ số thẻ.',
    close: 'Thôi đọc thẻ',
    read: 'Đã lấy họ tên, năm sinh. Xem lại rồi mới thêm.',
    other: 'Đây không phải mã trên thẻ căn cước',
    odd: { year: 'Năm sinh không khớp số thẻ. Xem lại thẻ.', sex: 'Nam, nữ không khớp số thẻ. Xem lại thẻ.' },
  },
  {
    open: 'Read the QR of the identity card',
    hint: 'Only name and year of birth are taken. The number is not kept.',
    close: 'Stop reading',
    read: 'Name and year are filled in. Look before adding.',
    other: 'This is not the code of an identity card',
    odd: { year: 'The year does not fit the number. Look at the card.', sex: 'The sex does not fit the number. Look at the card.' },
  },
);
