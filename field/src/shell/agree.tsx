import { useState } from 'preact/hooks';
import { newId, type AnyPurpose, type Bodies } from '../offline';
import { newSlip } from '../rules/slip';
import { Segments, TextField } from '../ui/fields';
import { Button } from '../ui/parts';
import { recordVoice, type Recording } from '../ui/record';
import { language } from '../ui/words';
import { w } from './agree-words';
import { field, useBundle, useSession } from './live';

type Agree = Bodies['people.agree'];
const LONGEST_MS = 30_000;

export type Given = Partial<Record<AnyPurpose, string>>;

/** Who agrees, and by what: the proof that stands beside each consent. */
export interface Proof {
  readonly giver: Agree['given_by'] | null;
  readonly other: string;
  readonly relation: Agree['relation'];
  readonly method: Agree['method'];
  readonly voice: Blob | null;
  /** Where they want the receipt as a text message; empty: they do not. */
  readonly telephone: string;
}
export const NO_PROOF: Proof = { giver: null, other: '', relation: null, method: 'tap', voice: null, telephone: '' };

export type ProofGap = 'needGiver' | 'needWitness' | 'needRepresentative' | 'needVoice' | 'needTelephone';

/** A telephone number as it is dialled at home: digits only, 0 for +84. */
export const dialled = (typed: string): string => typed.replace(/\D/g, '').replace(/^84/, '0');

/** What a proof still lacks; null when it is whole. */
export function proofGap({ giver, other, relation, method, voice, telephone }: Proof): ProofGap | null {
  if (!giver) return 'needGiver';
  if (telephone && !/^0\d{9,10}$/.test(dialled(telephone))) return 'needTelephone';
  if (giver === 'witnessed' && !other.trim()) return 'needWitness';
  if (giver === 'representative' && !(other.trim() && relation)) return 'needRepresentative';
  return method === 'voice' && !voice ? 'needVoice' : null;
}

type Say = Readonly<Partial<Record<AnyPurpose, string>>>;

/** The words that are read aloud: the newest this phone has, else those it came with. */
export function useWording() {
  const bundle = useBundle('rights');
  const name = useSession()?.place.commune_name ?? '';
  const commune = name.charAt(0).toLowerCase() + name.slice(1);
  const english = language === 'en';
  if (!bundle) return { version: 'v1', intro: w.wording(commune), say: w.purposes as Say };
  const said = bundle.purposes.map((one) => [one.key, english ? one.say_en : one.say] as const);
  const say: Say = { ...w.purposes, ...Object.fromEntries(said) };
  const intro = `${english ? bundle.intro_en : bundle.intro} ${english ? bundle.rights_en : bundle.rights}`;
  return { version: bundle.id, intro: intro.replace('{commune}', commune), say };
}

/** Records each consent of a person as a record of its own, all or none; `about`: the one thing it speaks of. */
export async function agreeTo(resident: string, purposes: readonly AnyPurpose[], said: Proof, wording: string, about: string | null = null): Promise<Given> {
  if (purposes.length > 0 && proofGap(said)) throw new Error('Nobody has said who agrees.');
  const [receipt, giver, other] = [newSlip(), said.giver ?? 'self', said.other.trim()];
  const bodies = purposes.map((purpose, at): Agree => ({
    id: newId(),
    resident_id: resident,
    purpose,
    given_by: giver,
    method: said.method === 'tap' && giver === 'witnessed' ? 'spoken' : said.method,
    representative: giver === 'representative' ? other : '',
    relation: giver === 'representative' ? said.relation : null,
    witness: giver === 'witnessed' ? other : '',
    wording,
    receipt,
    about,
    voice: null,
    telephone: at === purposes.length - 1 ? dialled(said.telephone) : '', // with the last, so that one message names them all
  }));
  if (bodies.length > 0) {
    if (said.method === 'voice' && said.voice) await (await field().files()).agree(bodies, said.voice);
    else await field().issueTogether(bodies.map((body) => ({ verb: 'people.agree', body })));
  }
  return Object.fromEntries(bodies.map(({ purpose, id }) => [purpose, id]));
}

/** Who agrees: the person, somebody for them, or with a witness; and how. */
export function GivenBy({ said, change }: { said: Proof; change: (patch: Partial<Proof>) => void }) {
  return (
    <section class="stack tight">
      <h2>{w.givenBy}</h2>
      <Segments
        label={w.givenBy}
        name="giver"
        value={said.giver}
        onPick={(giver) => {
          change({ giver });
        }}
        choices={[
          { id: 'self', label: w.givers.self },
          { id: 'representative', label: w.givers.representative },
          { id: 'witnessed', label: w.givers.witnessed },
        ]}
      />
      {said.giver && said.giver !== 'self' && (
        <TextField
          label={said.giver === 'witnessed' ? w.witness : w.representative}
          hint={w.giversHint[said.giver]}
          value={said.other}
          onInput={(other) => {
            change({ other });
          }}
        />
      )}
      {said.giver === 'representative' && (
        <label class="field">
          <span>{w.relation}</span>
          <select
            value={said.relation ?? ''}
            onChange={(event) => {
              change({ relation: (event.currentTarget.value || null) as Agree['relation'] });
            }}
          >
            <option value="">…</option>
            {Object.entries(w.relations).map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {said.giver && <How said={said} change={change} />}
      {said.giver && (
        <TextField
          digits
          label={w.telephone}
          hint={w.telephoneHint}
          value={said.telephone}
          onInput={(telephone) => {
            change({ telephone });
          }}
        />
      )}
    </section>
  );
}

/** How the agreement is given: by a tap, a signature on paper, or a voice that is recorded here. */
function How({ said, change }: { said: Proof; change: (patch: Partial<Proof>) => void }) {
  const [running, setRunning] = useState<Recording | null>(null);
  const listen = async (): Promise<void> => {
    try {
      const recording = await recordVoice({ bits: 16_000, longest: LONGEST_MS });
      setRunning(recording);
      change({ voice: await recording.sound });
    } catch {
      change({ method: 'signature', voice: null });
    }
    setRunning(null);
  };
  return (
    <>
      <Segments
        label={w.how}
        name="method"
        value={said.method}
        onPick={(method) => {
          change({ method });
        }}
        choices={(['tap', 'signature', 'voice'] as const).map((id) => ({
          id,
          label: id === 'tap' && said.giver === 'witnessed' ? w.methods.spoken : w.methods[id],
        }))}
      />
      {said.method === 'voice' && (
        <Button
          look={running ? 'rice' : 'soft'}
          icon={said.voice ? 'check' : 'ear'}
          onClick={() => {
            if (running) running.stop();
            else void listen();
          }}
        >
          {running ? w.voiceStop : said.voice ? w.voiceKept : w.voiceStart}
        </Button>
      )}
    </>
  );
}
