/** Reading aloud: by a recorded voice where there is one, else with the phone's own Vietnamese voice. */

/** Plays what was recorded or made; `far`: it may be fetched. False when there is nothing to play. */
export interface Player {
  readonly play: (pieces: readonly string[], far: boolean) => Promise<boolean>;
  readonly stop: () => void;
}

let player: (() => Promise<Player>) | undefined;
let playing: Player | undefined;
let turn = 0;

/** Tells who plays sounds; its code comes when it is first needed. */
export function voicedBy(bring: () => Promise<Player>): void {
  player = bring;
}

function vietnameseVoice(): SpeechSynthesisVoice | undefined {
  return speechSynthesis.getVoices().find((voice) => voice.lang.toLowerCase().startsWith('vi'));
}

/** Waits a moment for voices that a browser lists late. */
function voiceSoon(): Promise<SpeechSynthesisVoice | undefined> {
  const first = vietnameseVoice();
  if (first) return Promise.resolve(first);
  return new Promise((done) => {
    const finish = (): void => {
      clearTimeout(timer);
      speechSynthesis.removeEventListener('voiceschanged', finish);
      done(vietnameseVoice());
    };
    const timer = setTimeout(finish, 700);
    speechSynthesis.addEventListener('voiceschanged', finish);
  });
}

/** Says the text aloud, piece by piece where it has several lines; false when there is no voice for it. */
export async function speak(text: string): Promise<boolean> {
  hush();
  const mine = ++turn;
  const pieces = text.split('\n');
  playing = await player?.().catch(() => undefined);
  if (await playing?.play(pieces, false)) return true;
  if (mine !== turn) return true;
  const voice = typeof speechSynthesis === 'undefined' ? undefined : await voiceSoon();
  if (!voice) return (await playing?.play(pieces, true)) ?? false;
  const utterance = new SpeechSynthesisUtterance(pieces.join('. ').replace(/([.?!])\. /g, '$1 '));
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.rate = 0.9;
  speechSynthesis.speak(utterance);
  return true;
}

/** Stops reading, for example when the page is left. */
export function hush(): void {
  turn += 1;
  playing?.stop();
  if (typeof speechSynthesis !== 'undefined') speechSynthesis.cancel();
}
