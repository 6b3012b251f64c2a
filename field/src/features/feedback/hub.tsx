import { back } from '../../shell/router';
import { List, Notice, Page, RowLink } from '../../ui/parts';
import { w as stuck } from './stuck-words';
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
      <Notice icon="pen" title={w.empty}>
        {w.emptyHint}
      </Notice>
      <List>
        <RowLink href="#/y-kien/vuong" picture="hand" title={stuck.door} small={stuck.doorHint} />
      </List>
    </Page>
  );
}
