import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hush, speak, voicedBy } from './speak';

const spoken: string[] = [];
let played: [readonly string[], boolean][] = [];
let there: (far: boolean) => boolean = () => false;
let stops = 0;

/** A phone of its own: with a Vietnamese voice, or without one. */
function phoneWith(voices: readonly { lang: string }[]): void {
  vi.stubGlobal('SpeechSynthesisUtterance', class { text: string; constructor(text: string) { this.text = text; } });
  vi.stubGlobal('speechSynthesis', {
    getVoices: () => voices,
    speak: ({ text }: { text: string }) => spoken.push(text),
    cancel: () => undefined,
    addEventListener: (_: string, heard: () => void) => { heard(); },
    removeEventListener: () => undefined,
  });
}

beforeEach(() => {
  spoken.length = 0;
  played = [];
  stops = 0;
  there = () => false;
  voicedBy(() =>
    Promise.resolve({
      play: (pieces: readonly string[], far: boolean) => {
        played.push([pieces, far]);
        return Promise.resolve(there(far));
      },
      stop: () => { stops += 1; },
    }),
  );
});
afterEach(() => vi.unstubAllGlobals());

test('what was recorded is played before any machine speaks', async () => {
  phoneWith([{ lang: 'vi-VN' }]);
  there = () => true;
  expect(await speak('Cháu sinh ở đâu?\nTrạm xá')).toBe(true);
  expect(played).toEqual([[['Cháu sinh ở đâu?', 'Trạm xá'], false]]);
  expect(spoken).toEqual([]);
});

test('without a recording the phone reads the lines with its own Vietnamese voice', async () => {
  phoneWith([{ lang: 'en-US' }, { lang: 'vi-VN' }]);
  expect(await speak('Cháu sinh ở đâu?\nTrạm xá\nỞ nhà')).toBe(true);
  expect(spoken).toEqual(['Cháu sinh ở đâu? Trạm xá. Ở nhà']);
});

test('a phone without a Vietnamese voice fetches that of the commune, and says so when it cannot', async () => {
  phoneWith([{ lang: 'en-US' }]);
  there = (far) => far;
  expect(await speak('Ra xã nộp.')).toBe(true);
  there = () => false;
  expect(await speak('Ra xã nộp.')).toBe(false);
  expect(spoken).toEqual([]);
});

test('a player that cannot be brought leaves the phone its own voice', async () => {
  phoneWith([{ lang: 'vi' }]);
  voicedBy(() => Promise.reject(new Error('no signal')));
  expect(await speak('Ra xã nộp.')).toBe(true);
  expect(spoken).toEqual(['Ra xã nộp.']);
});

test('leaving the page stops what sounds', async () => {
  phoneWith([{ lang: 'vi' }]);
  there = () => true;
  await speak('Ra xã nộp.');
  hush();
  expect(stops).toBe(1);
});
