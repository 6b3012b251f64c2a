import type { ComponentChildren, TargetedEvent } from 'preact';
import { useState } from 'preact/hooks';
import { scrub } from '../rules/scrub';
import { Icon } from './icons';
import { words } from './words';

const w = words(
  {
    covered: 'Máy đã che số bí mật vừa gõ. Mã và mật khẩu thì chủ tự giữ, không ai ghi hộ.',
  },
  {
    covered: 'The secret you typed is covered. Codes and passwords stay with their owner; nobody writes them down.',
  },
);

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly hint?: string;
  readonly kind?: 'text' | 'date';
  readonly digits?: boolean;
  readonly class?: string;
  readonly min?: string;
}

const told =
  (tell: (value: string) => void) =>
  (event: TargetedEvent<HTMLInputElement>): void => {
    tell(event.currentTarget.value);
  };

/** One labelled input; a code, a password or a card number typed into it is covered with dots before anybody has it. */
export function TextField(props: TextProps) {
  const [covered, setCovered] = useState(false);
  const keep = (event: TargetedEvent<HTMLInputElement>): void => {
    const [clean, kinds] = scrub(event.currentTarget.value);
    if (kinds.length) {
      event.currentTarget.value = clean;
      setCovered(true);
    }
    props.onInput(clean);
  };
  const field = (
    <label class={`field ${props.class ?? ''}`}>
      <span>{props.label}</span>
      {props.hint && <small class="small">{props.hint}</small>}
      {props.kind === 'date' ? (
        <input type="date" min={props.min} value={props.value} onInput={told(props.onInput)} />
      ) : (
        <input
          type="text"
          inputMode={props.digits ? 'numeric' : undefined}
          autoComplete="off"
          value={props.value}
          onInput={props.digits ? told(props.onInput) : keep}
        />
      )}
    </label>
  );
  return covered ? (
    <>
      {field}
      <p class="small" role="status">
        {w.covered}
      </p>
    </>
  ) : (
    field
  );
}

/** The box one types into without marks. */
export function Finder(props: { label: string; value: string; onInput: (value: string) => void; focus?: boolean }) {
  return (
    <label class="finder">
      <Icon name="search" />
      <span class="gone">{props.label}</span>
      <input
        type="search"
        autoComplete="off"
        autoCapitalize="none"
        spellcheck={false}
        enterKeyHint="search"
        placeholder={props.label}
        value={props.value}
        ref={(node) => {
          if (props.focus && node && !node.dataset['met']) {
            node.dataset['met'] = '1';
            node.focus({ preventScroll: true });
          }
        }}
        onInput={(event) => {
          props.onInput(event.currentTarget.value);
        }}
      />
    </label>
  );
}

export interface Choice<T extends string> {
  readonly id: T;
  readonly label: string;
  readonly tone?: 'rice';
}

interface OptionProps {
  readonly name: string;
  readonly many?: boolean;
  readonly checked: boolean;
  readonly children: ComponentChildren;
  readonly onPick: () => void;
  /** Called after a finger or mouse chose this line, not after arrow keys. */
  readonly onTap?: (() => void) | undefined;
}

/** One big line to choose. */
export function OptionLine({ name, many, checked, children, onPick, onTap }: OptionProps) {
  return (
    <label
      class={checked ? 'opt on' : 'opt'}
      onClick={(event) => {
        // A finger meets the line; arrow keys, and the browser's own follow-up click, meet the input.
        if (!(event.target instanceof HTMLInputElement)) onTap?.();
      }}
    >
      <input
        type={many ? 'checkbox' : 'radio'}
        name={name}
        checked={checked}
        onChange={onPick}
      />
      <span class={many ? 'dot sq' : 'dot'}>{many && <Icon name="check" small />}</span>
      <span>{children}</span>
    </label>
  );
}

interface SegmentProps<T extends string> {
  readonly label: string;
  readonly name: string;
  readonly choices: readonly Choice<T>[];
  readonly value: T | null;
  readonly onPick: (value: T) => void;
}

/** Two or three choices in one bar; none is chosen before somebody chooses. */
export function Segments<T extends string>({ label, name, choices, value, onPick }: SegmentProps<T>) {
  return (
    <div class="seg" role="radiogroup" aria-label={label}>
      {choices.map((choice) => (
        <label key={choice.id} class={`${choice.tone ?? ''} ${value === choice.id ? 'on' : ''}`}>
          <input
            type="radio"
            name={name}
            checked={value === choice.id}
            onChange={() => {
              onPick(choice.id);
            }}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  );
}

interface PickProps<T extends string> {
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  readonly value: readonly T[];
  readonly onToggle: (value: T) => void;
}

/** Chips of which any number may be on. */
export function Picks<T extends string>({ label, choices, value, onToggle }: PickProps<T>) {
  return (
    <div class="pick" role="group" aria-label={label}>
      {choices.map((choice) => (
        <label key={choice.id} class={value.includes(choice.id) ? 'on' : ''}>
          <input
            type="checkbox"
            checked={value.includes(choice.id)}
            onChange={() => {
              onToggle(choice.id);
            }}
          />
          {choice.label}
        </label>
      ))}
    </div>
  );
}
