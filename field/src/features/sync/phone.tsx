import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Status } from '../../offline';
import { Alerts } from '../../shell/alerts';
import { field, useLive, useSession, useStatus } from '../../shell/live';
import { chooseLanguage, isBig, lacksEnglish, setBig } from '../../shell/look';
import { back } from '../../shell/router';
import { Segments } from '../../ui/fields';
import { Picture } from '../../ui/icons';
import { Button, Notice, Page } from '../../ui/parts';
import { language } from '../../ui/words';
import { roomFor } from './rules';
import { w } from './words';

function Fact({ picture, label, children }: { picture: string; label: string; children: ComponentChildren }) {
  return (
    <li class="row">
      <Picture name={picture} />
      <div class="grow">
        <p class="small">{label}</p>
        <p class="b">{children}</p>
      </div>
    </li>
  );
}

function LetterSize() {
  const [big, showBig] = useState(isBig());
  return (
    <section class="stack tight">
      <h2>{w.big}</h2>
      <Segments
        label={w.big}
        name="big"
        value={big ? 'big' : 'normal'}
        onPick={(id) => {
          setBig(id === 'big');
          showBig(id === 'big');
        }}
        choices={[
          { id: 'normal', label: w.bigs.normal },
          { id: 'big', label: w.bigs.big },
        ]}
      />
    </section>
  );
}

/** Vietnamese, or English, whose words come to the phone only when they are chosen. */
function SpokenLanguage() {
  const [cuts, setCuts] = useState(lacksEnglish() ? 1 : 0);
  return (
    <section class="stack tight">
      <h2>{w.language}</h2>
      {cuts > 0 && (
        <Notice look="warn" icon="warning" title={w.noEnglish} loud>
          {w.noEnglishHint}
        </Notice>
      )}
      <Segments
        label={w.language}
        name="language"
        value={language}
        onPick={(next) => {
          void chooseLanguage(next).then((done) => {
            setCuts((n) => (done ? 0 : n + 1));
          });
        }}
        choices={[
          { id: 'vi', label: w.languages.vi },
          { id: 'en', label: w.languages.en },
        ]}
      />
    </section>
  );
}

/** Whether the browser keeps what is here, how much room is left, and what to do about both. */
function Keeping({ status }: { status: Status }) {
  const [asked, setAsked] = useState(false);
  const answer = status.persisted === null ? 'unknown' : status.persisted ? 'yes' : 'no';
  return (
    <section class={answer === 'yes' ? 'card sure stack' : 'card warn stack'}>
      <h2>{w.keeping}</h2>
      <p class="b">{w.kepts[answer]}</p>
      {answer !== 'yes' && <p>{w.keptDo[answer]}</p>}
      {answer === 'no' && (
        <Button
          look="soft"
          onClick={() => {
            void field()
              .askToPersist()
              .then(() => {
                setAsked(true);
              });
          }}
        >
          {w.ask}
        </Button>
      )}
      {asked && answer === 'no' && <p role="status">{w.refusedAgain}</p>}
      <p class="small">
        {status.storage && `${w.room(roomFor(status.storage))} `}
        {w.history}
      </p>
    </section>
  );
}

/** How the phone opens: by its PIN, or where the browser offers it by a touch. */
function Opening() {
  const way = useLive(async (store) => (await store.chip()).way(), []);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const choose = async (): Promise<void> => {
    setBusy(true);
    const became = await field()
      .chip()
      .then((chip) => chip.choose())
      .catch(() => 'refused' as const);
    setFault(became === 'none' ? w.noChip : became === 'refused' ? w.chipRefused : '');
    setBusy(false);
  };
  return (
    <section class="stack tight">
      <Button look="soft" icon="shield" onClick={() => void field().lock()}>
        {w.lock}
      </Button>
      {way === 'offered' && (
        <>
          <Button look="soft" icon="hand" busy={busy} onClick={() => void choose()}>
            {w.chip}
          </Button>
          <p class="small">{w.chipHint}</p>
        </>
      )}
      {fault && <Notice look="warn" icon="warning" title={fault} loud />}
      {way === 'on' && <p role="status">{w.chipOn}</p>}
      <Button look="ghost" href="#/doi-pin">
        {way === 'on' ? w.toPin : w.changePin}
      </Button>
    </section>
  );
}

/** This phone: who uses it, how big the letters are, which language, how much room. */
export function Phone() {
  const session = useSession();
  const status = useStatus();
  return (
    <Page
      title={w.phone}
      back={() => {
        back('/cho-gui');
      }}
    >
      <Alerts status={status} />
      <Button icon="me" href="#/the">
        {w.card}
      </Button>
      <LetterSize />
      <SpokenLanguage />
      <Button look="soft" icon="ear" href="#/giong-noi">
        {w.voices}
      </Button>
      <ul class="card list">
        {session && (
          <Fact picture="me" label={w.you}>
            {session.member.name}
          </Fact>
        )}
        {session?.leader && (
          <Fact picture="call" label={w.leader}>
            <a class="link" href={`tel:${session.leader.phone.replace(/[^\d+]/g, '')}`}>
              {session.leader.name} · {session.leader.phone}
            </a>
          </Fact>
        )}
        {session && (
          <Fact picture="land" label={w.place}>
            {session.place.commune_name}, {session.place.province_name}
          </Fact>
        )}
      </ul>
      <Opening />
      <Keeping status={status} />
      <p class="small">{w.secret}</p>
    </Page>
  );
}
