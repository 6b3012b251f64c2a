/** The way in: what must be known before any screen is read, and then the app itself. */
import './look';
import '../ui/style.css';
import { bringEnglish, language } from '../ui/words';
import { english } from './look';

async function enter(): Promise<void> {
  if (language === 'en') {
    const words = await english();
    bringEnglish(words);
    if (!words) document.documentElement.lang = 'vi';
  }
  await import('./main');
}

void enter();
