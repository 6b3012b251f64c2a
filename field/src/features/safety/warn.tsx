import { useState } from 'preact/hooks';
import { newId, whyUnkept, type ScamKind, type Unkept, type Village, type Warning } from '../../offline';
import { field, useBundle, useLive, useSession } from '../../shell/live';
import { back } from '../../shell/router';
import { NotKept } from '../../shell/unkept';
import { addDays, isoDay } from '../../ui/dates';
import { OptionLine, Segments } from '../../ui/fields';
import { Button, Notice, Page } from '../../ui/parts';
import { NotHere } from './not-here';
import { latestFirst, standing } from './rules';
import { Warnings } from './warnings';
import { w } from './words';

const WEEK_MS = 7 * 86_400_000;
/** More villages than fit beside “the whole commune” in one bar: then it is the whole commune. */
const FEW = 3;

interface Said {
  readonly kind: string;
  readonly where: string;
}

async function spread({ kind, where }: Said, said_by: string): Promise<void> {
  const [id, now, village_id] = [newId(), Date.now(), where || null];
  const row = { id, kind, village_id, said_by, said_at: new Date(now).toISOString(), until: new Date(now + WEEK_MS).toISOString() };
  await field().issue('safety.warn', { id, kind, village_id, texts: false }, { collection: 'safety.warnings', id, row });
}

function TakeBack({ warning, name, run }: { warning: Warning; name: string; run: (work: Promise<unknown>) => Promise<boolean> }) {
  const [ended, setEnded] = useState(false);
  if (ended) return <p role="status">{w.takenBack}</p>;
  return (
    <Button
      look="quiet"
      onClick={() => {
        void run(field().issue('safety.end_warning', { warning_id: warning.id })).then(setEnded);
      }}
    >
      {w.takeBack}: {name}
    </Button>
  );
}

function Choose({ kinds, villages, said, say }: { kinds: readonly ScamKind[]; villages: readonly Village[]; said: Said; say: (said: Said) => void }) {
  const places = villages.length < FEW ? villages : [];
  return (
    <>
      {places.length > 0 && (
        <Segments
          label={w.where}
          name="where"
          value={said.where}
          onPick={(where) => {
            say({ ...said, where });
          }}
          choices={[{ id: '', label: w.whole }, ...places.map((one) => ({ id: one.id, label: `${one.kind} ${one.name}`.trim() }))]}
        />
      )}
      <div class="opts" role="radiogroup" aria-label={w.which}>
        {kinds.map(({ id, name, happens, do: act }) => (
          <OptionLine
            key={id}
            name="kind"
            checked={id === said.kind}
            onPick={() => {
              say({ ...said, kind: id });
            }}
          >
            <span class="b line">{name}</span>
            <span class="small line">
              {happens} {act}
            </span>
          </OptionLine>
        ))}
      </div>
    </>
  );
}

function Leading({ kinds, name }: { kinds: readonly ScamKind[]; name: string }) {
  const warnings = standing(useLive((store) => store.rows('safety.warnings'), []) ?? [], Date.now());
  const villages = useLive((store) => store.villages(), []) ?? [];
  const [said, say] = useState<Said>({ kind: '', where: '' });
  const [fault, setFault] = useState<Unkept | ''>('');
  const already = warnings.some((one) => one.kind === said.kind && (one.village_id ?? '') === said.where);
  const run = (work: Promise<unknown>): Promise<boolean> =>
    work.then(
      () => {
        setFault('');
        return true;
      },
      (error: unknown) => {
        setFault(whyUnkept(error));
        return false;
      },
    );
  return (
    <Page
      title={w.warn}
      back={() => {
        back('/an-toan');
      }}
      dock={
        <Button
          icon="horn"
          busy={!said.kind || already}
          onClick={() => {
            void run(spread(said, name)).then((kept) => {
              if (kept) say({ kind: '', where: '' });
            });
          }}
        >
          {w.spread}
        </Button>
      }
    >
      {fault && <NotKept why={fault} />}
      <Warnings />
      {warnings.map((one) => (
        <TakeBack key={one.id} warning={one} name={kinds.find(({ id }) => id === one.kind)?.name ?? ''} run={run} />
      ))}
      <p>{already ? w.already : w.spreadHint}</p>
      <Choose kinds={kinds} villages={villages} said={said} say={say} />
    </Page>
  );
}

/** The leader warns in two taps: the kind, and the button; the words are prepared, and it ends by itself. */
export function Warn() {
  const member = useSession()?.member;
  const scams = useBundle('scams');
  const seen = useLive((store) => store.rows('safety.seen'), []) ?? [];
  if (scams === undefined || !member) return null;
  if (!scams) return <NotHere />;
  if (member.role === 'leader') return <Leading kinds={latestFirst(scams.kinds, seen, addDays(isoDay(new Date()), -30))} name={member.name} />;
  return (
    <Page
      title={w.warn}
      back={() => {
        back('/an-toan');
      }}
    >
      <Notice icon="shield" title={w.onlyLeader} />
    </Page>
  );
}
