import { useMemo, useState } from 'preact/hooks';
import type { ProceduresBundle } from '../../offline';
import type { LifeEvent } from '../../rules/life';
import { Search } from '../../rules/search';
import type { Field, Procedure } from '../../rules/types';
import { Foot } from '../../shell/foot';
import { errandPath } from '../../shell/errand';
import { useBundle, useLive } from '../../shell/live';
import { back } from '../../shell/router';
import { Finder } from '../../ui/fields';
import { Picture } from '../../ui/icons';
import { Button, List, Notice, Page, RowLink } from '../../ui/parts';
import { language } from '../../ui/words';
import { Former } from './former';
import { formerOf, inShort, proceduresOf } from './rules';
import { w } from './words';

interface Place {
  /** The house being helped, or empty when one only looks things up. */
  readonly house: string;
  /** The chosen field, or empty. */
  readonly fieldId: string;
}

/** Where a procedure leads: to its questions when a house waits and a guide exists, else to its page. */
function target(procedure: Procedure, house: string, guided: ReadonlySet<string>): string {
  if (house && guided.has(procedure.code)) return `#${errandPath(house, procedure.code, 'hoi')}`;
  return `#/thu-tuc/${procedure.code}${house ? `/${house}` : ''}`;
}

function Hits({ found, house, guided }: { found: readonly Procedure[]; house: string; guided: ReadonlySet<string> }) {
  return (
    <List>
      {found.map((procedure) => (
        <RowLink
          key={procedure.code}
          href={target(procedure, house, guided)}
          picture={procedure.pictogram ?? 'paper'}
          tone={guided.has(procedure.code) ? 'rice' : 'teal'}
          title={procedure.plain}
          small={[
            inShort(procedure, { time: w.noTime, fee: w.askOffice, varies: w.varies }),
            ...(guided.has(procedure.code) ? [w.guide] : []),
          ].join(' · ')}
        />
      ))}
    </List>
  );
}

function Tiles({ fields, events, house }: { fields: readonly Field[]; events: readonly LifeEvent[]; house: string }) {
  const base = house ? `#/can/${house}` : '#/giay-to';
  return (
    <>
      {events.length > 0 && (
        <>
          <h2>{w.byEvent}</h2>
          <ul class="tiles">
            {events.map((event) => (
              <li key={event.key}>
                <a class="card" href={`${base}/${event.key}`}>
                  <Picture name={event.pictogram ?? 'paper'} />
                  <span class="b">{sayOf(event)}</span>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{w.byField}</h2>
      <List>
        {fields.map((each) => (
          <RowLink
            key={each.key}
            href={`${base}/${each.key}`}
            picture={each.pictogram ?? 'paper'}
            title={each.title}
            small={each.life_event}
          />
        ))}
      </List>
    </>
  );
}

const sayOf = (event: LifeEvent): string => (language === 'en' ? (event.en ?? event.say) : event.say);

/** Not found here: what the server knows beyond this phone. */
function Online({ text }: { text: string }) {
  return (
    <Button look="ghost" icon="search" href={`/thu-tuc?q=${encodeURIComponent(text.trim())}`}>
      {w.online}
    </Button>
  );
}

function Found({ bundle, text, house, guided }: { bundle: ProceduresBundle; text: string; house: string; guided: ReadonlySet<string> }) {
  const search = useMemo(() => new Search(bundle.procedures, bundle.words), [bundle]);
  const events = useBundle('life')?.events ?? [];
  const old = formerOf(text, bundle);
  const found = old ? (old.now ? [old.now] : []) : search.find(text, 8);
  return (
    <>
      {old && <Former former={old.former} now={old.now?.plain ?? ''} />}
      {found.length > 0 && (
        <>
          <p class="gone" role="status">
            {w.found(found.length)}
          </p>
          <Hits found={found} house={house} guided={guided} />
        </>
      )}
      {found.length === 0 && !old && (
        <Notice icon="question" title={w.none(text)}>
          {w.noneHint}
        </Notice>
      )}
      <Online text={text} />
      {found.length === 0 && <Tiles fields={bundle.fields} events={events} house={house} />}
    </>
  );
}

/** What people of this place were helped with most, else what has a guide. */
function useOften(bundle: ProceduresBundle | null | undefined, guided: ReadonlySet<string>): Procedure[] {
  const done = useLive((store) => store.often(), []);
  return useMemo(() => {
    const known = new Map(bundle?.procedures.map((p) => [p.code, p]));
    const codes = [...new Set([...(done ?? []), ...guided])].slice(0, 3);
    return codes.flatMap((code) => known.get(code) ?? []);
  }, [bundle, guided, done]);
}

function Choices({ bundle, place, text }: { bundle: ProceduresBundle; place: Place; text: string }) {
  const guides = useBundle('guides');
  const guided = useMemo(() => new Set(guides?.guides.map((g) => g.procedure)), [guides]);
  const events = useBundle('life')?.events ?? [];
  const often = useOften(bundle, guided);
  if (text.trim()) return <Found bundle={bundle} text={text} house={place.house} guided={guided} />;
  const event = events.find((each) => each.key === place.fieldId);
  if (event) {
    return (
      <>
        <h2>{sayOf(event)}</h2>
        <Hits found={proceduresOf(event, bundle.procedures)} house={place.house} guided={guided} />
        <Online text={event.say} />
      </>
    );
  }
  const chosen = bundle.fields.find((each) => each.key === place.fieldId);
  if (chosen) {
    const inside = bundle.procedures.filter((p) => p.field === chosen.key);
    const first = (p: Procedure): number => (guided.has(p.code) ? 0 : 1);
    return (
      <>
        <h2>{chosen.title}</h2>
        <Hits found={inside.sort((a, b) => first(a) - first(b))} house={place.house} guided={guided} />
      </>
    );
  }
  return (
    <>
      {often.length > 0 && (
        <>
          <h2>{w.recent}</h2>
          <Hits found={often} house={place.house} guided={guided} />
        </>
      )}
      <Tiles fields={bundle.fields} events={events} house={place.house} />
    </>
  );
}

/** Finds a procedure by everyday words typed without marks, or by the matters of a house. */
export function FindProcedure({ house, fieldId }: Place) {
  const [text, setText] = useState('');
  const bundle = useBundle('procedures');
  const view = useLive((store) => (house ? store.household(house) : Promise.resolve(null)), [house]);
  const step = house !== '' || fieldId !== '';
  const parent = house ? (fieldId ? `/can/${house}` : '/giup') : '/giay-to';
  return (
    <Page
      title={step ? w.need : w.papers}
      back={
        step
          ? () => {
              back(parent);
            }
          : undefined
      }
      say={step ? w.need : undefined}
      foot={step ? undefined : <Foot />}
    >
      {view && <p class="small">{w.forHouse(view.household.head_name)}</p>}
      <Finder label={w.type} value={text} onInput={setText} />
      {bundle && <Choices bundle={bundle} place={{ house, fieldId }} text={text} />}
      {bundle === null && (
        <Notice icon="wait" look="warn" title={w.notYet}>
          {w.notYetHint}
        </Notice>
      )}
      {!step && text === '' && (
        <>
          <Button look="soft" icon="camera" href="#/chup">{w.photograph}</Button>
          <Button look="soft" icon="qr" href="#/xem-tien">{w.beforePaying}</Button>
        </>
      )}
    </Page>
  );
}
