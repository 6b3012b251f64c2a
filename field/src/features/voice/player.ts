import { field } from '../../shell/live';
import { keyOf } from './pieces';

let now: HTMLAudioElement | null = null;
let turn = 0;

/** Stops whatever sounds. */
export function stop(): void {
  turn += 1;
  now?.pause();
}

function ended(audio: HTMLAudioElement): Promise<void> {
  return new Promise((done) => {
    audio.onended = audio.onpause = audio.onerror = () => {
      done();
    };
    audio.play().catch(done);
  });
}

/** Plays sounds one after the other; true when the last has ended, false when somebody stopped them. */
export async function sounds(blobs: readonly Blob[]): Promise<boolean> {
  stop();
  const mine = turn;
  for (const blob of blobs) {
    const address = URL.createObjectURL(blob);
    await ended((now = new Audio(address)));
    URL.revokeObjectURL(address);
    if (mine !== turn) return false;
  }
  return true;
}

/**
 * Plays the pieces in the tongue of this phone where a second speaker has signed them, and the others as the commune's
 * machine says them, as far as those are here; `far`: they may be fetched. False, and silent, when too little is there.
 */
export async function play(pieces: readonly string[], far: boolean): Promise<boolean> {
  const { voices } = await field().files();
  const tongue = await voices.tongue();
  const signed = (tongue ? await voices.list() : []).filter((one) => one.tongue === tongue && one.standing === 'signed');
  let own = 0;
  const found = await Promise.all(
    pieces.map(async (text) => {
      const key = await keyOf(text);
      const recorded = signed.find((one) => one.key === key);
      const said = recorded && (await voices.sound(recorded.digest));
      if (said) own += 1;
      return said ?? voices.made(key, far);
    }),
  );
  const there = found.filter((blob) => blob !== null);
  if (there.length === 0 || (own === 0 && !far && there.length < pieces.length)) return false;
  void sounds(there);
  return true;
}
