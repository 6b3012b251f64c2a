import { useEffect, useState } from 'preact/hooks';
import { Segments } from '../../ui/fields';
import { Button, Notice } from '../../ui/parts';
import { fileOf, type Sheet } from './sheet';
import { w } from './words';

const LIMITS = ['1', '2', '5'] as const;
const MB = 1024 * 1024;

interface Made {
  readonly file: File;
  readonly address: string;
}

interface PagesProps {
  readonly sheets: readonly Sheet[];
  readonly change: (sheets: readonly Sheet[]) => void;
  readonly name: string;
  /** What was said of an earlier picture no longer stands beside what is made now. */
  readonly begun: () => void;
}

/** The pages taken so far, and the one file they become. */
export function Pages({ sheets, change, name, begun }: PagesProps) {
  const [limit, setLimit] = useState<(typeof LIMITS)[number]>('2');
  const [made, setMade] = useState<Made | 'none' | null>(null);
  const [busy, setBusy] = useState(false);
  const address = made && made !== 'none' ? made.address : '';
  useEffect(() => () => {
    if (address) URL.revokeObjectURL(address);
  }, [address]);
  useEffect(() => {
    setMade(null);
  }, [sheets, limit]);
  const make = async (): Promise<void> => {
    begun();
    setBusy(true);
    const blob = await fileOf(sheets, Number(limit) * MB).catch(() => null);
    const file = blob && new File([blob], `${name}.pdf`, { type: 'application/pdf' });
    setMade(file ? { file, address: URL.createObjectURL(file) } : 'none');
    setBusy(false);
  };
  const ready = made && made !== 'none' ? made : null;
  return (
    <section class="stack">
      <h2>{w.pages(sheets.length)}</h2>
      <ul class="card list">
        {sheets.map((sheet, n) => (
          <li key={sheet.id} class="row">
            <img src={sheet.address} alt="" style="width:64px;max-height:90px;object-fit:contain" />
            <Button look="quiet" icon="trash" onClick={() => {
              URL.revokeObjectURL(sheet.address);
              change(sheets.filter((one) => one !== sheet));
            }}>{w.remove(n + 1)}</Button>
          </li>
        ))}
      </ul>
      <p class="small">{w.limit}</p>
      <Segments label={w.limit} name="limit" value={limit} onPick={setLimit} choices={LIMITS.map((id) => ({ id, label: `${id} MB` }))} />
      {made === 'none' && <Notice look="alarm" icon="warning" title={w.tooMany} loud>{w.tooManyHint}</Notice>}
      {ready ? (
        <>
          <Notice look="sure" icon="check" title={w.made(Math.ceil(ready.file.size / 1024))} loud>{w.madeHint}</Notice>
          {'canShare' in navigator && navigator.canShare({ files: [ready.file] }) && <Button icon="up" onClick={() => void navigator.share({ files: [ready.file] }).catch(() => undefined)}>{w.share}</Button>}
          <a class="btn soft" href={ready.address} download={ready.file.name}>{w.save}</a>
        </>
      ) : (
        <Button icon="paper" busy={busy} onClick={() => void make()}>{busy ? w.making : w.make}</Button>
      )}
    </section>
  );
}
