import type { Payee } from '../offline';
import { isoDay } from '../ui/dates';
import { Button, Notice } from '../ui/parts';
import { words } from '../ui/words';
import { useBundle, useLive } from './live';

export const w = words(
  {
    title: 'Xem trước khi trả tiền',
    published: (unit: string) => `Xã công bố nơi nhận tiền: ${unit}`,
    by: (source: string) => `Theo ${source}.`,
    bank: (bin: string) => `Ngân hàng số ${bin}`,
  },
  {
    title: 'Look before paying',
    published: (unit) => `The commune publishes: ${unit}`,
    by: (source) => `By ${source}.`,
    bank: (bin) => `Bank number ${bin}`,
  },
);

/** Whether a published account counts on a day (ISO date); the last day counts. */
export const counts = (payee: Payee, on: string): boolean => payee.valid_from <= on && on <= (payee.valid_until ?? on);

/** An account as it is read out, in groups of four. */
export const spelled = (account: string): string => account.replace(/.{4}(?=.)/g, '$& ');

export const money = (dong: number): string => `${dong.toLocaleString('vi-VN')} đ`;

/** How a bank is called; one that nobody knows is told by its number. */
export function useBanks(): (bin: string) => string {
  const banks = useBundle('safety')?.banks ?? {};
  return (bin) => banks[bin] ?? w.bank(bin);
}

/** Where the commune says that the fee of a procedure is paid, and the way to look before paying. */
export function Payees({ procedure }: { procedure: string }) {
  const all = useLive((store) => store.rows('safety.payees'), []) ?? [];
  const bankOf = useBanks();
  const found = all.filter((one) => one.procedure === procedure && counts(one, isoDay(new Date())));
  return (
    <>
      {found.map(({ id, unit, bank, account, holder, amount, source }) => (
        <Notice key={id} icon="money" title={w.published(unit)}>
          {[bankOf(bank), spelled(account), holder, amount === null ? '' : money(amount)].filter(Boolean).join(' · ')}
          <br />
          {w.by(source)}
        </Notice>
      ))}
      <Button look="soft" icon="qr" href={`#/xem-tien/${procedure}`}>{w.title}</Button>
    </>
  );
}
