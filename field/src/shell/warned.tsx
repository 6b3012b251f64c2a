import type { Warning } from '../rules/types';
import { Button } from '../ui/parts';
import { words } from '../ui/words';
import { errandPath } from './errand';

const w = words(
  { stop: 'Dừng ở đây', right: 'Sang thủ tục đúng', other: 'Xem thủ tục này' },
  { stop: 'Stop here', right: 'Go to the right procedure', other: 'See this procedure' },
);

/** A warning of the guide: the way to the right procedure when this one ends, or to another worth a look. */
export function Warned({ warning, house }: { warning: Warning; house: string }) {
  return (
    <section class={warning.stop ? 'card alarm stack' : 'card warn stack'}>
      {warning.stop && <p class="b">{w.stop}</p>}
      <p>{warning.text}</p>
      {warning.goto && (
        <Button look="soft" href={`#${errandPath(house, warning.goto, 'hoi')}`}>
          {warning.stop ? w.right : w.other}
        </Button>
      )}
    </section>
  );
}
