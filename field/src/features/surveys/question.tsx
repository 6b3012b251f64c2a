import { useState } from 'preact/hooks';
import type { SurveyForm, SurveyNode } from '../../offline';
import { OptionLine, TextField } from '../../ui/fields';
import { Button, Notice } from '../../ui/parts';
import type { Data, Here } from './evaluate';
import { choicesOf, type Fault } from './filling';
import { wordsOf } from './paging';
import { w } from './words';

const PATIENCE = 30_000;

/** Where the phone stands now; it is asked this once, by this press. */
const standing = (): Promise<GeolocationCoordinates> =>
  new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(({ coords }) => { resolve(coords); }, reject, { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 0 });
  });

function Point({ value, change }: { value: string; change: (value: string) => void }) {
  const [said, setSaid] = useState('');
  const press = async (): Promise<void> => {
    const found = await standing().catch(() => null);
    setSaid(found ? '' : w.pointFailed);
    if (found) change(`${found.latitude.toFixed(5)} ${found.longitude.toFixed(5)} 0 ${Math.round(found.accuracy).toString()}`);
  };
  return (
    <>
      <p class="small">{w.pointHint}</p>
      {value && <p class="b" role="status">{w.pointDone(Number(value.split(' ')[3] ?? 0))}</p>}
      {said && <p role="status">{said}</p>}
      <Button look="soft" onClick={() => void press()}>
        {w.pointAsk}
      </Button>
      {value && <Button look="ghost" onClick={() => { change(''); }}>{w.pointDrop}</Button>}
    </>
  );
}

interface QuestionProps {
  readonly form: SurveyForm;
  readonly node: SurveyNode;
  readonly value: string;
  readonly data: Data;
  readonly now: string;
  readonly here: Here;
  readonly fault: Fault['why'] | '';
  readonly change: (value: string) => void;
}

/** What is typed into a field, as a form keeps it. */
function typed({ k }: SurveyNode, masked: boolean, value: string): string {
  if (masked) return value.replace(/\D/g, '').slice(-3);
  if (k === 'int') return value.replace(/[^\d-]/g, '').slice(0, 10);
  return k === 'decimal' ? value.replace(',', '.').replace(/[^\d.-]/g, '').slice(0, 20) : value.slice(0, 1000);
}

function Choices({ form, node, value, data, now, here, change, label }: QuestionProps & { label: string }) {
  const many = node.k === 'many';
  const picked = value.split(' ').filter(Boolean);
  const pick = (v: string): void => {
    if (!many) change(v);
    else change((picked.includes(v) ? picked.filter((one) => one !== v) : [...picked, v]).join(' '));
  };
  return (
    <div class="opts" role={many ? 'group' : 'radiogroup'} aria-label={label}>
      {choicesOf(form.plan, node, data, now, here).map((one) => (
        <OptionLine key={one.v} name={node.p} many={many} checked={picked.includes(one.v)} onPick={() => { pick(one.v); }}>
          {wordsOf(form.plan, one.l, data, now, here) || one.v}
        </OptionLine>
      ))}
    </div>
  );
}

/** One question of a form, as it is asked. */
export function Question(props: QuestionProps) {
  const { form, node, value, data, now, here, fault, change } = props;
  const label = wordsOf(form.plan, node.l, data, now, here) || node.n;
  const masked = form.masked.includes(node.p);
  const told = wordsOf(form.plan, node.h, data, now, here);
  const hint = [told, masked && w.only3].filter(Boolean).join(' ');
  if (node.k === 'note') return <Notice icon="paper" title={label}>{hint}</Notice>;
  const fixed = node.ro !== undefined || node.calc !== undefined;
  const said = fault && (wordsOf(form.plan, fault === 'missing' ? node.rmsg : node.msg, data, now, here) || w.why[fault]);
  const choose = node.k === 'one' || node.k === 'many';
  return (
    <section class="stack tight">
      {fixed && (
        <>
          <h2>{label}</h2>
          <p class="b">{value || '–'}</p>
        </>
      )}
      {!fixed && (choose || node.k === 'point') && <h2>{label}</h2>}
      {!fixed && (choose || node.k === 'point') && hint && <p class="small">{hint}</p>}
      {!fixed && choose && <Choices {...props} label={label} />}
      {!fixed && node.k === 'point' && <Point value={value} change={change} />}
      {!fixed && !choose && node.k !== 'point' && (
        <TextField
          label={label}
          {...(hint ? { hint } : {})}
          {...(node.k === 'date' ? { kind: 'date' as const } : {})}
          digits={masked || node.k === 'int' || node.k === 'decimal'}
          value={value}
          onInput={(text) => { change(typed(node, masked, text)); }}
        />
      )}
      {said && <Notice look="alarm" icon="warning" title={said} loud />}
    </section>
  );
}
