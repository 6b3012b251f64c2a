import { useState } from 'preact/hooks';
import { TextField } from '../ui/fields';
import { words } from '../ui/words';
import { isEasy } from './pin-rules';

const w = words(
  {
    choose: 'Chọn mã PIN, 6 số',
    chooseHint: 'Mỗi lần mở ứng dụng gõ mã này. Đừng lấy ngày sinh, đừng ghi lên máy.',
    again: 'Gõ lại mã PIN',
    six: 'Mã PIN gồm đúng 6 số.',
    easy: 'Mã PIN này dễ đoán quá. Chọn mã khác.',
    other: 'Hai lần gõ chưa giống nhau.',
  },
  {
    choose: 'Choose a PIN of 6 digits',
    chooseHint: 'You type it each time you open the app. No birthday; do not write it on the phone.',
    again: 'Type the PIN again',
    six: 'A PIN has exactly 6 digits.',
    easy: 'This PIN is too easy to guess. Choose another one.',
    other: 'The two are not the same.',
  },
);

/** Why a PIN cannot be taken, in words; empty when it can. */
export function pinFault(pin: string, again: string): string {
  if (!/^\d{6}$/.test(pin)) return w.six;
  if (isEasy(pin)) return w.easy;
  return pin === again ? '' : w.other;
}

/** What was typed as a new PIN, twice. */
export interface NewPin {
  readonly pin: string;
  readonly again: string;
}

export function useNewPin(): [NewPin, (typed: NewPin) => void] {
  return useState<NewPin>({ pin: '', again: '' });
}

export function PinField(props: { label: string; hint?: string; value: string; onInput: (value: string) => void }) {
  return (
    <TextField
      {...props}
      class="code pin"
      digits
      onInput={(value) => {
        props.onInput(value.replace(/\D/g, '').slice(0, 6));
      }}
    />
  );
}

export function PinFields({ typed, onType }: { typed: NewPin; onType: (typed: NewPin) => void }) {
  return (
    <>
      <PinField
        label={w.choose}
        hint={w.chooseHint}
        value={typed.pin}
        onInput={(pin) => {
          onType({ ...typed, pin });
        }}
      />
      <PinField
        label={w.again}
        value={typed.again}
        onInput={(again) => {
          onType({ ...typed, again });
        }}
      />
    </>
  );
}
