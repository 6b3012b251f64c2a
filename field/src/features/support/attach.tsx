import { useEffect, useRef, useState } from 'preact/hooks';
import { newId, type Assist, type Bodies, type FileKind, type FileView, type Problem } from '../../offline';
import { field, useLive } from '../../shell/live';
import { back } from '../../shell/router';
import { Segments, TextField } from '../../ui/fields';
import { Icon, Picture } from '../../ui/icons';
import { Button, Notice, Page } from '../../ui/parts';
import { recordVoice, type Recording } from '../../ui/record';
import { language } from '../../ui/words';
import { w } from './attach-words';
import { shrink } from './picture';

type Giver = Bodies['people.give_consent']['given_by'];
type Fault = 'noMicrophone' | 'unreadable' | 'notSaved';
const LONGEST_MS = 120_000;
type PhotoKind = Exclude<FileKind, 'voice_note'>;

const LOOK = { here: 'here', sent: 'sent', confirmed: 'sure', refused: 'alarm' } as const;
const ICON = { here: 'wait', sent: 'up', confirmed: 'check', refused: 'warning' } as const;

/** A refusal in words; its number in small type. */
function Why({ problem }: { problem: Problem }) {
  const told = (language === 'en' ? problem.en : undefined) ?? problem;
  return (
    <div class="stack tight">
      <p class="b">{told.detail}</p>
      <p class="small">{told.kept}</p>
      <p class="small">{told.todo}</p>
      <p class="tiny">{w.number(problem.number)}</p>
    </div>
  );
}

/** The question that comes before any camera: may this be kept? */
function Ask({ resident, name }: { resident: string; name: string }) {
  const [giver, setGiver] = useState<Giver | null>(null);
  const [other, setOther] = useState('');
  const [fault, setFault] = useState<'needGiver' | 'needOther' | 'notSaved' | null>(null);
  const agree = async (): Promise<void> => {
    if (!giver) { setFault('needGiver'); return; }
    if (giver !== 'self' && !other.trim()) { setFault('needOther'); return; }
    const method = giver === 'self' ? 'tap' : 'spoken';
    await field()
      .issue('people.give_consent', {
        id: newId(), resident_id: resident, purpose: 'keep_file', given_by: giver, method, witness_name: other.trim() || null, wording: 'v1',
      })
      .catch(() => {
        setFault('notSaved');
      });
  };
  return (
    <section class="card stack">
      <h2>{w.ask(name)}</h2>
      <p>{w.aloud}</p>
      <Segments
        label={w.givenBy}
        name="giver"
        value={giver}
        onPick={setGiver}
        choices={(['self', 'representative', 'witnessed'] as const).map((id) => ({ id, label: w.givers[id] }))}
      />
      {giver && giver !== 'self' && <TextField label={w.other} value={other} onInput={setOther} />}
      {fault && <Notice look="alarm" icon="warning" title={w[fault]} loud />}
      <Button onClick={() => void agree()}>{w.agree}</Button>
    </section>
  );
}

interface AddProps {
  readonly kept: (kind: FileKind, blob: Blob) => Promise<void>;
  readonly say: (fault: Fault | Problem | null) => void;
}

function AddPhoto({ kept, say }: AddProps) {
  const [kind, setKind] = useState<PhotoKind>('place_photo');
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const chosen = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    say(null);
    setBusy(true);
    try {
      // A video or a huge file is named as what it is, before anything of it is opened.
      const problem = file.type.startsWith('image/') && file.size < 60 * 1024 * 1024 ? null : await (await field().files()).check(file);
      if (problem) say(problem);
      else await kept(kind, await shrink(file));
    } catch {
      say('unreadable');
    }
    setBusy(false);
    if (input.current) input.current.value = '';
  };
  return (
    <section class="card stack">
      <Segments
        label={w.whichPhoto}
        name="kind"
        value={kind}
        onPick={setKind}
        choices={(['place_photo', 'paper_photo'] as const).map((id) => ({ id, label: w.kinds[id] }))}
      />
      <p class="small">{w.never}</p>
      <input
        ref={input}
        class="gone"
        type="file"
        accept="image/*"
        aria-label={w.photo}
        onChange={(event) => void chosen(event.currentTarget.files?.[0])}
      />
      <Button look="soft" icon="camera" busy={busy} onClick={() => input.current?.click()}>
        {busy ? w.working : w.photo}
      </Button>
    </section>
  );
}

