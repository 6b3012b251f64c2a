import { useEffect, useRef, useState } from 'preact/hooks';
import type { Reason, VoiceView } from '../../offline';
import { field, useBundle } from '../../shell/live';
import { back, swap } from '../../shell/router';
import { OptionLine } from '../../ui/fields';
import { Button, Notice, Page } from '../../ui/parts';
import { recordVoice, type Recording } from '../../ui/record';
import type { Piece } from './pieces';
import { sounds, stop } from './player';
import { useVoices } from './voices';
import { w } from './words';

const BITS = 12_000;
const LONGEST_MS = 20_000;
const MOST_BYTES = 40 * 1024;
const QUIET = 0.02; // of the loudest
type Fault = 'silent' | 'heavy' | 'noMicrophone' | 'notKept';

const leave = (): void => {
  stop();
  back('/giong-noi');
};

interface Taken {
  readonly blob: Blob;
  readonly ms: number;
}

/** A microphone at work: how loud it is, what was taken, or why nothing was. */
function useRecorder() {
  const [running, setRunning] = useState<Recording | null>(null);
  const [loud, setLoud] = useState(0);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => () => running?.stop(), [running]);
  const start = async (): Promise<void> => {
    setFault(null);
    setTaken(null);
    stop();
    try {
      let loudest = 0;
      const level = (now: number): void => {
        loudest = Math.max(loudest, now);
        setLoud(now);
      };
      const recording = await recordVoice({ bits: BITS, longest: LONGEST_MS, level });
      const began = performance.now();
      setRunning(recording);
      const blob = await recording.sound;
      setRunning(null);
      if (loudest < QUIET) setFault('silent');
      else if (blob.size > MOST_BYTES) setFault('heavy');
      else setTaken({ blob, ms: Math.round(Math.min(performance.now() - began, LONGEST_MS)) });
    } catch {
      setRunning(null);
      setFault('noMicrophone');
    }
  };
  return { running, loud, taken, fault, setFault, start };
}

/** Records, lets listen, and only then keeps. */
function Record({ piece, tongue, done }: { piece: Piece; tongue: string; done: () => void }) {
  const { running, loud, taken, fault, setFault, start } = useRecorder();
  const name = useBundle('tongues')?.tongues.find((one) => one.code === tongue)?.name ?? tongue;
  const keep = async ({ blob, ms }: Taken): Promise<void> => {
    const { voices } = await field().files();
    await voices.keep({ ...piece, tongue, blob, ms }).then(done, () => {
      setFault('notKept');
    });
  };
  return (
    <section class="card stack">
      <p>{w.say(name.replace('T', 't'))}</p>
      <p class="small">{w.agree}</p>
      {running && <meter aria-label={w.level} value={loud} />}
      {fault && <Notice look="alarm" icon="warning" title={w[fault]} loud />}
      <Button
        look={running ? 'rice' : 'soft'}
        icon="ear"
        onClick={() => {
          if (running) running.stop();
          else void start();
        }}
      >
        {running ? w.stop : w.start}
      </Button>
      {taken && (
        <>
          <Button look="ghost" icon="ear" onClick={() => void sounds([taken.blob])}>
            {w.play}
          </Button>
          <Button icon="check" onClick={() => void keep(taken)}>
            {w.keep}
          </Button>
        </>
      )}
    </section>
  );
}

/** A piece that nobody has said yet in this tongue. */
export function SayPiece({ at }: { at: string }) {
  const board = useVoices();
  if (!board) return null;
  const piece = board.pieces.get(at);
  return (
    <Page title={w.record} back={leave} say={piece?.text}>
      {piece ? (
        <>
          <p class="big b">{piece.text}</p>
          <Record piece={piece} tongue={board.tongue} done={leave} />
        </>
      ) : (
        <Notice icon="question" title={w.gone} />
      )}
    </Page>
  );
}

/** A second speaker listens to the end, then signs or sends back. */
function Judge({ voice, heard }: { voice: VoiceView; heard: boolean }) {
  const [reason, setReason] = useState<Reason | null>(null);
  const recording_id = voice.id;
  if (!heard) return <p class="small">{w.first}</p>;
  return (
    <section class="stack">
      <Button icon="check" onClick={() => void field().issue('guides.sign_voice', { recording_id }).then(leave)}>
        {w.sign}
      </Button>
      <div class="opts" role="radiogroup" aria-label={w.send}>
        {(Object.keys(w.reasons) as Reason[]).map((each) => (
          <OptionLine
            key={each}
            name="reason"
            checked={reason === each}
            onPick={() => {
              setReason(each);
            }}
          >
            {w.reasons[each]}
          </OptionLine>
        ))}
      </div>
      {reason && (
        <Button
          look="rice"
          icon="turn"
          onClick={() => void field().issue('guides.return_voice', { recording_id, reason }).then(leave)}
        >
          {w.send}
        </Button>
      )}
    </section>
  );
}

function about({ standing, recorded_by, judged_by, reason }: VoiceView): string {
  if (standing === 'signed') return w.signedBy(judged_by);
  return standing === 'returned' ? w.back(judged_by, w.reasons[reason as Reason]) : w.by(recorded_by);
}

/** One recording: listen, and what this member may do with it. */
export function HearVoice({ id }: { id: string }) {
  const board = useVoices();
  const [heard, setHeard] = useState(false);
  const [far, setFar] = useState(false);
  const alive = useRef(true);
  useEffect(() => () => { alive.current = false; }, []);
  const voice = board?.voices.find((one) => one.id === id);
  if (!board) return null;
  const piece = voice && board.pieces.get(voice.key);
  const now = voice && (piece ?? [...board.pieces.values()].find(({ spot }) => spot === voice.spot));
  const play = async (digest: string): Promise<void> => {
    const blob = await (await field().files()).voices.sound(digest);
    setFar(!blob);
    if (blob && (await sounds([blob])) && alive.current) setHeard(true);
  };
  return (
    <Page title={w.play} back={leave} say={now?.text}>
      {!voice ? (
        <Notice icon="question" title={w.gone} />
      ) : (
        <>
          <p class="big b">{now?.text ?? w.gone}</p>
          {!piece && <Notice look="warn" icon="warning" title={w.changed} />}
          <p>{about(voice)}</p>
          <Button look="soft" icon="ear" onClick={() => void play(voice.digest)}>
            {w.play}
          </Button>
          {far && <Notice look="warn" icon="wait" title={w.far} loud />}
          {voice.asked && <p role="status">{w.asked}</p>}
          {piece && !voice.mine && voice.standing === 'waiting' && !voice.asked && <Judge voice={voice} heard={heard} />}
          {voice.mine && now && (voice.standing === 'returned' || !piece) && (
            <Button onClick={() => { swap(`/giong-noi/${now.key}`); }}>{w.record}</Button>
          )}
          {voice.mine && !voice.pending && (
            <Button look="ghost" icon="trash" onClick={() => void field().issue('guides.withdraw_voice', { recording_id: id }).then(leave)}>
              {w.withdraw}
            </Button>
          )}
        </>
      )}
    </Page>
  );
}
