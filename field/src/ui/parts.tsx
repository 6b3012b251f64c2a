import type { ComponentChildren } from 'preact';
import { useContext, useEffect, useRef } from 'preact/hooks';
import { HelperContext, HelpPair } from './help';
import { Icon, Picture, type Pictogram, type Tone } from './icons';
import { words } from './words';

const w = words({ back: 'Quay lại', cheated: 'Bị lừa? Ba việc làm ngay' }, { back: 'Back', cheated: 'Cheated? Three things to do now' });

interface PageProps {
  readonly title: string;
  /** What the browser's history may keep, where the title names somebody of a family. */
  readonly tab?: string;
  /** A quiet title stands back behind the one question of the page. */
  readonly quiet?: boolean | undefined;
  readonly back?: (() => void) | undefined;
  readonly progress?: { readonly done: number; readonly all: number; readonly label: string };
  /** What "Nghe" reads aloud; a page without it is not a step. */
  readonly say?: string | undefined;
  readonly dock?: ComponentChildren;
  readonly aside?: ComponentChildren;
  readonly front?: ComponentChildren;
  /** The four doors at the foot of the main pages. */
  readonly foot?: ComponentChildren;
  readonly children: ComponentChildren;
}

function Progress({ done, all, label }: { done: number; all: number; label: string }) {
  return (
    <div class="steps" role="img" aria-label={label}>
      {Array.from({ length: all }, (_, n) => (
        <i key={n} class={n < done ? 'd' : ''} />
      ))}
    </div>
  );
}

/** One page: a bar with Back and the way out for whoever was cheated, one thing in the middle, helpers and the next act at the foot. */
export function Page({ title, tab = title, quiet, back, progress, say, dock, aside, front, foot, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const open = useContext(HelperContext) !== undefined;
  useEffect(() => {
    document.title = `${tab} · Nhịp Cầu`;
    window.scrollTo(0, 0);
    if (!document.activeElement || document.activeElement === document.body) {
      heading.current?.focus({ preventScroll: true });
    }
  }, [title, tab]);
  return (
    <div class="page">
      <header class="bar">
        {back && (
          <button type="button" class="round" aria-label={w.back} onClick={back}>
            <Icon name="back" />
          </button>
        )}
        {front}
        <h1 ref={heading} tabIndex={-1} class={quiet ? 'quiet' : ''}>
          {title}
        </h1>
        {aside}
        {open && !foot && (
          <a class="round" href="#/an-toan/ba-viec" aria-label={w.cheated}>
            <Icon name="shield" />
          </a>
        )}
      </header>
      <main class="page">
        {progress && <Progress {...progress} />}
        <div class="body">{children}</div>
        <div class="floor">
          {(say ?? dock) && (
            <div class="dock">
              {say && <HelpPair key={say} say={say} />}
              {dock}
            </div>
          )}
          {foot}
        </div>
      </main>
    </div>
  );
}

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick?: () => void;
  readonly href?: string;
  readonly look?: 'ghost' | 'soft' | 'rice' | 'quiet';
  readonly icon?: Pictogram;
  readonly submit?: boolean;
  readonly busy?: boolean;
}

/** A big button, or a link that looks like one when it leads to a page. */
export function Button({ children, onClick, href, look, icon, submit, busy }: ButtonProps) {
  const shape = look ? `btn ${look}` : 'btn';
  const inner = (
    <>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </>
  );
  if (href !== undefined) {
    return (
      <a class={shape} href={href}>
        {inner}
      </a>
    );
  }
  return (
    <button
      type={submit ? 'submit' : 'button'}
      class={shape}
      aria-disabled={busy ? 'true' : undefined}
      onClick={() => {
        if (!busy) onClick?.();
      }}
    >
      {inner}
    </button>
  );
}

interface RowProps {
  readonly href: string;
  readonly picture?: string;
  readonly tone?: Tone;
  readonly title: string;
  readonly small?: ComponentChildren;
  readonly end?: ComponentChildren;
}

/** One line of a list; the whole line is the link. */
export function RowLink({ href, picture, tone, title, small, end }: RowProps) {
  return (
    <li>
      <a class="row" href={href}>
        {picture && <Picture name={picture} tone={tone ?? 'teal'} />}
        <span class="grow">
          <span class="b line">{title}</span>
          {small && <span class="small line">{small}</span>}
        </span>
        {end ?? <Icon name="next" small />}
      </a>
    </li>
  );
}

/** A card of lines. */
export function List({ children }: { children: ComponentChildren }) {
  return <ul class="card list">{children}</ul>;
}

type CardLook = 'alarm' | 'sure' | 'warn' | 'look' | 'plain';

interface NoticeProps {
  readonly look?: CardLook;
  readonly icon?: Pictogram;
  readonly title: string;
  readonly children?: ComponentChildren;
  readonly loud?: boolean;
}

/** A card that says one thing with a shape, a word and a colour. */
export function Notice({ look, icon, title, children, loud }: NoticeProps) {
  return (
    <section class={`card ${look ?? ''} ${icon ? 'side' : ''}`} role={loud ? 'alert' : undefined}>
      {icon && <Picture name={icon} tone={look === 'alarm' ? 'brick' : look === 'sure' ? 'leaf' : 'rice'} />}
      <div class="grow">
        <p class="b">{title}</p>
        {children && <div class="small">{children}</div>}
      </div>
    </section>
  );
}
