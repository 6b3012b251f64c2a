import { useState } from 'preact/hooks';
import { newId, whyUnkept, type Bodies, type Unkept } from '../../../offline';
import { field, useBundle, useLive } from '../../../shell/live';
import { back } from '../../../shell/router';
import { NotKept } from '../../../shell/unkept';
import { isoDay } from '../../../ui/dates';
import { OptionLine } from '../../../ui/fields';
import { Button, Notice, Page } from '../../../ui/parts';
import { passportOf } from './person';
import { levelOf } from './rules';
import { criterion, levelWord, said } from './skills';
import { w } from './words';

type Mode = Bodies['learning.observe']['mode'];
const MODES: readonly Mode[] = ['alone', 'prompted', 'done_for', 'taught'];

interface Choice {
  readonly mode: Mode | null;
  readonly justTaught: boolean;
}

/** How they did it, and whether whoever saw it has just taught it. */
function How({ mode, justTaught, pick }: Choice & { pick: (patch: Partial<Choice>) => void }) {
  return (
    <section class="stack tight" role="group" aria-label={w.see}>
      <h2>{w.see}</h2>
      {MODES.map((one) => (
        <OptionLine
          key={one}
          name="mode"
          checked={mode === one}
          onPick={() => {
            pick({ mode: one });
          }}
        >
          {w.modes[one]}
        </OptionLine>
      ))}
      <OptionLine
        name="just-taught"
        many
        checked={justTaught}
        onPick={() => {
          pick({ justTaught: !justTaught });
        }}
      >
        {w.justTaught}
      </OptionLine>
      <p class="small">{w.justTaughtHint}</p>
    </section>
  );
}

function useNote(resident_id: string, skill: string, there: string) {
  const [choice, setChoice] = useState<Choice>({ mode: null, justTaught: false });
  const [gap, setGap] = useState(false);
  const [unkept, setUnkept] = useState<Unkept | null>(null);
  const note = async (): Promise<void> => {
    setGap(!choice.mode);
    if (!choice.mode) return;
    try {
      await field().issue('learning.observe', { id: newId(), resident_id, skill, mode: choice.mode, just_taught: choice.justTaught });
      back(there);
    } catch (error) {
      setUnkept(whyUnkept(error));
    }
  };
  const pick = (patch: Partial<Choice>): void => {
    setChoice((now) => ({ ...now, ...patch }));
  };
  return { choice, pick, gap, unkept, note };
}

/** Notes that somebody was seen to do one skill, with its criterion read aloud first. */
export function Tick({ household, person: id, code }: { household: string; person: string; code: string }) {
  const found = useLive((store) => passportOf(store, household, id), [household, id]);
  const list = useBundle('skills');
  const there = `/hoc/ho-chieu/${household}/${id}`;
  const { choice, pick, gap, unkept, note } = useNote(id, code, there);
  const skill = list?.skills.find((one) => one.code === code);
  if (!found || !list || !skill) return null;
  return (
    <Page
      title={said(skill)}
      back={() => {
        back(there);
      }}
      say={`${said(skill)}. ${criterion(skill)}`}
      dock={found.agreed && <Button onClick={() => void note()}>{w.note}</Button>}
    >
      <p class="small">
        {found.person.given_name} · {levelWord(list, levelOf(found.row, code, isoDay(new Date())).level)}
      </p>
      <div class="card stack tight">
        <p class="b">{criterion(skill)}</p>
        <p class="small">{w.criterion}</p>
      </div>
      {unkept && <NotKept why={unkept} />}
      {gap && <Notice look="warn" icon="warning" title={w.pick} loud />}
      {found.agreed && <How {...choice} pick={pick} />}
    </Page>
  );
}
