import { useState } from 'preact/hooks';
import { newId, whyUnkept, type Course, type Unkept } from '../../../offline';
import { field } from '../../../shell/live';
import { NotKept } from '../../../shell/unkept';
import { OptionLine, TextField } from '../../../ui/fields';
import { Button } from '../../../ui/parts';
import type { Guest } from './rules';
import { w } from './words';

/** The end of a class: who left early, and notes for the next one. */
export function Close({ course, people }: { course: Course; people: readonly Guest[] }) {
  const [early, setEarly] = useState<readonly string[]>([]);
  const [notes, setNotes] = useState('');
  const [unkept, setUnkept] = useState<Unkept | null>(null);
  const here = people.flatMap((one) => (one.here && one.seat ? [{ name: one.name, seat: one.seat }] : []));
  const close = (): void => {
    const body = { id: newId(), class_id: course.id, notes, left_early: [...early] };
    field()
      .issue('learning.close_class', body)
      .catch((error: unknown) => {
        setUnkept(whyUnkept(error));
      });
  };
  return (
    <details class="card">
      <summary class="b">{w.close}</summary>
      <div class="stack tight">
        <p class="small">{w.closeHint}</p>
        {here.length > 0 && <h2>{w.early}</h2>}
        {here.map(({ name, seat }) => (
          <OptionLine
            key={seat}
            name={seat}
            many
            checked={early.includes(seat)}
            onPick={() => {
              setEarly(early.includes(seat) ? early.filter((one) => one !== seat) : [...early, seat]);
            }}
          >
            {name}
          </OptionLine>
        ))}
        <TextField label={w.notes} hint={w.notesHint} value={notes} onInput={setNotes} />
        {unkept && <NotKept why={unkept} />}
        <Button onClick={close}>{w.close}</Button>
      </div>
    </details>
  );
}
