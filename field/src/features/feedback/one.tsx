import { useState } from 'preact/hooks';
import { newId, whyUnkept, type Petition, type Seen, type Unkept } from '../../offline';
import { field, useLive } from '../../shell/live';
import { back } from '../../shell/router';
import { NotKept } from '../../shell/unkept';
import { isoDay } from '../../ui/dates';
import { Button, Notice, Page } from '../../ui/parts';
import { dueOf, useCategories } from './hub';
import { w } from './words';

const leave = (): void => {
  back('/y-kien');
};

/** The question four weeks later: whoever stood there says it. */
function Really({ it }: { it: Petition }) {
  const [fault, setFault] = useState<Unkept | ''>('');
  const say = (done: boolean): void => {
    const row: Petition = { ...it, confirmed: done ? 'yes' : 'no', stage: done ? 'closed' : 'new', due_on: done ? it.due_on : '', confirm_on: null };
    field().issue('feedback.confirm_done', { id: newId(), petition_id: it.id, done, how: 'app' }, { collection: 'feedback.petitions', id: it.id, row }).catch((error: unknown) => {
      setFault(whyUnkept(error));
    });
  };
  return (
    <section class="card stack">
      <h2>{w.really}</h2>
      <p class="small">{w.reallyHint}</p>
      {fault && <NotKept why={fault} />}
      <div class="two">
        <Button look="soft" icon="check" onClick={() => { say(true); }}>
          {w.yes}
        </Button>
        <Button look="quiet" onClick={() => { say(false); }}>
          {w.no}
        </Button>
      </div>
    </section>
  );
}

function Told({ it }: { it: Seen<Petition> }) {
  const today = isoDay(new Date());
  const { of } = useCategories();
  return (
    <>
      <section class="card stack">
        <p class={it.told ? 'b' : 'small'}>{it.told || w.private}</p>
        {it.spot_told && <p>{it.spot_told}</p>}
        <p class="small">
          {it.body_told ? `${w.body}: ${it.body_told}` : w.waits}
          {it.voices > 1 && ` · ${w.voices(it.voices)}`}
        </p>
      </section>
      <Notice look={it.stage === 'answered' || it.stage === 'closed' ? 'sure' : it.due_on && it.due_on < today ? 'alarm' : 'plain'} icon={it.stage === 'answered' || it.stage === 'closed' ? 'check' : 'wait'} title={dueOf(it, today)}>
        {it.days > 0 && <p>{w.days(it.days)}</p>}
        {it.escalated && <p>{w.up}</p>}
        {!it.escalated && it.stage !== 'answered' && it.stage !== 'closed' && <p>{w.stages[it.stage]}</p>}
      </Notice>
      {it.answer_told && (
        <section class="card stack">
          <h2>{w.answer}</h2>
          <p>{it.answer_told}</p>
        </section>
      )}
      {it.stage === 'answered' && <Really it={it} />}
      {it.confirmed && (
        <Notice icon="check" look="sure" title={w.said[it.confirmed]} loud>
          {of(it.category)?.name}
        </Notice>
      )}
    </>
  );
}

/** One petition of this village: how it stands, what was answered, and whether it was really done. */
export function One({ id }: { id: string }) {
  const rows = useLive((store) => store.rows('feedback.petitions'), []);
  const { of } = useCategories();
  if (!rows) return null;
  const it = rows.find((one) => one.id === id);
  return (
    <Page title={it ? (of(it.category)?.name ?? w.title) : w.title} back={leave}>
      {it ? <Told it={it} /> : <Notice icon="question" title={w.gone} />}
    </Page>
  );
}
