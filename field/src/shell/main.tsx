import { render } from 'preact';
import { voicedBy } from '../ui/speak';
import { words } from '../ui/words';
import { App } from './app';
import { watchIdle } from './idle';
import { registerWorker } from './install';
import { openField } from './live';
import { startRouter } from './router';

const w = words(
  {
    shut: 'Chưa mở được kho trên máy này',
    hint: 'Đóng hết thẻ Nhịp Cầu rồi mở lại. Đừng dùng chế độ ẩn danh.',
    older: 'Máy đã dùng bản mới hơn. Ra chỗ có sóng rồi mở lại. Việc đã ghi vẫn còn.',
    held: 'Một thẻ Nhịp Cầu cũ đang mở',
    heldHint: 'Đóng các thẻ Nhịp Cầu khác. Trang này tự mở tiếp.',
  },
  {
    shut: 'The store on this phone could not be opened',
    hint: 'Close all tabs and open again. Do not use a private window.',
    older: 'A newer version was used here. Find signal and open again. Recorded work is safe.',
    held: 'An old tab is still open',
    heldHint: 'Close the other tabs. This page then goes on by itself.',
  },
);

async function start(root: HTMLElement): Promise<void> {
  const say = (title: string, hint: string): void => {
    render(
      <main class="body">
        <h1>{title}</h1>
        <p>{hint}</p>
      </main>,
      root,
    );
  };
  startRouter();
  voicedBy(() => import('../features/voice/player'));
  try {
    await openField(() => {
      say(w.held, w.heldHint);
    });
  } catch (error) {
    say(w.shut, error instanceof Error && error.name === 'VersionError' ? w.older : w.hint);
    void registerWorker();
    return;
  }
  render(<App />, root);
  watchIdle();
  void registerWorker();
}

const root = document.getElementById('app');
if (root) void start(root);
