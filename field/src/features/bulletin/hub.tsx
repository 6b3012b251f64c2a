import { useLive } from '../../shell/live';
import { back } from '../../shell/router';
import { List, Notice, Page, RowLink } from '../../ui/parts';
import { Afterwards } from './afterwards';
import { useMoment } from './moment';
import { w as notices } from './notices-words';
import { w as prices } from './prices-words';
import { afterwards } from './rules';
import { SeasonRow } from './season';
import { HazardsNow, useStanding } from './warnings';
import { WeatherRow } from './weather';
import { w } from './words';

/** The papers that help after what is over lately. */
function Papers() {
  const now = useMoment();
  const rows = useLive((store) => store.rows('bulletin.warnings'), []);
  const villages = useLive((store) => store.villages(), []);
  if (now === undefined || !rows || !villages) return null;
  return <Afterwards codes={afterwards(rows, villages.map(({ id }) => id), now)} />;
}

/** The first page of this room: what is dangerous now, then everything else that is worth knowing. */
export function Hub() {
  const found = useStanding();
  return (
    <Page
      title={w.title}
      back={() => {
        back('/');
      }}
    >
      <HazardsNow />
      {found?.length === 0 && (
        <Notice icon="check" look="plain" title={w.calm}>
          {w.calmHint}
        </Notice>
      )}
      <Papers />
      <List>
        <WeatherRow />
        <SeasonRow />
        <RowLink href="#/ban-tin/can-den" picture="house" tone="rice" title={w.first} small={w.firstHint} />
        <RowLink href="#/ban-tin/tin" picture="horn" title={notices.title} small={notices.door} />
        <RowLink href="#/ban-tin/gia" picture="money" title={prices.title} small={prices.door} />
      </List>
    </Page>
  );
}
