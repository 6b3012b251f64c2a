import { useState } from 'preact/hooks';
import { newId, whyUnkept, type HazardWarning, type Seen, type Unkept, type Village, type WarningAck } from '../../offline';
import { field, useBundle, useLive, useSession } from '../../shell/live';
import { back } from '../../shell/router';
import { StateChip } from '../../shell/state';
import { NotKept } from '../../shell/unkept';
import { OptionLine } from '../../ui/fields';
import { Button, List, Notice, Page, RowLink } from '../../ui/parts';
import { Afterwards } from './afterwards';
import { homesFor } from './households';
import { useMoment } from './moment';
import { stands } from './rules';
import { w } from './words';
import { Frame, villageName, when, whereOf } from './warnings';

type Warned = Seen<HazardWarning>;
const up = (): void => {
  back('/ban-tin');
};

/** Records for a village that the warning has arrived; it counts here at once. */
async function acknowledge(warning: Warned, village_id: string, by_name: string): Promise<void> {
  const body = { id: newId(), warning_id: warning.id, village_id, how: 'app' } as const;
  const row = { ...body, by_name, at: new Date(await field().moment()).toISOString() };
  await field().issue('bulletin.acknowledge', body, { collection: 'bulletin.acks', id: body.id, row });
}

/** The one big button of a leader, or one for each village that has not answered. */
function Answer({ warning, villages }: { warning: Warned; villages: readonly Village[] }) {
  const member = useSession()?.member;
  const [unkept, setUnkept] = useState<Unkept | null>(null);
  if (member?.role !== 'leader' || villages.length === 0) return null;
  return (
    <>
      {unkept && <NotKept why={unkept} />}
      {villages.map((one) => (
        <Button
          key={one.id}
          icon="check"
          onClick={() => {
            acknowledge(warning, one.id, member.name).then(
              () => {
                setUnkept(null);
              },
              (error: unknown) => {
                setUnkept(whyUnkept(error));
              },
            );
          }}
        >
          {villages.length === 1 ? w.ack : w.ackAt(villageName(one))}
        </Button>
      ))}
    </>
  );
}

function Answered({ acks, villages }: { acks: readonly Seen<WarningAck>[]; villages: readonly Village[] }) {
  const nameOf = (id: string): string => {
    const found = villages.find((one) => one.id === id);
    return found ? villageName(found) : '';
  };
  return (
    <section class="stack tight">
      <h2>{w.acked}</h2>
      {acks.length === 0 && <p>{w.notYet}</p>}
      {acks.length > 0 && (
        <ul class="card list">
          {acks.map((one) => (
            <li key={one.id} class="row wrap">
              <span class="grow">
                <span class="b line">{w.ackedBy(nameOf(one.village_id), one.by_name)}</span>
                <span class="small line">
                  {when(one.at)}, {w.how[one.how]}
                </span>
              </span>
              <StateChip state={one.state} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The same in the tongues of the place, one tap away. */
function Tongues({ warning, told, tell }: { warning: Warned; told: string; tell: (code: string) => void }) {
  const known = useBundle('tongues')?.tongues ?? [];
  const codes = Object.keys(warning.tongues);
  if (codes.length === 0) return null;
  return (
    <div class="opts" role="radiogroup" aria-label={w.tongues}>
      {['', ...codes].map((code) => (
        <OptionLine
          key={code}
          name="tongue"
          checked={told === code}
          onPick={() => {
            tell(code);
          }}
        >
          {code ? (known.find((one) => one.code === code)?.name ?? code) : w.viet}
        </OptionLine>
      ))}
    </div>
  );
}

function HomesDoor({ warning }: { warning: Warned }) {
  const homes = useLive((store) => homesFor(store, warning), [warning.id]);
  if (!homes) return null;
  const asked = homes.filter(({ check }) => check).length;
  return (
    <List>
      <RowLink
        href={`#/ban-tin/canh-bao/${warning.id}/nha`}
        picture="house"
        tone="rice"
        title={w.first}
        small={homes.length > 0 ? w.homes(asked, homes.length) : w.noHomes}
      />
    </List>
  );
}

/** What is read aloud: in a drill its word comes first and last. */
function aloud({ drill, title, what, acts }: Warned): string {
  const lines = [title, what, ...acts];
  return (drill ? [w.drill, ...lines, w.drill] : lines).join('\n');
}

function Sheet({ warning, villages, now }: { warning: Warned; villages: readonly Village[]; now: number }) {
  const all = useLive((store) => store.rows('bulletin.acks'), []) ?? [];
  const [tongue, setTongue] = useState('');
  const open = stands(warning, now);
  const acks = all.filter(({ warning_id }) => warning_id === warning.id);
  const hit = villages.filter(({ id }) => warning.villages.length === 0 || warning.villages.includes(id));
  const silent = hit.filter(({ id }) => !acks.some(({ village_id }) => village_id === id));
  const said = warning.tongues[tongue] ?? warning;
  return (
    <Page title={warning.drill ? w.drill : w.warning} back={up} say={aloud(warning)} dock={open && <Answer warning={warning} villages={silent} />}>
      {!open && (
        <Notice look="sure" icon="check" title={w.endedTitle}>
          {w.ended[warning.ended_why]}
        </Notice>
      )}
      <Frame warning={{ ...warning, title: said.title }}>
        <span class="line">{said.what}</span>
        <span class="small line">
          {whereOf(warning, villages)} · {warning.onset && Date.parse(warning.onset) > now ? `${w.from(when(warning.onset))} · ` : ''}
          {w.until(when(warning.expires_at))}
        </span>
      </Frame>
      <Tongues warning={warning} told={tongue} tell={setTongue} />
      {open && warning.acts.length > 0 && (
        <section class="card stack">
          <h2>{w.acts}</h2>
          <ol class="acts">
            {warning.acts.map((act) => (
              <li key={act}>{act}</li>
            ))}
          </ol>
        </section>
      )}
      <HomesDoor warning={warning} />
      {!open && <Afterwards codes={warning.drill ? [] : warning.follow_on} />}
      <Answered acks={acks} villages={villages} />
      {warning.source && <p class="small">{w.source(warning.source)}</p>}
      {warning.drill && <p class="drilled">{w.drill}</p>}
    </Page>
  );
}

/** One warning: what, where, until when, what to do; who has answered for their village; what comes afterwards. */
export function OneWarning({ id }: { id: string }) {
  const now = useMoment();
  const rows = useLive((store) => store.rows('bulletin.warnings'), []);
  const villages = useLive((store) => store.villages(), []);
  if (now === undefined || !rows || !villages) return null;
  const warning = rows.find((one) => one.id === id);
  if (warning) return <Sheet key={id} warning={warning} villages={villages} now={now} />;
  return (
    <Page title={w.warning} back={up}>
      <Notice icon="question" title={w.gone}>
        {w.goneHint}
      </Notice>
    </Page>
  );
}
