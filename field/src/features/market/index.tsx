import type { ComponentChild } from 'preact';
import { fit } from '../../shell/router';
import { Hub, OneMaker } from './hub';
import { Live } from './live';
import { NewMaker } from './maker';
import { AddPhoto } from './photo';
import { Point } from './point';
import { OneWare, WareForm } from './ware';

type Parts = Readonly<Record<string, string>>;

/** The screens under /cho, each with the pattern of its address. */
const screens: readonly (readonly [pattern: string, show: (parts: Parts) => ComponentChild])[] = [
  ['/cho/moi', () => <NewMaker />],
  ['/cho/diem', () => <Point />],
  ['/cho/nha/:id', (p) => <OneMaker id={p['id'] ?? ''} />],
  ['/cho/nha/:id/moi', (p) => <WareForm maker={p['id'] ?? ''} />],
  ['/cho/hang/:id', (p) => <OneWare id={p['id'] ?? ''} />],
  ['/cho/hang/:id/sua', (p) => <WareForm ware={p['id'] ?? ''} />],
  ['/cho/hang/:id/anh', (p) => <AddPhoto ware={p['id'] ?? ''} />],
  ['/cho/live/:id', (p) => <Live id={p['id'] ?? ''} />],
];

/** The shop window of the village; it comes with the second wave. */
export function Market({ path }: { path: string }) {
  for (const [pattern, show] of screens) {
    const parts = fit(pattern, path);
    if (parts) return <>{show(parts)}</>;
  }
  return <Hub />;
}
