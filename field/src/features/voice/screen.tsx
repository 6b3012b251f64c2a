import { useState } from 'preact/hooks';
import type { VoiceView } from '../../offline';
import { field, useBundle } from '../../shell/live';
import { back } from '../../shell/router';
import { OptionLine } from '../../ui/fields';
import { Button, List, Page, RowLink } from '../../ui/parts';
import { useVoices, type Board } from './voices';
import { w } from './words';

const SHOWN = 12;

function Tongues({ chosen }: { chosen: string }) {
  const known = useBundle('tongues')?.tongues ?? [];
  return (
    <div class="stack tight opts" role="radiogroup" aria-label={w.hear}>
      <h2>{w.hear}</h2>
      {[{ code: '', name: w.vi }, ...known].map(({ code, name }) => (
        <OptionLine
          key={code}
          name="tongue"
          checked={chosen === code}
          onPick={() => void field().files().then(({ voices }) => voices.choose(code))}
        >
          {name}
        </OptionLine>
      ))}
      <p class="small">{w.hint}</p>
    </div>
  );
}

function Ahead({ tongue }: { tongue: string }) {
  const [told, tell] = useState('');
  const load = async (): Promise<void> => {
    const { voices } = await field().files();
    await voices.preload(tongue, (n, all) => {
      tell(w.loaded(n, all));
    });
  };
  return (
    <>
      <Button look="soft" icon="ear" onClick={() => void load()}>
        {w.load}
      </Button>
      {told && <p role="status">{told}</p>}
    </>
  );
}

interface Line {
  readonly to: string;
  readonly text: string;
  readonly small?: string;
}

function Lines({ title, hint, lines }: { title: string; hint?: string; lines: readonly Line[] }) {
  if (lines.length === 0) return null;
  return (
    <section class="stack tight">
      <h2>{title}</h2>
      {hint && <p class="small">{hint}</p>}
      <List>
        {lines.slice(0, SHOWN).map(({ to, text, small }) => (
          <RowLink key={to} href={`#/giong-noi/${to}`} title={text} small={small} />
        ))}
      </List>
      {lines.length > SHOWN && <p class="small">{w.more(lines.length - SHOWN)}</p>}
    </section>
  );
}

function lists({ pieces, voices }: Board) {
  const line = (one: VoiceView): Line => ({
    to: `nghe/${one.id}`,
    text: pieces.get(one.key)?.text ?? w.changed,
    small: one.mine ? w.standing[one.standing] : w.by(one.recorded_by),
  });
  const done = new Set(voices.filter((one) => one.standing !== 'returned').map((one) => one.key));
  const heard = new Set(voices.filter((one) => one.standing === 'signed').map((one) => one.key));
  const mine = voices.filter((one) => one.mine);
  const again = mine.filter((one) => (one.standing === 'returned' || !pieces.has(one.key)) && !done.has(one.key));
  return {
    heard: [...heard].filter((key) => pieces.has(key)).length,
    listen: voices.filter((one) => !one.mine && one.standing === 'waiting' && !one.asked && pieces.has(one.key)).map(line),
    again: [...again, ...mine.filter((one) => one.standing === 'signed' && !pieces.has(one.key))].map(line),
    missing: [...pieces.values()].filter(({ key }) => !done.has(key)).map(({ key, text }) => ({ to: key, text })),
    mine: mine.filter((one) => pieces.has(one.key) && one.standing !== 'returned').map(line),
  };
}

/** Voices of the village: the tongue of this phone, what waits for an ear, and what nobody has said yet. */
export function Voices() {
  const board = useVoices();
  const found = board && lists(board);
  const name = useBundle('tongues')?.tongues.find((one) => one.code === board?.tongue)?.name ?? w.vi;
  return (
    <Page
      title={w.title}
      back={() => {
        back('/may-nay');
      }}
    >
      {board && <Tongues chosen={board.chosen} />}
      {found && board.pieces.size > 0 ? (
        <>
          <p class="b">{w.heard(name, found.heard, board.pieces.size)}</p>
          {board.chosen && <Ahead tongue={board.chosen} />}
          <Lines title={w.listen} lines={found.listen} />
          <Lines title={w.again} lines={found.again} />
          <Lines title={w.missing} hint={w.most} lines={found.missing} />
          <Lines title={w.mine} lines={found.mine} />
        </>
      ) : (
        found && <p>{w.none}</p>
      )}
      <Button look="ghost" icon="book" href="#/tu-kho">
        {w.words}
      </Button>
    </Page>
  );
}
