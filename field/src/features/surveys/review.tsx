import type { SurveyForm, SurveyNode, Unkept } from '../../offline';
import { NotKept } from '../../shell/unkept';
import { Button, Notice, Page } from '../../ui/parts';
import type { Here } from './evaluate';
import { choicesOf, type Fault, type Filled } from './filling';
import { valueAt, wordsOf, type Sheet } from './paging';
import { w } from './words';

interface ReviewProps {
  readonly form: SurveyForm;
  readonly filled: Filled;
  readonly now: string;
  readonly sheets: readonly Sheet[];
  readonly faults: readonly Fault[];
  readonly unkept: Unkept | null;
  readonly goTo: (at: number) => void;
  readonly leave: () => void;
  readonly save: () => void;
}

/** An answer as people read it. */
function told({ form: { plan }, filled: { data }, now }: ReviewProps, node: SurveyNode, here: Here): string {
  const value = valueAt(data, node.p, here) as string;
  if (!node.ls || !value) return value;
  const names = new Map(choicesOf(plan, node, data, now, here).map((one) => [one.v, wordsOf(plan, one.l, data, now, here)]));
  return value.split(' ').map((one) => names.get(one) ?? one).join(', ');
}

const same = (one: Here, other: Here): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Everything that was answered, before it is recorded; what is still wrong leads back to its page. */
export function Review(props: ReviewProps) {
  const { form, filled, now, sheets, faults, unkept, goTo, leave, save } = props;
  return (
    <Page title={form.title} quiet back={leave} dock={faults.length === 0 && <Button icon="check" onClick={save}>{w.save}</Button>}>
      <h2>{w.review}</h2>
      {unkept && <NotKept why={unkept} />}
      {faults.length > 0 && <Notice look="alarm" icon="warning" title={w.lacks(faults.length)} loud />}
      {sheets.map(({ nodes, here }, at) =>
        nodes
          .filter(({ k }) => k !== 'note')
          .map((node) => {
            const bad = faults.some((one) => one.path === node.p && same(one.here, here));
            return (
              <section key={node.p + JSON.stringify(here)} class={bad ? 'card alarm stack tight' : 'stack tight'}>
                <p class="small">{wordsOf(form.plan, node.l, filled.data, now, here) || node.n}</p>
                <p class="b">{told(props, node, here) || w.blank}</p>
                {bad && <Button look="soft" icon="pen" onClick={() => { goTo(at); }}>{w.why.missing}</Button>}
              </section>
            );
          }),
      )}
    </Page>
  );
}
