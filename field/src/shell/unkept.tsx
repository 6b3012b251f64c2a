import type { Unkept } from '../offline';
import { Button, Notice } from '../ui/parts';
import { words } from '../ui/words';

const w = words(
  {
    full: 'Máy đầy: việc này CHƯA được ghi',
    fullHint: 'Chữ đã gõ còn trên màn hình. Đừng đóng trang này. Xóa bớt ảnh, video trong máy, rồi chạm lại.',
    gone: 'Trang này đã cũ: việc này CHƯA được ghi',
    goneHint: 'Bản mới đã mở ở thẻ khác. Mở lại trang, gõ lại điều vừa gõ, rồi chạm lại.',
    reload: 'Mở lại trang',
    other: 'Máy chưa ghi được việc này',
    otherHint: 'Chữ đã gõ còn trên màn hình. Chạm lại lần nữa. Vẫn vậy thì gọi tổ trưởng.',
  },
  {
    full: 'The phone is full: this was NOT recorded',
    fullHint: 'What you typed is still on the screen. Keep this page open. Delete some photos or videos, then tap again.',
    gone: 'This page is old: this was NOT recorded',
    goneHint: 'A new version is open in another tab. Load the page again, type the last part again, and tap again.',
    reload: 'Load the page again',
    other: 'The phone could not record this',
    otherHint: 'What you typed is still on the screen. Tap again. If it stays so, call your team leader.',
  },
);

/** Says that a tap or a draft was not kept, that what was typed still stands, and what to do. */
export function NotKept({ why }: { why: Unkept }) {
  return (
    <>
      <Notice look="alarm" icon="warning" title={w[why]} loud>
        {w[`${why}Hint`]}
      </Notice>
      {why === 'gone' && (
        <Button
          look="soft"
          onClick={() => {
            location.reload();
          }}
        >
          {w.reload}
        </Button>
      )}
    </>
  );
}
