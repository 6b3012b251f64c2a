import { useState } from 'preact/hooks';
import { newId, whyUnkept, type AnyPurpose, type Resident, type Unkept } from '../../offline';
import { readSlip } from '../../rules/slip';
import { field, useLive } from '../../shell/live';
import { back } from '../../shell/router';
import { NotKept } from '../../shell/unkept';
import { Picture } from '../../ui/icons';
import { Button, Notice, Page } from '../../ui/parts';
import { Qr } from '../../ui/qr';
import { r } from './rights-words';

/** The codes of the receipts that this phone gave a person, newest first. */
async function receiptsOf(person: string): Promise<readonly string[]> {
  const letters = await field().letters(undefined, 10_000);
  const codes = letters.flatMap(({ body, state }) =>
    state !== 'withdrawn' && 'receipt' in body && body.resident_id === person ? [body.receipt] : [],
  );
  return [...new Set(codes)];
}

function Code({ code }: { code: string }) {
  const shown = readSlip(code) ?? code;
  return (
    <div class="card center stack tight">
      <Qr address={`${location.origin}/bien-nhan/${shown.replace(/-/g, '')}`} label={r.qr(shown)} />
      <p class="slipcode digits">{shown}</p>
    </div>
  );
}

function Agreed({ person, pick }: { person: Resident; pick: (purpose: AnyPurpose) => void }) {
  const agreed = (person.agreed ?? []) as readonly AnyPurpose[];
  if (agreed.length === 0) return <p>{r.nothing}</p>;
  return (
    <ul class="card list">
      {agreed.map((purpose) => (
        <li key={purpose} class="row wrap">
          <Picture name="check" tone="leaf" />
          <div class="grow b">{r.names[purpose]}</div>
          <Button
            look="quiet"
            onClick={() => {
              pick(purpose);
            }}
          >
            {r.takeBack}
            <span class="gone">: {r.names[purpose]}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Sure({ purpose, yes, no }: { purpose: AnyPurpose; yes: () => void; no: () => void }) {
  return (
    <Notice look="alarm" icon="warning" title={r.sure(r.names[purpose])} loud>
      <p>{r.whatGoes[purpose]}</p>
      <Button onClick={yes}>{r.yes}</Button>
      <Button look="ghost" onClick={no}>
        {r.no}
      </Button>
    </Notice>
  );
}

function useTakeBack(id: string) {
  const [asked, setAsked] = useState<AnyPurpose | null>(null);
  const [done, setDone] = useState(false);
  const [unkept, setUnkept] = useState<Unkept | null>(null);
  const takeBack = async (purpose: AnyPurpose): Promise<void> => {
    try {
      await field().issue('people.take_back', { id: newId(), resident_id: id, purpose });
      setDone(true);
      setAsked(null);
    } catch (error) {
      setUnkept(whyUnkept(error));
    }
  };
  return { asked, setAsked, done, unkept, takeBack };
}

/** What a person has agreed to, taking it back, and the receipts they were given. */
export function Rights({ household, person: id }: { household: string; person: string }) {
  const view = useLive((store) => store.household(household), [household]);
  const receipts = useLive(() => receiptsOf(id), [id]) ?? [];
  const { asked, setAsked, done, unkept, takeBack } = useTakeBack(id);
  if (view === undefined) return null;
  const person = view?.residents.find((one) => one.id === id);
  return (
    <Page
      title={r.title(person?.given_name ?? '')}
      tab={r.agreed}
      back={() => {
        back(`/nha/${household}`);
      }}
      say={`${r.intro} ${r.more}`}
    >
      {unkept && <NotKept why={unkept} />}
      {done && (
        <Notice icon="check" title={r.done} loud>
          {r.doneHint}
        </Notice>
      )}
      {asked && (
        <Sure
          purpose={asked}
          yes={() => void takeBack(asked)}
          no={() => {
            setAsked(null);
          }}
        />
      )}
      {person && (
        <>
          <p>{r.intro}</p>
          <h2>{r.agreed}</h2>
          <Agreed person={person} pick={setAsked} />
          {receipts.length > 0 && (
            <section class="stack">
              <h2>{r.receipts}</h2>
              <p class="small">{r.receiptHint}</p>
              {receipts.slice(0, 3).map((code) => (
                <Code key={code} code={code} />
              ))}
            </section>
          )}
        </>
      )}
      {!person && !done && (
        <Notice icon="question" title={r.unknown}>
          {r.unknownHint}
        </Notice>
      )}
      <p class="small">{r.more}</p>
    </Page>
  );
}
