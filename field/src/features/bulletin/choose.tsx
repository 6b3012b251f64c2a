import { useState } from 'preact/hooks';
import { useLive } from '../../shell/live';
import { Finder } from '../../ui/fields';
import { Picture } from '../../ui/icons';
import { w } from './safe-words';

const SHOWN = 12;

/** Finds a home by whatever is typed, and hands it over. */
export function ChooseHome({ pick }: { pick: (household: string) => void }) {
  const [text, setText] = useState('');
  const hits = useLive((store) => store.findHouseholds(text, { limit: SHOWN }), [text]);
  return (
    <>
      <Finder label={w.choose} value={text} onInput={setText} />
      {hits?.length === 0 && <p role="status">{w.none}</p>}
      {!!hits?.length && (
        <ul class="card list">
          {hits.map(({ household, village }) => (
            <li key={household.id}>
              <button
                type="button"
                class="row"
                onClick={() => {
                  pick(household.id);
                }}
              >
                <Picture name="house" />
                <span class="grow">
                  <span class="b line">{w.house(household.head_name)}</span>
                  <span class="small line">{village?.name}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
