import { back } from '../../shell/router';
import { Notice, Page } from '../../ui/parts';
import { w } from './words';

/** Where the words of a part have not come yet. */
export function NotHere() {
  return (
    <Page
      title={w.title}
      back={() => {
        back('/an-toan');
      }}
    >
      <Notice icon="shield" title={w.missing}>
        {w.missingHint}
      </Notice>
    </Page>
  );
}
