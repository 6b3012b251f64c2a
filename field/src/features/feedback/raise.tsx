import { useRef, useState } from 'preact/hooks';
import { newId, whyUnkept, type Bodies, type Bundles, type Petition, type PetitionCategory, type Unkept, type Village } from '../../offline';
import { newSlip } from '../../rules/slip';
import { field, useLive } from '../../shell/live';
import { shrink } from '../../shell/picture';
import { back } from '../../shell/router';
import { NotKept } from '../../shell/unkept';
import { dayInWords, isoDay } from '../../ui/dates';
import { OptionLine, TextField } from '../../ui/fields';
import { Picture } from '../../ui/icons';
import { Button, Notice, Page } from '../../ui/parts';
import { useCategories } from './hub';
import { isFormal, sameAs } from './rules';
import { SpotButton } from './spot';
import { NOBODY, WhoseField, type Whose } from './whose';
import { w } from './words';

type Bundle = Bundles['petitions'];
type About = Bodies['feedback.raise_petition']['about'];
type Step = 'which' | 'what' | 'who' | 'same' | 'done';
type Fault = 'needWhat' | 'needPlace' | 'badTelephone' | 'needHome' | 'photoFault' | Unkept | '';

interface Told {
  readonly what: string;
  readonly spot: string;
  readonly since: string;
  readonly village: string;
  readonly about: About;
  readonly lat: number | null;
  readonly lon: number | null;
}

const NOTHING: Told = { what: '', spot: '', since: '', village: '', about: '', lat: null, lon: null };
const OWN: readonly string[] = ['needWhat', 'needPlace', 'badTelephone', 'needHome', 'photoFault'];

