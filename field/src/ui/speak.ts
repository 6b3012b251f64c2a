/** Reading aloud with the phone's own Vietnamese voice, when it has one. */

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

/** Says the text aloud; false when this phone has no Vietnamese voice. */
export async function speak(text: string): Promise<boolean> {
  if (typeof speechSynthesis === 'undefined') return false;
  speechSynthesis.cancel();
  const voice = await voiceSoon();
  if (!voice) return false;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.rate = 0.9;
  speechSynthesis.speak(utterance);
  return true;
}

/** Stops reading, for example when the page is left. */
export function hush(): void {
  if (typeof speechSynthesis !== 'undefined') speechSynthesis.cancel();
}
