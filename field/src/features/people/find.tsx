import { useState } from 'preact/hooks';
import type { HouseholdHit } from '../../offline';
import { Foot } from '../../shell/foot';
import { useLive } from '../../shell/live';
import { back } from '../../shell/router';
import { StateChip } from '../../shell/state';
import { Finder } from '../../ui/fields';
import { Button, List, Notice, Page, RowLink } from '../../ui/parts';
import { w } from './words';

const SHOWN = 40;

interface FindProps {
  /** Where a chosen house leads. */
  readonly to: (household: string) => string;
  /** In the middle of helping: a step with Back; otherwise one of the four main pages. */
  readonly helping?: boolean;
}

function signalWord(signal: string | undefined): string {
  return signal === 'none' || signal === 'weak' ? w.signal[signal] : '';
}

function Hit({ hit, to }: { hit: HouseholdHit; to: FindProps['to'] }) {
  const { household, village } = hit;
  const small = [village?.name, signalWord(village?.signal), household.reached ? '' : w.unreached];
  return (
    <RowLink
      href={`#${to(household.id)}`}
      picture="house"
      tone={household.reached ? 'teal' : 'rice'}
      title={w.house(household.head_name)}
      small={small.filter(Boolean).join(' · ')}
      end={
        household.state === 'confirmed' ? undefined : (
          <StateChip state={household.state} />
        )
      }
    />
  );
}

function Results({ text, hits, to }: { text: string; hits: readonly HouseholdHit[]; to: FindProps['to'] }) {
  if (hits.length === 0) {
    return text ? (
      <Notice icon="question" title={w.none(text)}>
        {w.noneHint}
      </Notice>
    ) : (
      <Notice icon="house" title={w.empty}>
        {w.emptyHint}
      </Notice>
    );
  }
  return (
    <>
      <h2 aria-live="polite">{text ? w.found(hits.length) : w.all}</h2>
      <List>
        {hits.map((hit) => (
          <Hit key={hit.household.id} hit={hit} to={to} />
        ))}
      </List>
    </>
  );
}

async function recentIds(store: Parameters<Parameters<typeof useLive>[0]>[0]): Promise<string[]> {
  const drafts = await store.drafts();
  const letters = await store.letters(undefined, 60);
  const worked = letters.flatMap((l) => ('household_id' in l.body ? [l.body.household_id] : []));
  return [...new Set([...drafts.map((d) => d.household_id), ...worked])].slice(0, 3);
}

function Recent({ to }: { to: FindProps['to'] }) {
  const hits = useLive(async (store) => {
    const views = await Promise.all((await recentIds(store)).map((id) => store.household(id)));
    return views.flatMap((v) => (v ? [{ household: v.household, village: v.village }] : []));
  }, []);
  if (!hits || hits.length === 0) return null;
  return (
    <>
      <h2>{w.recent}</h2>
      <List>
        {hits.map((hit) => (
          <Hit key={hit.household.id} hit={hit} to={to} />
        ))}
      </List>
    </>
  );
}

/** Finds a house by a few letters of a name, marks or not. */
export function FindHouse({ to, helping }: FindProps) {
  const [text, setText] = useState('');
  const hits = useLive((store) => store.findHouseholds(text, { limit: SHOWN }), [text]);
  const add = (
    <Button look="soft" icon="plus" href={helping ? '#/giup/them' : '#/nha/them'}>
      {w.add}
    </Button>
  );
  return (
    <Page
      title={helping ? w.whose : w.houses}
      back={
        helping
          ? () => {
              back('/');
            }
          : undefined
      }
      say={helping ? w.whose : undefined}
      dock={add}
      foot={helping ? undefined : <Foot />}
    >
      <Finder label={w.type} value={text} onInput={setText} />
      {!text && <Recent to={to} />}
      {hits && <Results text={text} hits={hits} to={to} />}
    </Page>
  );
}
