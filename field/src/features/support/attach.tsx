import { useEffect, useRef, useState } from 'preact/hooks';
import { newId, type Assist, type FileKind, type FileView, type Problem } from '../../offline';
import { agreeTo, GivenBy, NO_PROOF, proofGap, useWording, type Proof, type ProofGap } from '../../shell/agree';
import { w as asked } from '../../shell/agree-words';
import { field, useLive } from '../../shell/live';
import { back } from '../../shell/router';
import { Segments } from '../../ui/fields';
import { Icon, Picture } from '../../ui/icons';
import { Button, Notice, Page } from '../../ui/parts';
import { recordVoice, type Recording } from '../../ui/record';
import { language } from '../../ui/words';
import { w } from './attach-words';
import { shrink } from '../../shell/picture';

type Wording = ReturnType<typeof useWording>;
type Broken = keyof typeof w.faults;
type Fault = Broken | ProofGap;
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

/** The question that comes before any camera and any microphone: may this one be kept? */
function Ask({ name, wording, said, change }: { name: string; wording: Wording; said: Proof; change: (patch: Partial<Proof>) => void }) {
  return (
    <section class="card stack">
      <h2>{w.ask(name)}</h2>
      <p>{wording.intro}</p>
      <p class="b">{wording.say.keep_file}</p>
      <GivenBy said={said} change={change} />
    </section>
  );
}

interface AddProps {
  readonly kept: (kind: FileKind, blob: Blob) => Promise<void>;
  readonly say: (fault: Fault | Problem | null) => void;
  /** What the consent to keep it still lacks: nothing is taken before. */
  readonly gap: ProofGap | null;
}

function AddPhoto({ kept, say, gap }: AddProps) {
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
      {!gap && (
        <input
          ref={input}
          class="gone"
          type="file"
          accept="image/*"
          aria-label={w.photo}
          onChange={(event) => void chosen(event.currentTarget.files?.[0])}
        />
      )}
      <Button look="soft" icon="camera" busy={busy} onClick={() => {
        say(gap);
        if (!gap) input.current?.click();
      }}>
        {busy ? w.working : w.photo}
      </Button>
    </section>
  );
}

function AddVoice({ kept, say, gap }: AddProps) {
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
    say(gap);
    if (gap) return;
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
  const [view, list, { left }] = await Promise.all([
    field().household(assist.household_id),
    files.list(assist.id),
    files.waiting(),
  ]);
  const name = view?.residents.find((person) => person.id === assist.resident_id)?.full_name ?? '';
  return { name, list, left };
}

function Trouble({ fault }: { fault: Fault | Problem }) {
  if (typeof fault === 'object') {
    return (
      <section class="card alarm" role="alert">
        <Why problem={fault} />
      </section>
    );
  }
  const told = fault in asked.gaps ? { what: asked.gaps[fault as ProofGap], todo: '' } : w.faults[fault as Broken];
  return (
    <Notice look="alarm" icon="warning" title={told.what} loud>
      {told.todo}
    </Notice>
  );
}

function Sheet({ assist, leave }: { assist: Assist; leave: () => void }) {
  const [fault, setFault] = useState<Fault | Problem | null>(null);
  const [said, setSaid] = useState(NO_PROOF);
  const wording = useWording();
  const data = useLive(() => known(assist), [assist.id]);
  if (!data) return null;
  const keep = async (kind: FileKind, blob: Blob): Promise<void> => {
    const files = await field().files();
    const problem = await files.check(blob);
    if (problem) { setFault(problem); return; }
    // Each photo has a consent that speaks of it alone; words that were spoken are spoken for the next one anew.
    const id = newId();
    const { keep_file: consent } = await agreeTo(assist.resident_id, ['keep_file'], said, wording.version, id);
    await files.attach({ id, assist: assist.id, consent: consent ?? '', kind, blob });
    setSaid((now) => ({ ...now, voice: null }));
  };
  const kept = (kind: FileKind, blob: Blob): Promise<void> =>
    keep(kind, blob).catch(() => {
      setFault('notSaved');
    });
  const gap = proofGap(said);
  return (
    <Page title={w.title} back={leave} dock={<Button onClick={leave}>{w.done}</Button>}>
      <p class="small">{w.intro}</p>
      {fault && <Trouble fault={fault} />}
      <Ask name={data.name} wording={wording} said={said} change={(patch) => { setSaid((now) => ({ ...now, ...patch })); }} />
      <AddPhoto kept={kept} say={setFault} gap={gap} />
      <AddVoice kept={kept} say={setFault} gap={gap} />
      <Added files={data.list} left={data.left} />
      {data.list.length > 0 && (
        <Button look="ghost" href={`#/quyen/${assist.household_id}/${assist.resident_id}`}>
          {w.receipts}
        </Button>
      )}
    </Page>
  );
}

/** Photos and recordings of one help: consent for this one, then the camera, then what became of each. */
export function Attach({ id }: { id: string }) {
  const assist = useLive((store) => store.assist(id), [id]);
  // Photos of other rooms are looked at and let go here as well.
  const others = useLive(async (store) => (await store.files()).list(id), [id]);
  const leave = (): void => {
    back(assist ? `/nha/${assist.household_id}` : '/');
  };
  if (assist === undefined) return null;
  if (assist === null) {
    return (
      <Page title={w.title} back={leave}>
        {others?.length ? (
          <Added files={others} left={null} />
        ) : (
          <Notice icon="question" title={w.unknown}>
            {w.unknownHint}
          </Notice>
        )}
      </Page>
    );
  }
  return <Sheet assist={assist} leave={leave} />;
}
