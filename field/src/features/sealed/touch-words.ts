import { words } from '../../ui/words';

export const t = words(
  {
    ask: 'Máy đang khóa',
    open: 'Mở bằng vân tay hoặc khóa màn hình',
    refused: 'Chưa mở được',
    refusedHint: 'Chạm lại nút dưới. Việc đã ghi vẫn còn nguyên.',
    lost: 'Không mở được nữa',
    toPin: 'Mở lại bằng mã PIN',
    toPinAsk: 'Chọn mã PIN mới, rồi xác nhận bằng vân tay hoặc khóa màn hình',
    stays: 'Chưa đổi được. Máy vẫn mở bằng vân tay hoặc khóa màn hình.',
    change: 'Đổi mã PIN',
    changeAsk: 'Gõ mã cũ một lần, mã mới hai lần',
    old: 'Mã PIN đang dùng',
    early: 'Chờ một lát rồi gõ lại.',
  },
  {
    ask: 'The phone is locked',
    open: 'Open by fingerprint or screen lock',
    refused: 'It did not open',
    refusedHint: 'Tap the button below again. Recorded work is untouched.',
    lost: 'It opens no more',
    toPin: 'Open by PIN again',
    toPinAsk: 'Choose a new PIN, then confirm with fingerprint or screen lock',
    stays: 'Nothing was changed. The phone still opens by fingerprint or screen lock.',
    change: 'Change the PIN',
    changeAsk: 'Type the old one once, the new one twice',
    old: 'The PIN of today',
    early: 'Wait a little, then type again.',
  },
);
