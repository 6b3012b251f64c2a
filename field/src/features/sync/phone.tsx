import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useSession, useStatus } from '../../shell/live';
import { chooseLanguage, isBig, setBig } from '../../shell/look';
import { back } from '../../shell/router';
import { Segments } from '../../ui/fields';
import { Picture } from '../../ui/icons';
import { Page } from '../../ui/parts';
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
      <LetterSize />
      <section class="stack tight">
        <h2>{w.language}</h2>
        <Segments
          label={w.language}
          name="language"
          value={language}
          onPick={chooseLanguage}
          choices={[
            { id: 'vi', label: w.languages.vi },
            { id: 'en', label: w.languages.en },
          ]}
        />
      </section>
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
        {status.storage && (
          <Fact picture="phone" label={w.storage}>
            {w.room(roomFor(status.storage))}
          </Fact>
        )}
      </ul>
      <p class="small">{w.secret}</p>
    </Page>
  );
}
