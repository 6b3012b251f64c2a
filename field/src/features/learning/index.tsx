import type { ComponentChild } from 'preact';
import { fit } from '../../shell/router';
import { Classes } from './classes/list';
import { Room } from './classes/room';
import { w as classes } from './classes/words';
import { End } from './lessons/end';
import { Lessons } from './lessons/list';
import { Run } from './lessons/run';
import { Start } from './lessons/start';
import { Passport } from './passport/passport';
import { Tick } from './passport/tick';
import { Button } from '../../ui/parts';
import { w } from './words';

type Parts = Readonly<Record<string, string>>;

const get = (parts: Parts, name: string): string => parts[name] ?? '';

/** The screens under /hoc, each with the pattern of its address. */
const screens: readonly (readonly [pattern: string, show: (parts: Parts) => ComponentChild])[] = [
  ['/hoc/bai/:id', (p) => <Start id={get(p, 'id')} />],
  ['/hoc/bai/:id/:who/xong', (p) => <End id={get(p, 'id')} who={get(p, 'who')} />],
  ['/hoc/bai/:id/:who/:part/:at', (p) => <Run id={get(p, 'id')} who={get(p, 'who')} part={get(p, 'part')} at={Number(get(p, 'at'))} />],
  ['/hoc/lop', () => <Classes />],
  ['/hoc/lop/:id', (p) => <Room id={get(p, 'id')} />],
  ['/hoc/ho-chieu/:household/:person', (p) => <Passport household={get(p, 'household')} person={get(p, 'person')} />],
  ['/hoc/ho-chieu/:household/:person/:code', (p) => <Tick household={get(p, 'household')} person={get(p, 'person')} code={get(p, 'code')} />],
];

/** Learning: lessons, classes and the passport; it comes with the second wave. */
export function Learning({ path }: { path: string }) {
  for (const [pattern, show] of screens) {
    const parts = fit(pattern, path);
    if (parts) return <>{show(parts)}</>;
  }
  return <Lessons title={w.title} doors={<Button look="soft" icon="school" href="#/hoc/lop">{classes.door}</Button>} />;
}
