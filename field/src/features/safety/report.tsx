import { useState } from 'preact/hooks';
import { newId, whyUnkept, type Bodies, type ScamKind, type Unkept, type Village } from '../../offline';
import { field, useBundle, useLive } from '../../shell/live';
import { back } from '../../shell/router';
import { NotKept } from '../../shell/unkept';
import { isoDay } from '../../ui/dates';
import { OptionLine, Segments, TextField } from '../../ui/fields';
import { Button, Notice, Page } from '../../ui/parts';
import { NotHere } from './not-here';
import { plainNumber, reportText } from './rules';
import { w } from './words';

type Told = Bodies['safety.report_scam'];
type Kept = Pick<Told, 'kind' | 'village_id' | 'number' | 'link' | 'note'> & { way: Told['way'] | ''; lost: boolean };

type Change = (patch: Partial<Kept>) => void;

const NOTHING: Kept = { kind: '', village_id: '', way: '', number: '', link: '', note: '', lost: false };

const nameOf = ({ kind, name }: Village): string => `${kind} ${name}`.trim();

/** Records the report; this phone counts the kind as seen at once. */
async function keep(told: Kept, kind: ScamKind, village: string): Promise<void> {
  const body: Told = { ...told, id: newId(), kind: kind.id, village_id: village, way: told.way || kind.way, asked: kind.asked, number: plainNumber(told.number) };
  const row = { id: body.id, village_id: village, kind: kind.id, last_on: isoDay(new Date()) };
  await field().issue('safety.report_scam', body, { collection: 'safety.seen', id: body.id, row });
}

function Done({ told, kind }: { told: Kept; kind: ScamKind }) {
  const [copied, setCopied] = useState(false);
  const text = reportText(told.way || kind.way, plainNumber(told.number), kind.sms);
  return (
    <Page
      title={w.report}
      back={() => {
        back('/an-toan');
      }}
    >
      <Notice look="sure" icon="check" title={w.saved} loud>
        {w.savedHint}
      </Notice>
      {told.lost && (
        <Button icon="shield" href="#/an-toan/ba-viec">
          {w.acts}
        </Button>
      )}
      <section class="card stack">
        <h2>{w.text}</h2>
        <p class="b">{text}</p>
        <div class="two">
          {['156', '5656'].map((to) => (
            <Button key={to} look="soft" href={`sms:${to}?body=${encodeURIComponent(text)}`}>
              {w.send(to)}
            </Button>
          ))}
        </div>
        <Button
          look="quiet"
          onClick={() => {
            void navigator.clipboard.writeText(text).then(() => {
              setCopied(true);
            }).catch(() => undefined);
          }}
        >
          {copied ? w.copied : w.copy}
        </Button>
      </section>
    </Page>
  );
}

function More({ told, change }: { told: Kept; change: Change }) {
  return (
    <section class="card stack">
      <h2>{w.more}</h2>
      <Segments
        label={w.lost}
        name="lost"
        value={told.lost ? 'yes' : 'no'}
        onPick={(one) => {
          change({ lost: one === 'yes' });
        }}
        choices={(['no', 'yes'] as const).map((id) => ({ id, label: w.losses[id] }))}
      />
      <Segments
        label={w.way}
        name="way"
        value={told.way || null}
        onPick={(way) => {
          change({ way });
        }}
        choices={(['call', 'message', 'visit'] as const).map((id) => ({ id, label: w.ways[id] }))}
      />
      <TextField label={w.number} digits value={told.number} onInput={(number) => { change({ number }); }} />
      <TextField label={w.link} value={told.link} onInput={(link) => { change({ link: link.slice(0, 200) }); }} />
      <TextField label={w.note} hint={w.noteHint} value={told.note} onInput={(note) => { change({ note: note.slice(0, 200) }); }} />
    </section>
  );
}

function Where({ villages, told, change }: { villages: readonly Village[]; told: Kept; change: Change }) {
  return (
    <>
      <h2>{w.where}</h2>
      <div class="opts" role="radiogroup" aria-label={w.where}>
        {villages.map((one) => (
          <OptionLine key={one.id} name="village" checked={one.id === told.village_id} onPick={() => { change({ village_id: one.id }); }}>
            {nameOf(one)}
          </OptionLine>
        ))}
      </div>
    </>
  );
}

/** What was heard of a fraud: its kind is enough; the rest helps whoever reads it. */
export function Report() {
  const scams = useBundle('scams');
  const villages = useLive((store) => store.villages(), []);
  const [told, setTold] = useState<Kept>(NOTHING);
  const [fault, setFault] = useState<Unkept | 'needKind' | 'needPlace' | ''>('');
  const [done, setDone] = useState(false);
  if (scams === undefined || villages === undefined) return null;
  if (!scams) return <NotHere />;
  const kind = scams.kinds.find(({ id }) => id === told.kind);
  const village = villages.length === 1 ? villages[0]?.id : told.village_id;
  const change: Change = (patch) => {
    setTold({ ...told, ...patch });
    setFault('');
  };
  if (done && kind) return <Done told={told} kind={kind} />;
  const save = (): void => {
    if (!kind || !village) {
      setFault(kind ? 'needPlace' : 'needKind');
      window.scrollTo(0, 0);
      return;
    }
    keep(told, kind, village).then(
      () => {
        setDone(true);
      },
      (error: unknown) => {
        setFault(whyUnkept(error));
      },
    );
  };
  return (
    <Page
      title={w.report}
      back={() => {
        back('/an-toan');
      }}
      dock={<Button onClick={save}>{w.save}</Button>}
    >
      {fault === 'needKind' || fault === 'needPlace' ? <Notice look="alarm" icon="warning" title={w[fault]} loud /> : fault && <NotKept why={fault} />}
      <h2>{w.which}</h2>
      <div class="opts" role="radiogroup" aria-label={w.which}>
        {scams.kinds.map(({ id, name }) => (
          <OptionLine key={id} name="kind" checked={id === told.kind} onPick={() => { change({ kind: id }); }}>
            {name}
          </OptionLine>
        ))}
      </div>
      {villages.length > 1 && <Where villages={villages} told={told} change={change} />}
      <More told={told} change={change} />
    </Page>
  );
}
