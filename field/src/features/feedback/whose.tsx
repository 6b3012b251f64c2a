import { useState } from 'preact/hooks';
import { useLive } from '../../shell/live';
import { Finder, OptionLine, Segments, TextField } from '../../ui/fields';
import { Notice } from '../../ui/parts';
import { w } from './words';

/** Who gets the answer: nobody that is named, the member, or somebody of a home who agreed to be helped. */
export interface Whose {
  readonly who: 'nobody' | 'own' | 'family';
  readonly home: string;
  readonly resident: string;
  readonly telephone: string;
}

export const NOBODY: Whose = { who: 'nobody', home: '', resident: '', telephone: '' };

function Home({ whose, change }: { whose: Whose; change: (patch: Partial<Whose>) => void }) {
  const [text, setText] = useState('');
  const hits = useLive((store) => store.findHouseholds(text, { limit: 8 }), [text]);
  const view = useLive(async (store) => (whose.home ? store.household(whose.home) : null), [whose.home]);
  return (
    <section class="stack">
      <Finder label={w.home} value={text} onInput={setText} />
      {hits?.length === 0 && <p role="status">{w.none}</p>}
      <div class="opts" role="radiogroup" aria-label={w.home}>
        {hits?.map(({ household }) => (
          <OptionLine key={household.id} name="home" checked={household.id === whose.home} onPick={() => { change({ home: household.id, resident: '' }); }}>
            {w.house(household.head_name)}
          </OptionLine>
        ))}
      </div>
      {view && (
        <div class="opts" role="radiogroup" aria-label={w.needHome}>
          {view.residents.map((one) => (
            <OptionLine key={one.id} name="resident" checked={one.id === whose.resident} onPick={() => { change({ resident: one.id }); }}>
              {one.full_name}
            </OptionLine>
          ))}
        </div>
      )}
    </section>
  );
}

/** Asks who gets the answer, and says that nobody who answers will know. */
export function WhoseField({ whose, change }: { whose: Whose; change: (patch: Partial<Whose>) => void }) {
  return (
    <>
      <h2>{w.who}</h2>
      <Segments label={w.who} name="who" value={whose.who} onPick={(who) => { change({ who }); }} choices={(['nobody', 'own', 'family'] as const).map((id) => ({ id, label: w.whos[id] }))} />
      {whose.who === 'family' && <Home whose={whose} change={change} />}
      <Notice icon="shield" look="look" title={w.shield}>
        {w.shieldHint}
      </Notice>
      <TextField label={w.telephone} hint={w.telephoneHint} digits value={whose.telephone} onInput={(telephone) => { change({ telephone: telephone.replace(/[^0-9]/g, '').slice(0, 11) }); }} />
    </>
  );
}
