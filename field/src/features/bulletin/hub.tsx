import { back } from '../../shell/router';
import { Notice, Page } from '../../ui/parts';
import { w } from './words';

/** The first page of this room. */
export function Hub() {
  return (
    <Page
      title={w.title}
      back={() => {
        back('/');
      }}
    >
      <Notice icon="storm" title={w.empty}>
        {w.emptyHint}
      </Notice>
    </Page>
  );
}
