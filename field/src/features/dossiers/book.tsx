import { useState } from 'preact/hooks';
import { newId, whyUnkept, type Bodies, type Preparation, type Unkept } from '../../offline';
import { field, useLive } from '../../shell/live';
import { StateChip } from '../../shell/state';
import { NotKept } from '../../shell/unkept';
import { dayInWords, isoDay } from '../../ui/dates';
import { Picks } from '../../ui/fields';
import { Button } from '../../ui/parts';
import { bookable, HALF_HOURS } from './rules';
import { w } from './words';

function Choose({ ask }: { ask: (at: string) => void }) {
  const [day, setDay] = useState('');
  const [hour, setHour] = useState('');
  const today = isoDay(new Date());
  const days = bookable(today).map((id) => ({ id, label: dayInWords(id, today) }));
  return (
    <section class="card stack">
      <h2>{w.bookDay}</h2>
      <Picks label={w.bookDay} choices={days.filter(({ id }) => !day || id === day)} value={[day]} onToggle={(id) => { setDay(day ? '' : id); }} />
      {day && (
        <>
          <h2>{w.bookHour}</h2>
          <Picks label={w.bookHour} choices={HALF_HOURS.map((id) => ({ id, label: id }))} value={[hour]} onToggle={setHour} />
        </>
      )}
      <p class="small">{w.bookHint}</p>
      {day && hour && (
        <Button onClick={() => { ask(`${day}T${hour}:00+07:00`); }}>{w.book}</Button>
      )}
    </section>
  );
}

/** A half hour at the commune, asked for with the slip: the slip's code is the appointment's, and a later one replaces it. */
export function Book({ prepared: { id, slip_code } }: { prepared: Preparation }) {
  const [open, setOpen] = useState(false);
  const [why, setWhy] = useState<Unkept | null>(null);
  const letters = useLive((store) => store.letters(), []);
  const asked = letters?.find(({ verb, state, body }) => verb === 'desk.book' && state !== 'withdrawn' && 'at' in body && body.preparation_id === id);
  const ask = (at: string): void => {
    field()
      .issue('desk.book', { id: newId(), preparation_id: id, code: slip_code.replace(/-/g, ''), at })
      .then(
        () => {
          setOpen(false);
          setWhy(null);
        },
        (error: unknown) => { setWhy(whyUnkept(error)); },
      );
  };
  const { at } = (asked?.body ?? { at: '' }) as Bodies['desk.book'];
  return (
    <>
      {asked && (
        <p class="card look">
          <span class="b line">{w.bookAt(at.slice(11, 16), dayInWords(at, isoDay(new Date())))}</span>
          <StateChip state={asked.state} />
        </p>
      )}
      <div class="stack noprint">
        {why && <NotKept why={why} />}
        {open ? <Choose ask={ask} /> : <Button look="ghost" icon="wait" onClick={() => { setOpen(true); }}>{asked ? w.bookOther : w.bookTitle}</Button>}
      </div>
    </>
  );
}