function AddVoice({ kept, say }: AddProps) {
  const [running, setRunning] = useState<Recording | null>(null);
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!running) return;
    const clock = setInterval(() => {
      setSeconds((n) => n + 1);
    }, 1000);
    return () => {
      clearInterval(clock);
      running.stop();
    };
  }, [running]);
  const begin = async (): Promise<void> => {
    say(null);
    try {
      const recording = await recordVoice({ bits: 16_000, longest: LONGEST_MS });
      setSeconds(0);
      setRunning(recording);
      const sound = await recording.sound;
      setRunning(null);
      await kept('voice_note', sound);
    } catch {
      setRunning(null);
      say('noMicrophone');
    }
  };
  return (
    <section class="card stack">
      {running && <p role="status">{w.running(seconds)}</p>}
      <Button
        look={running ? 'rice' : 'soft'}
        icon="ear"
        onClick={() => {
          if (running) running.stop();
          else void begin();
        }}
      >
        {running ? w.stop : w.record}
      </Button>
    </section>
  );
}

function FileLine({ file }: { file: FileView }) {
  return (
    <li class="row wrap">
      <Picture name={file.kind === 'voice_note' ? 'ear' : 'camera'} />
      <div class="grow">
        <p class="b">{w.kinds[file.kind]}</p>
        <p class="small">{w.size(Math.ceil(file.bytes / 1024))}</p>
      </div>
      <span class={`chip ${LOOK[file.state]}`}>
        <Icon name={ICON[file.state]} small />
        {w.state[file.state]}
      </span>
      {file.problem && (
        <div class="stack">
          <Why problem={file.problem} />
          <Button look="ghost" icon="trash" onClick={() => void field().files().then((files) => files.drop(file.digest))}>
            {w.drop}
          </Button>
        </div>
      )}
    </li>
  );
}

function SendNow({ left }: { left: number | null }) {
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true);
    await field().syncNow();
    await (await field().files()).sendNow().catch(() => undefined);
    setBusy(false);
  };
  return (
    <section class="stack tight">
      <p class="small">{left === null ? w.free : w.left(Math.floor(left / 1024))}</p>
      <Button look="soft" icon="up" busy={busy} onClick={() => void send()}>
        {busy ? w.sending : w.now}
      </Button>
    </section>
  );
}

function Added({ files, left }: { files: readonly FileView[]; left: number | null }) {
  return (
    <section class="stack">
      <h2>{w.list}</h2>
      {files.length === 0 ? (
        <p class="small">{w.none}</p>
      ) : (
        <ul class="card list">
          {files.map((file) => (
            <FileLine key={file.digest} file={file} />
          ))}
        </ul>
      )}
      {files.some((file) => file.state === 'here') && <SendNow left={left} />}
    </section>
  );
}

async function known(assist: Assist) {
  const files = await field().files();
  const [view, consent, list, { left }] = await Promise.all([
    field().household(assist.household_id),
    field().consentOf(assist.resident_id, 'keep_file'),
    files.list(assist.id),
    files.waiting(),
  ]);
  const name = view?.residents.find((person) => person.id === assist.resident_id)?.full_name ?? '';
  return { name, consent, list, left };
}

function Sheet({ assist, leave }: { assist: Assist; leave: () => void }) {
  const [fault, setFault] = useState<Fault | Problem | null>(null);
  const data = useLive(() => known(assist), [assist.id]);
  if (!data) return null;
  const { consent } = data;
  const kept = async (kind: FileKind, blob: Blob): Promise<void> => {
    const files = await field().files();
    const problem = await files.check(blob);
    if (problem || !consent) { setFault(problem); return; }
    await files.attach({ id: newId(), assist: assist.id, consent, kind, blob }).catch(() => {
      setFault('notSaved');
    });
  };
  return (
    <Page title={w.title} back={leave} dock={<Button onClick={leave}>{w.done}</Button>}>
      <p class="small">{w.intro}</p>
      {typeof fault === 'string' && (
        <Notice look="alarm" icon="warning" title={w[fault]} loud>
          {w[`${fault}Hint`]}
        </Notice>
      )}
      {fault && typeof fault === 'object' && (
        <section class="card alarm" role="alert">
          <Why problem={fault} />
        </section>
      )}
      {consent ? (
        <>
          <AddPhoto kept={kept} say={setFault} />
          <AddVoice kept={kept} say={setFault} />
        </>
      ) : (
        <Ask resident={assist.resident_id} name={data.name} />
      )}
      <Added files={data.list} left={data.left} />
    </Page>
  );
}

/** Photos and recordings of one help: consent first, then the camera, then what became of each. */
export function Attach({ id }: { id: string }) {
  const assist = useLive((store) => store.assist(id), [id]);
  const leave = (): void => {
    back(assist ? `/nha/${assist.household_id}` : '/');
  };
  if (assist === undefined) return null;
  if (assist === null) {
    return (
      <Page title={w.title} back={leave}>
        <Notice icon="question" title={w.unknown}>
          {w.unknownHint}
        </Notice>
      </Page>
    );
  }
  return <Sheet assist={assist} leave={leave} />;
}
