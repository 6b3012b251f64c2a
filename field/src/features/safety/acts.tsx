import type { Act } from '../../offline';
import { useBundle } from '../../shell/live';
import { back } from '../../shell/router';
import { Icon, Picture } from '../../ui/icons';
import { Button, Notice, Page } from '../../ui/parts';
import { w } from './words';

function One({ act, at }: { act: Act; at: number }) {
  return (
    <section class="card stack tight">
      <div class="side card-head">
        <Picture name={act.pictogram} tone="brick" />
        <h2 class="grow">
          {at}. {act.title}
        </h2>
      </div>
      {act.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {act.numbers?.map(({ name, number, sure }) => (
        <a key={number} class="btn soft" href={`tel:${number}`}>
          <Icon name="call" />
          <span>
            {name} · {number} {!sure && `(${w.unsure})`}
          </span>
        </a>
      ))}
      {act.numbers?.some(({ sure }) => !sure) && <p class="small">{w.unsureHint}</p>}
    </section>
  );
}

/** What to do at once when somebody was cheated; before the numbers have come, the safety card says it. */
export function Acts() {
  const scams = useBundle('scams');
  const card = useBundle('safety')?.cards.find(({ id }) => id === 'first_three_acts');
  if (scams === undefined) return null;
  const lines = scams?.acts.flatMap((act) => [`${act.title}.`, ...act.lines]) ?? [...(card?.do ?? [])];
  return (
    <Page
      title={w.acts}
      back={() => {
        back('/an-toan');
      }}
      say={lines.join(' ')}
      dock={
        <Button look="soft" icon="horn" href="#/an-toan/bao">
          {w.report}
        </Button>
      }
    >
      <p class="b">{w.now}</p>
      {scams ? scams.acts.map((act, n) => <One key={act.id} act={act} at={n + 1} />) : lines.map((line) => <Notice key={line} title={line} />)}
    </Page>
  );
}
