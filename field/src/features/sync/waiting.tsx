import { useState } from 'preact/hooks';
import { whyUnkept, type Letter, type Offline, type Status, type Unkept } from '../../offline';
import { Alerts } from '../../shell/alerts';
import { Foot } from '../../shell/foot';
import { field, useLive, useStatus } from '../../shell/live';
import { StateChip } from '../../shell/state';
import { NotKept } from '../../shell/unkept';
import { momentInWords } from '../../ui/dates';
import { Button, Notice, Page } from '../../ui/parts';
import { ByHand } from './by-hand';
import { FilesWaiting } from './files';
import { ProblemText, whatOf } from './parts';
import { houseOf, roomFor, shownLetters } from './rules';
import { w } from './words';

type Names = ReadonlyMap<string, string>;

async function namesOf(store: Offline, letters: readonly Letter[]): Promise<Names> {
  const ids = [...new Set(letters.flatMap((letter) => houseOf(letter) ?? []))];
  const views = await Promise.all(ids.map((id) => store.household(id)));
  return new Map(views.flatMap((v) => (v ? [[v.household.id, v.household.head_name]] : [])));
}

/** "Giúp bà con, nhà Lô Thị Tư". */
export function titleOf(letter: Letter, names: Names): string {
  const name = names.get(houseOf(letter) ?? '');
  const what = whatOf(letter);
  return name ? w.ofHouse(what, name) : what;
}

function Letters({ letters, names }: { letters: readonly Letter[]; names: Names }) {
  const now = new Date();
  return (
    <ul class="card list">
      {letters.map((letter) => (
        <li key={letter.id} class="row wrap">
          <div class="grow">
            <p class="b">{titleOf(letter, names)}</p>
            <p class="small">{momentInWords(new Date(letter.happened_at), now)}</p>
          </div>
          <StateChip state={letter.state} />
        </li>
      ))}
    </ul>
  );
}

function Review({ letters, names }: { letters: readonly Letter[]; names: Names }) {
  if (letters.length === 0) return null;
  return (
    <section class="card look stack">
      <h2>{w.review(letters.length)}</h2>
      <p class="small">{w.reviewHint}</p>
      {letters.map((letter) => (
        <div key={letter.id} class="stack tight">
          <p class="b">{titleOf(letter, names)}</p>
          {letter.problem && <ProblemText problem={letter.problem} />}
          <Button look="soft" href={`#/cho-gui/${letter.id}`}>
            {w.see}
          </Button>
        </div>
      ))}
      {letters.length > 1 && <AllAgain letters={letters} />}
    </section>
  );
}

function AllAgain({ letters }: { letters: readonly Letter[] }) {
  const [why, setWhy] = useState<Unkept | null>(null);
  return (
    <>
      {why && <NotKept why={why} />}
      <p class="small">{w.allAgainHint}</p>
      <Button
        look="ghost"
        icon="up"
        onClick={() => {
          field()
            .sendAgain(letters.map((letter) => letter.id))
            .catch((error: unknown) => {
              setWhy(whyUnkept(error));
            });
        }}
      >
        {w.allAgain(letters.length)}
      </Button>
    </>
  );
}

function Troubles({ status }: { status: Status }) {
  return (
    <>
      <Alerts status={status} />
      {!status.active && (
        <section class="card alarm stack">
          <p class="b">{w.inactive}</p>
          <p>{w.inactiveHint}</p>
          <Button look="soft" href="#/kich-hoat">
            {w.activate}
          </Button>
        </section>
      )}
      {status.notice && (
        <section class="card warn">
          <ProblemText problem={status.notice} />
        </section>
      )}
      {status.trouble !== null && status.trouble !== 'unreachable' && (
        <section class="card warn">
          <ProblemText problem={status.trouble} />
        </section>
      )}
    </>
  );
}

function unreached(nextTry: string | null): string {
  return nextTry === null ? w.unreachable : w.triesAt(momentInWords(new Date(nextTry), new Date()));
}

function Truth({ status }: { status: Status }) {
  const lines = [
    status.online ? (status.trouble === 'unreachable' ? unreached(status.nextTry) : '') : w.offline,
    status.lastSync ? w.lastSync(momentInWords(new Date(status.lastSync), new Date())) : w.neverSynced,
    status.storage ? w.room(roomFor(status.storage)) : '',
  ];
  return <p class="small">{lines.filter(Boolean).join(' ')}</p>;
}

function SendNow({ status }: { status: Status }) {
  const [trying, setTrying] = useState(false);
  const busy = trying || status.syncing;
  return (
    <Button
      icon="up"
      busy={busy}
      onClick={() => {
        setTrying(true);
        void field()
          .syncNow()
          .finally(() => {
            setTrying(false);
          });
      }}
    >
      {status.loading !== null ? w.loading(status.loading) : busy ? w.sending : w.now}
    </Button>
  );
}

/** What waits to be sent, what was sent, what came back confirmed, and what needs a person. */
export function Waiting() {
  const status = useStatus();
  const found = useLive(async (store) => {
    const letters = await store.letters();
    return { letters, names: await namesOf(store, letters) };
  }, []);
  if (!found) return null;
  const { letters, names } = found;
  const shown = shownLetters(letters);
  return (
    <Page
      title={w.title}
      dock={<SendNow status={status} />}
      foot={<Foot />}
      aside={
        <a class="link" href="#/may-nay">
          {w.phone}
        </a>
      }
    >
      <Troubles status={status} />
      <Review letters={letters.filter((l) => l.state === 'review').reverse()} names={names} />
      {shown.length > 0 ? (
        <Letters letters={shown} names={names} />
      ) : (
        <Notice icon="check" look="plain" title={w.none}>
          {w.noneHint}
        </Notice>
      )}
      <ByHand />
      <FilesWaiting />
      <Truth status={status} />
    </Page>
  );
}
