import { useState } from 'preact/hooks';
import type { Shut as Why } from '../../offline';
import { field, useStatus } from '../../shell/live';
import { momentInWords } from '../../ui/dates';
import { Mark } from '../../ui/icons';
import { Button, Notice, Page } from '../../ui/parts';
import { w } from './words';

/** Shown instead of every other page while nothing about people may be seen on this phone. */
export function Shut({ shut }: { shut: Exclude<Why, { why: 'pin' }> }) {
  return shut.why === 'lease' ? <Away /> : <Locked locked={shut} />;
}

/** The server was not met for too long: what was recorded stays, and can still leave. */
function Away() {
  const status = useStatus();
  const [tried, setTried] = useState(false);
  const meet = async (): Promise<void> => {
    const after = await field().syncNow();
    setTried(after.trouble !== null);
  };
  return (
    <Page
      title={w.title}
      front={<Mark />}
      dock={
        <Button icon="up" busy={status.syncing} onClick={() => void meet()}>
          {status.syncing ? w.trying : w.now}
        </Button>
      }
    >
      <p class="q">{w.away}</p>
      <p>{w.awayHint}</p>
      <Notice look={status.unsent > 0 ? 'warn' : 'sure'} icon={status.unsent > 0 ? 'wait' : 'check'} title={w.waits(status.unsent)}>
        {status.unsent > 0 && w.waitsHint}
      </Notice>
      <p>{w.meet}</p>
      {tried && !status.syncing && <Notice look="alarm" icon="warning" title={w.unreachable} loud />}
      {status.unsent > 0 && (
        <Button look="soft" href="#/nho-mang">
          {w.carry}
        </Button>
      )}
    </Page>
  );
}

function Locked({ locked }: { locked: Extract<Why, { why: 'locked' }> }) {
  const { letters, review, files, sealed, commune, guessed } = locked;
  const when = momentInWords(new Date(locked.at), new Date());
  return (
    <Page
      title={w.title}
      front={<Mark />}
      dock={
        <Button href="#/kich-hoat" icon="next">
          {w.code}
        </Button>
      }
    >
      <p class="q">{guessed ? w.guessed : w.locked}</p>
      <p>{guessed ? w.guessedHint(when) : w.lockedHint(when)}</p>
      <Notice
        look={letters > 0 ? 'warn' : 'sure'}
        icon={letters > 0 ? 'shield' : 'check'}
        title={sealed || letters === 0 ? w.sealed(letters) : w.kept(letters)}
      >
        {letters > 0 && (sealed ? w.sealedHint : w.keptHint)}
      </Notice>
      {review > 0 && <p class="small">{w.review(review)}</p>}
      {files > 0 && <p class="small">{w.files(files)}</p>}
      <Notice look="plain" icon="call" title={w.yours}>
        {w.yoursHint}
      </Notice>
      <Notice look="plain" icon="home" title={w.found}>
        {w.foundHint(commune)}
      </Notice>
    </Page>
  );
}
