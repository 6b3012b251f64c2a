import { Icon, type Pictogram } from '../ui/icons';
import { words } from '../ui/words';
import { currentPath } from './router';

const w = words(
  { doors: 'Cửa chính', today: 'Hôm nay', houses: 'Nhà', papers: 'Giấy tờ', waiting: 'Chờ gửi', cheated: 'Bị lừa?' },
  { doors: 'Main pages', today: 'Today', houses: 'Houses', papers: 'Papers', waiting: 'To send', cheated: 'Cheated?' },
);

const doors: readonly (readonly [string, Pictogram, string])[] = [
  ['/', 'home', w.today],
  ['/nha', 'family', w.houses],
  ['/giay-to', 'book', w.papers],
  ['/cho-gui', 'up', w.waiting],
  ['/an-toan/ba-viec', 'shield', w.cheated],
];

/** The doors at the foot of the main pages; the last is for whoever was just cheated. */
export function Foot() {
  const here = currentPath();
  return (
    <nav class="foot" aria-label={w.doors}>
      {doors.map(([path, icon, label]) => (
        <a key={path} href={`#${path}`} aria-current={here === path ? 'page' : undefined}>
          <Icon name={icon} />
          {label}
        </a>
      ))}
    </nav>
  );
}