function Which({ pick }: { pick: (one: PetitionCategory) => void }) {
  const { bundle } = useCategories();
  return (
    <ul class="card list">
      {bundle?.categories.map((one) => (
        <li key={one.id}>
          <button type="button" class="row" onClick={() => { pick(one); }}>
            <Picture name={one.pictogram} />
            <span class="grow b">{one.name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Photos({ hint, many, add, failed }: { hint: string; many: number; add: (photo: Blob) => void; failed: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setBusy(true);
    await shrink(file).then(add, failed);
    setBusy(false);
    if (input.current) input.current.value = '';
  };
  return (
    <div class="stack tight">
      <input ref={input} class="gone" type="file" accept="image/*" aria-label={w.photo} onChange={(event) => void take(event.currentTarget.files?.[0])} />
      <Button look="soft" icon="camera" busy={busy} onClick={() => input.current?.click()}>
        {many ? w.photos(many) : w.photo}
      </Button>
      <p class="small">{hint}</p>
    </div>
  );
}

interface WhatProps {
  readonly kind: PetitionCategory;
  readonly told: Told;
  readonly villages: readonly Village[];
  readonly change: (patch: Partial<Told>) => void;
}

function What({ kind, told, villages, change }: WhatProps) {
  const { bundle } = useCategories();
  return (
    <>
      <TextField label={w.what} hint={w.whatHint} value={told.what} onInput={(what) => { change({ what: what.slice(0, 500) }); }} />
      <TextField label={kind.where} value={told.spot} onInput={(spot) => { change({ spot: spot.slice(0, 160) }); }} />
      <TextField label={kind.since} value={told.since} onInput={(since) => { change({ since: since.slice(0, 80) }); }} />
      {villages.length > 1 && (
        <>
          <h2>{w.village}</h2>
          <div class="opts" role="radiogroup" aria-label={w.village}>
            {villages.map((one) => (
              <OptionLine key={one.id} name="village" checked={one.id === told.village} onPick={() => { change({ village: one.id }); }}>
                {`${one.kind} ${one.name}`.trim()}
              </OptionLine>
            ))}
          </div>
        </>
      )}
      <label class="field">
        <span>{w.about}</span>
        <small class="small">{w.aboutHint}</small>
        <select value={told.about} onChange={(event) => { change({ about: event.currentTarget.value as About }); }}>
          <option value="">{w.aboutNobody}</option>
          {bundle?.about.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

function Same({ found, pick }: { found: readonly Petition[]; pick: (one: Petition) => void }) {
  const today = isoDay(new Date());
  return (
    <>
      <p>{w.sameHint}</p>
      {found.map((one) => (
        <section key={one.id} class="card stack">
          <p class="b">{one.told}</p>
          {one.spot_told && <p>{one.spot_told}</p>}
          <p class="small">{dayInWords(isoDay(new Date(one.raised_at)), today)}{one.voices > 1 && ` · ${w.voices(one.voices)}`}</p>
          <Button look="soft" icon="check" onClick={() => { pick(one); }}>
            {w.join}
          </Button>
        </section>
      ))}
    </>
  );
}

function Done({ code, leave }: { code: string; leave: () => void }) {
  return (
    <Page title={w.raise} back={leave} dock={<Button onClick={leave}>{w.done}</Button>}>
      <Notice look="sure" icon="check" title={w.saved} loud>
        {w.savedHint}
      </Notice>
      <section class="card stack">
        <h2>{w.code}</h2>
        <p class="b lead">{code}</p>
        <p class="small">{w.codeHint(code)}</p>
      </section>
    </Page>
  );
}

interface Said {
  readonly told: Told;
  readonly whose: Whose;
  readonly kind: PetitionCategory;
  readonly village: string;
  readonly photos: readonly Blob[];
}

const plain = (code: string): string => code.replaceAll('-', '');

function voice(id: string, code: string, { who, resident, telephone }: Whose) {
  return { id, code: plain(code), how: 'app' as const, resident_id: who === 'family' ? resident : null, own: who === 'own', telephone };
}

/** Keeps a new petition with its photos; the list shows it at once. */
async function raise(code: string, { told, whose, kind, village, photos }: Said): Promise<void> {
  const id = newId();
  const { what, spot, since, about } = told;
  const open = !kind.quiet && !about;
  const [lat, lon] = open ? [told.lat, told.lon] : [null, null];
  const row: Petition = {
    id, village_id: village, category: kind.id, told: open ? what : '', spot_told: open ? spot : '', lat, lon, body_told: '', stage: 'new',
    raised_at: new Date(await field().moment()).toISOString(), voices: 1, days: 0, due_on: '', escalated: false, answer_told: '', confirm_on: null, confirmed: '',
  };
  const body = { ...voice(id, code, whose), village_id: village, category: kind.id, about, what, spot, since, lat, lon };
  await field().issue('feedback.raise_petition', body, { collection: 'feedback.petitions', id, row });
  const files = await field().files();
  for (const blob of photos) await files.look({ id: newId(), check: id, petition: true, blob });
}

async function join(code: string, whose: Whose, it: Petition): Promise<void> {
  const row: Petition = { ...it, voices: it.voices + 1 };
  await field().issue('feedback.join_petition', { ...voice(newId(), code, whose), petition_id: it.id }, { collection: 'feedback.petitions', id: it.id, row });
}

function needs(step: Step, told: Told, whose: Whose, village: string): Fault {
  if (step === 'what') return told.what.trim().split(/\s+/).length < 3 ? 'needWhat' : village ? '' : 'needPlace';
  if (whose.who === 'family' && !whose.resident) return 'needHome';
  return whose.telephone && !/^0\d{9,10}$/.test(whose.telephone) ? 'badTelephone' : '';
}

interface FormProps {
  readonly bundle: Bundle;
  readonly villages: readonly Village[];
  readonly rows: readonly Petition[];
}

interface Kept {
  readonly step: Step;
  readonly kind: PetitionCategory | null;
  readonly told: Told;
  readonly whose: Whose;
  readonly photos: readonly Blob[];
  readonly fault: Fault;
}

const FIRST: Kept = { step: 'which', kind: null, told: NOTHING, whose: NOBODY, photos: [], fault: '' };
const BEFORE: Readonly<Record<Step, Step>> = { which: 'which', what: 'which', who: 'what', same: 'who', done: 'which' };

interface AskedProps {
  readonly kept: Kept;
  readonly kind: PetitionCategory;
  readonly formal: Bundle['formal'] | null;
  readonly villages: readonly Village[];
  readonly set: (patch: Partial<Kept>) => void;
}

/** The questions of a step. */
function Asked({ kept: { step, told, whose, photos }, kind, formal, villages, set }: AskedProps) {
  if (step === 'who') return <WhoseField whose={whose} change={(patch) => { set({ whose: { ...whose, ...patch }, fault: '' }); }} />;
  const change = (patch: Partial<Told>): void => {
    set({ told: { ...told, ...patch }, fault: '' });
  };
  return (
    <>
      <What kind={kind} told={told} villages={villages} change={change} />
      {formal && (
        <Notice look="warn" icon="paper" title={formal.title} loud>
          {formal.bring}
        </Notice>
      )}
      <Photos hint={kind.photo} many={photos.length} add={(one) => { set({ photos: [...photos, one] }); }} failed={() => { set({ fault: 'photoFault' }); }} />
      {!kind.quiet && !told.about && <SpotButton marked={told.lat !== null} mark={(lat, lon) => { change({ lat, lon }); }} />}
    </>
  );
}

function Form({ bundle, villages, rows }: FormProps) {
  const [kept, setKept] = useState(FIRST);
  const [code] = useState(() => newSlip());
  const set = (patch: Partial<Kept>): void => {
    setKept((now) => ({ ...now, ...patch }));
    if (patch.step || patch.fault) window.scrollTo(0, 0);
  };
  const { step, kind, told, whose, photos, fault } = kept;
  const leave = (): void => {
    if (step === 'which' || step === 'done') back('/y-kien');
    else set({ step: BEFORE[step], fault: '' });
  };
  if (step === 'done') return <Done code={code} leave={leave} />;
  if (step === 'which' || !kind) {
    return (
      <Page title={w.which} back={leave}>
        <Which pick={(one) => { set({ kind: one, step: 'what' }); }} />
        <Notice icon="paper" title={bundle.formal.title}>
          {bundle.formal.bring}
        </Notice>
      </Page>
    );
  }
  const village = villages.length === 1 ? (villages[0]?.id ?? '') : told.village;
  const spot = { category: kind.id, village_id: village, lat: told.lat, lon: told.lon, raised_at: new Date().toISOString() };
  const same = kind.quiet || told.about ? [] : sameAs(spot, rows);
  const keep = (work: Promise<void>): void => {
    work.then(() => { set({ step: 'done', fault: '' }); }, (error: unknown) => { set({ fault: whyUnkept(error) }); });
  };
  const next = (): void => {
    const missing = needs(step, told, whose, village);
    if (missing) set({ fault: missing });
    else if (step === 'what') set({ step: 'who', fault: '' });
    else if (step === 'who' && same.length > 0) set({ step: 'same', fault: '' });
    else keep(raise(code, { told, whose, kind, village, photos }));
  };
  const formal = isFormal(told.what, bundle.formal.words) ? bundle.formal : null;
  const press = step === 'same' ? w.other : step === 'who' ? w.send : formal ? w.formal : w.next;
  return (
    <Page title={step === 'same' ? w.same : kind.name} back={leave} dock={<Button {...(step === 'same' ? { look: 'quiet' } : {})} onClick={next}>{press}</Button>}>
      {OWN.includes(fault) ? <Notice look="alarm" icon="warning" title={w[fault as 'needWhat']} loud /> : fault && <NotKept why={fault as Unkept} />}
      {step === 'same' ? <Same found={same} pick={(one) => { keep(join(code, whose, one)); }} /> : <Asked kept={kept} kind={kind} formal={formal} villages={villages} set={set} />}
    </Page>
  );
}

/** A petition in few taps: which kind, what and where, for whom; then whether it is one that is known already. */
export function Raise() {
  const { bundle } = useCategories();
  const villages = useLive((store) => store.villages(), []);
  const rows = useLive((store) => store.rows('feedback.petitions'), []);
  if (bundle === undefined || !villages || !rows) return null;
  if (bundle) return <Form bundle={bundle} villages={villages} rows={rows} />;
  return (
    <Page title={w.raise} back={() => { back('/y-kien'); }}>
      <Notice icon="wait" title={w.notHere}>
        {w.notHereHint}
      </Notice>
    </Page>
  );
}
