import type { Status } from '../offline';
import { shortDate, isoDay } from '../ui/dates';
import { Button, Notice } from '../ui/parts';
import { words } from '../ui/words';
import { field } from './live';

const w = words(
  {
    evicted: 'Trình duyệt đã xóa dữ liệu trên máy',
    lost: (n: number) => `${n} việc chưa gửi có thể đã mất. Việc gõ dở cũng mất.`,
    notLost: 'Việc đã ghi đều gửi rồi, không mất. Việc gõ dở thì mất.',
    evictedDo: 'Gọi tổ trưởng báo ngay. Gói việc đã nhờ người khác mang thì vẫn còn. Nhớ việc nào, ghi lại việc ấy.',
    understood: 'Đã hiểu',
    clock: (day: string) => `Đồng hồ máy sai: máy đang là ngày ${day}`,
    clockDo: 'Vào Cài đặt, bật “Ngày giờ tự động”, rồi mới hẹn ngày. Việc đã ghi vẫn được nhận.',
    tight: 'Máy sắp đầy',
    tightDo: 'Xóa bớt ảnh, video trong máy. Có sóng thì gửi hết việc trước.',
  },
  {
    evicted: 'The browser cleared the data on this phone',
    lost: (n) => `${n} unsent records may be lost. Unfinished typing is lost too.`,
    notLost: 'Everything recorded was sent, so it is not lost. Unfinished typing is.',
    evictedDo: 'Tell your team leader now. Work given to somebody to carry is not lost. Record again what you remember.',
    understood: 'Understood',
    clock: (day) => `The phone’s clock is wrong: it says ${day}`,
    clockDo: 'Turn on automatic date and time in Settings before agreeing on a day. Recorded work is still taken.',
    tight: 'The phone is nearly full',
    tightDo: 'Delete some photos or videos. With signal, send everything first.',
  },
);

/** What a person has to know about the phone itself: cleared, nearly full, or with a wrong clock. */
export function Alerts({ status }: { status: Status }) {
  const { evicted, clockBehind, full, storage } = status;
  return (
    <>
      {evicted && (
        <section class="card alarm stack" role="alert">
          <p class="b">{w.evicted}</p>
          <p>{evicted.unsent > 0 ? w.lost(evicted.unsent) : w.notLost}</p>
          <p>{w.evictedDo}</p>
          <Button look="soft" onClick={() => void field().acknowledgeEviction()}>
            {w.understood}
          </Button>
        </section>
      )}
      {clockBehind && (
        <Notice look="alarm" icon="wait" title={w.clock(shortDate(isoDay(new Date())))}>
          {w.clockDo}
        </Notice>
      )}
      {(full || storage?.tight) && (
        <Notice look="warn" icon="phone" title={w.tight}>
          {w.tightDo}
        </Notice>
      )}
    </>
  );
}
