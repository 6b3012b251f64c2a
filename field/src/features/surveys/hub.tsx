import { OF_FORMS } from '../../shell/errand';
import { useLive } from '../../shell/live';
import { back } from '../../shell/router';
import { StateChip } from '../../shell/state';
import { momentInWords } from '../../ui/dates';
import { List, Notice, Page, RowLink } from '../../ui/parts';
import { w } from './words';

const RECENT = 10;

/** What the commune asks just now, and what was answered lately on this phone. */
export function Hub({ household }: { household: string }) {
  const forms = useLive((store) => store.rows('surveys.forms'), []);
  const answers = useLive((store) => store.rows('surveys.answers'), []) ?? [];
  const drafts = useLive((store) => store.drafts(), []) ?? [];
  if (!forms) return null;
  const begun = new Set(drafts.filter(({ household_id }) => household_id === OF_FORMS).map(({ procedure }) => procedure));
  const lately = [...answers].sort((a, b) => b.happened_at.localeCompare(a.happened_at)).slice(0, RECENT);
  return (
    <Page title={w.title} back={() => { back('/'); }}>
      {forms.length === 0 && <Notice icon="paper" title={w.empty}>{w.emptyHint}</Notice>}
      {forms.length > 0 && (
        <List>
          {forms.map(({ id, title, about }) => (
            <RowLink
              key={id}
              href={`#/bieu-mau/${id}${household && about === 'person' ? `/${household}` : ''}`}
              picture="paper"
              title={title}
              small={begun.has(id) ? w.going : w[about]}
              {...(begun.has(id) ? { tone: 'rice' as const } : {})}
            />
          ))}
        </List>
      )}
      {lately.length > 0 && <h2>{w.mine}</h2>}
      {lately.map((one) => (
        <section key={one.id} class="card stack tight">
          <p class="b">{one.title}</p>
          <p class="small">
            {momentInWords(new Date(one.happened_at), new Date())} <StateChip state={one.state} />
          </p>
        </section>
      ))}
    </Page>
  );
}
