import { useState } from 'preact/hooks';
import { Lens } from '../../shell/lens';
import { Button, Notice } from '../../ui/parts';
import { readCard, type CardSays } from './card';
import { w } from './card-words';

/** Fills a name and a year from the code of an identity card; nothing else of the card outlives the look at it. */
export function CardScan({ filled }: { filled: (patch: { name: string; year: string }) => void }) {
  const [open, setOpen] = useState(false);
  const [odd, setOdd] = useState<CardSays['odd'] | 'other' | undefined>(undefined);
  const watch = () =>
    Promise.resolve((letters: string): boolean => {
      const card = readCard(letters);
      setOdd(card ? card.odd : 'other');
      if (!card) return false;
      filled({ name: card.name, year: card.born.slice(0, 4) });
      setOpen(false);
      return true;
    });
  return (
    <>
      {odd === null && <Notice look="sure" icon="check" title={w.read} loud />}
      {odd && <Notice look="warn" icon="warning" title={odd === 'other' ? w.other : w.odd[odd]} loud />}
      {open && <Lens watch={watch} />}
      <Button
        look="soft"
        icon="id_card"
        onClick={() => {
          setOdd(undefined);
          setOpen(!open);
        }}
      >
        {open ? w.close : w.open}
      </Button>
      <p class="small">{w.hint}</p>
    </>
  );
}
