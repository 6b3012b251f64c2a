import { useLive, useBundle } from '../../shell/live';
import { back } from '../../shell/router';
import { Picture } from '../../ui/icons';
import { Page } from '../../ui/parts';
import { w } from './words';

/** Hard words: what each means, what in daily life it is like, and how it is called in the tongue of this phone. */
export function HardWords() {
  const known = useBundle('tongues');
  const tongue = useLive(async (store) => (await store.files()).voices.tongue(), []) ?? '';
  const words = known?.words ?? [];
  return (
    <Page
      title={w.words}
      back={() => {
        back('/giong-noi');
      }}
    >
      <ul class="card list">
        {words.map(({ word, plain, like, pictogram, in: said }) => (
          <li key={word} class="row">
            <Picture name={pictogram} />
            <div class="grow">
              <p class="b term">{word}</p>
              {said?.[tongue] && <p class="tongue">{said[tongue]}</p>}
              <p>{plain}</p>
              <p class="small">{like}</p>
            </div>
          </li>
        ))}
      </ul>
    </Page>
  );
}
