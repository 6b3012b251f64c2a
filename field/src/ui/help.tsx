import { createContext, type ComponentChildren } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { Icon } from './icons';
import { hush, speak } from './speak';
import { words } from './words';

const w = words(
  {
    listen: 'Nghe',
    ask: 'Gọi người giúp',
    noVoice: 'Máy này chưa có giọng đọc tiếng Việt. Đọc to giúp bà con nhé.',
    call: (name: string) => `Gọi ${name}`,
    noLeader: 'Máy chưa có số của tổ trưởng. Hỏi quầy một cửa của xã.',
    leader: (name: string) => `${name}, tổ trưởng, giúp được việc này.`,
    close: 'Đóng',
  },
  {
    listen: 'Listen',
    ask: 'Get help',
    noVoice: 'This phone has no Vietnamese voice. Please read it aloud.',
    call: (name) => `Call ${name}`,
    noLeader: 'No team leader number on this phone. Ask the commune desk.',
    leader: (name) => `${name}, your team leader, can help.`,
    close: 'Close',
  },
);

/** Who can be called from any step; null when the phone knows nobody, undefined while it is shut. */
export interface Helper {
  readonly name: string;
  readonly phone: string;
}

export const HelperContext = createContext<Helper | null | undefined>(undefined);

function Note({ children, close }: { children: ComponentChildren; close: () => void }) {
  return (
    <div class="card warn stack" role="status">
      {children}
      <button type="button" class="btn quiet" onClick={close}>
        {w.close}
      </button>
    </div>
  );
}

function AskHelp({ close }: { close: () => void }) {
  const helper = useContext(HelperContext);
  return (
    <Note close={close}>
      <p>{helper ? w.leader(helper.name) : w.noLeader}</p>
      {helper && (
        <a class="btn" href={`tel:${helper.phone.replace(/[^\d+]/g, '')}`}>
          <Icon name="call" />
          {w.call(helper.name)} · {helper.phone}
        </a>
      )}
    </Note>
  );
}

/** The two helpers that stand in the same place on every step: Nghe and Gọi người giúp. */
export function HelpPair({ say }: { say: string }) {
  const [open, setOpen] = useState<'' | 'voice' | 'ask'>('');
  useEffect(() => hush, []);
  const listen = async (): Promise<void> => {
    setOpen((await speak(say)) ? '' : 'voice');
  };
  const close = (): void => {
    setOpen('');
  };
  return (
    <>
      {open === 'voice' && (
        <Note close={close}>
          <p>{w.noVoice}</p>
        </Note>
      )}
      {open === 'ask' && <AskHelp close={close} />}
      <div class="help">
        <button type="button" class="btn quiet" onClick={() => void listen()}>
          <Icon name="ear" />
          {w.listen}
        </button>
        <button
          type="button"
          class="btn quiet"
          aria-expanded={open === 'ask'}
          onClick={() => {
            setOpen(open === 'ask' ? '' : 'ask');
          }}
        >
          <Icon name="hand" />
          {w.ask}
        </button>
      </div>
    </>
  );
}
