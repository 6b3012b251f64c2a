import { useState } from 'preact/hooks';
import type { Answer, Question } from '../../rules/types';
import { useBundle, useSession } from '../../shell/live';
import { OptionLine } from '../../ui/fields';
import { kindOfPlace } from './rules';
import { w } from './words';

interface Props {
  readonly question: Question;
  readonly answer: Answer | undefined;
  readonly set: (answer: Answer) => void;
  readonly settle: (answer: Answer) => void;
}

/** This commune, another one of the province, or another province, which is then named. */
export function PlaceField({ question, answer, set, settle }: Props) {
  const session = useSession();
  const provinces = useBundle('procedures')?.provinces ?? [];
  const commune = session?.place.commune ?? '';
  const province = session?.place.scope.split('.')[1] ?? '';
  const [far, setFar] = useState(false);
  const kind = far ? 'far' : kindOfPlace(answer, province, commune);
  const line = (id: 'here' | 'near', code: string) => (
    <OptionLine
      name={question.id}
      checked={kind === id}
      onPick={() => {
        setFar(false);
        set(code);
      }}
      onTap={() => {
        settle(code);
      }}
    >
      {w.place[id]}
    </OptionLine>
  );
  return (
    <div class="opts" role="radiogroup" aria-label={question.ask}>
      {line('here', `${province}.${commune}`)}
      {line('near', province)}
      <OptionLine
        name={question.id}
        checked={kind === 'far'}
        onPick={() => {
          setFar(true);
          set(null);
        }}
      >
        {w.place.far}
      </OptionLine>
      {kind === 'far' && (
        <label class="field">
          <span>{w.province}</span>
          <select
            value={typeof answer === 'string' ? answer.slice(0, 2) : ''}
            onChange={(event) => {
              set(event.currentTarget.value || null);
            }}
          >
            <option value="">{w.pickProvince}</option>
            {provinces
              .filter(([code]) => code !== province)
              .map(([code, name]) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
          </select>
        </label>
      )}
    </div>
  );
}
