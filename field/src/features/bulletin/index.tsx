import type { ComponentChild } from 'preact';
import { fit } from '../../shell/router';
import { Homes } from './homes';
import { Hub } from './hub';
import { Notices, OneNotice } from './notices';
import { Entry } from './price-entry';
import { Item, Prices } from './prices';
import { SafeHome, SafeList } from './safe';
import { SeasonPage } from './season';
import { OneWarning } from './warning';
import { WeatherPage } from './weather';

type Parts = Readonly<Record<string, string>>;

/** The screens under /ban-tin, each with the pattern of its address. */
const screens: readonly (readonly [pattern: string, show: (parts: Parts) => ComponentChild])[] = [
  ['/ban-tin', () => <Hub />],
  ['/ban-tin/canh-bao/:id', (p) => <OneWarning id={p['id'] ?? ''} />],
  ['/ban-tin/canh-bao/:id/nha', (p) => <Homes key={p['id']} id={p['id'] ?? ''} />],
  ['/ban-tin/can-den', () => <SafeList />],
  ['/ban-tin/thoi-tiet', () => <WeatherPage />],
  ['/ban-tin/mua-vu', () => <SeasonPage />],
  ['/ban-tin/gia', () => <Prices />],
  ['/ban-tin/gia/:item', (p) => <Item key={p['item']} item={p['item'] ?? ''} />],
  ['/ban-tin/gia/:item/ghi', (p) => <Entry key={p['item']} item={p['item'] ?? ''} />],
  ['/ban-tin/tin', () => <Notices />],
  ['/ban-tin/tin/:id', (p) => <OneNotice key={p['id']} id={p['id'] ?? ''} />],
  ['/ban-tin/can-den/:household', (p) => <SafeHome key={p['household']} household={p['household'] ?? ''} />],
];

/** News of the village: warnings, weather, seasons, prices, notices; it comes with the second wave. */
export function Bulletin({ path }: { path: string }) {
  for (const [pattern, show] of screens) {
    const parts = fit(pattern, path);
    if (parts) return <>{show(parts)}</>;
  }
  return <Hub />;
}
