import './look';
import { render } from 'preact';
import '../ui/style.css';
import { words } from '../ui/words';
import { App } from './app';
import { registerWorker } from './install';
import { openField } from './live';
import { startRouter } from './router';

const w = words(
  { shut: 'Chưa mở được kho trên máy này', hint: 'Đóng hết thẻ Nhịp Cầu rồi mở lại. Đừng dùng chế độ ẩn danh.' },
  { shut: 'The store on this phone could not be opened', hint: 'Close all tabs and open again. Do not use a private window.' },
);

async function start(root: HTMLElement): Promise<void> {
  startRouter();
  try {
    await openField();
  } catch {
    render(
      <main class="body">
        <h1>{w.shut}</h1>
        <p>{w.hint}</p>
      </main>,
      root,
    );
    return;
  }
  render(<App />, root);
  void registerWorker();
}

const root = document.getElementById('app');
if (root) void start(root);
