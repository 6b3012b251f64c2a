import { glance, isMixed, isNear, latin, unpunycode } from './letters';
import { readLink, type Link } from './links';
import type { Lists, Reason } from './types';

/** What is known of where a link leads. */
export interface Place {
  /** Whose it is, where it is official. */
  readonly owner: string;
  readonly reasons: readonly Reason[];
}

const STRONG = 3;
const TOPIC = 1.5;
/** What is put before or behind a name to have another one. */
const ADDED = /^(?:vn|vlet|my|the|app)|(?:vn|vletnam|onllne|bank|24h|24|247|app|pay|gov|vlp|lnfo)$/g;
const SHORTEST_INSIDE = 5;
const SHORTEST_NEAR = 7;
const WEIGHTS: Readonly<Record<string, number>> = {
  program: STRONG, hidden: STRONG, wide: STRONG, coded: STRONG, userinfo: STRONG, address: STRONG, file: STRONG, port: 1, broken: 2,
};
const SECOND = /^(?:com|net|org|edu|gov|co|ac|info|biz|name|pro|health|id|io)$/;

const isUnder = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

/** The part of a host that somebody has registered. */
export function registered(host: string): string {
  const labels = host.split('.');
  const [second = '', first = ''] = labels.slice(-2);
  return labels.slice(first.length === 2 && SECOND.test(second) ? -3 : -2).join('.');
}

/** Whose official place a host is: the name, and whether that is certain; null where it is nobody's that is known. */
export function ownerOf(host: string, lists: Lists): { readonly name: string; readonly unsure: boolean } | null {
  let best: { readonly name: string; readonly unsure: boolean; readonly length: number } | null = null;
  for (const [name, domains, , unsure] of lists.owners) {
    for (const domain of domains) {
      if (isUnder(host, domain) && domain.length > (best?.length ?? 0)) best = { name, unsure: unsure === 1, length: domain.length };
    }
  }
  return best ?? (lists.zones.some((zone) => isUnder(host, zone)) ? { name: '', unsure: false } : null);
}

/** What is said of a link: whose it is, or what speaks against it. */
export function judgeLink(link: Link, lists: Lists, isBad: (host: string) => boolean): Place {
  const odd = link.tricks.map((id) => ({ id, weight: WEIGHTS[id] ?? 1 }));
  if (!link.host) return { owner: '', reasons: odd };
  const owner = ownerOf(link.host, lists);
  if (owner) {
    // It leads to the right place, whatever else; but a name in letters that look odd is not called official.
    const plain = /^[\x21-\x7e]*$/.test(link.raw) && !link.written.includes('%');
    if (!plain) return { owner: '', reasons: [{ id: 'spelt', weight: 0, about: owner.name || link.host }] };
    return owner.unsure ? { owner: '', reasons: [{ id: 'unsure', weight: 0, about: owner.name }] } : { owner: owner.name || link.host, reasons: [] };
  }
  const app = appOf(link, lists);
  if (app) return app;
  if (isBad(link.host) || (!isShared(link.host, lists) && isBad(registered(link.host)))) {
    odd.unshift({ id: 'listed', weight: STRONG });
  }
  return { owner: '', reasons: [...odd, ...likeness(link, lists)] };
}

const isShared = (host: string, { shared }: Lists): boolean => shared.some((one) => isUnder(host, one));

function appOf(link: Link, { apps }: Lists): Place | null {
  const told = new URLSearchParams(link.search).get('id');
  const play = link.host === 'play.google.com' && link.path === '/store/apps/details';
  const apple = link.host === 'apps.apple.com' ? /\/id([0-9]+)/.exec(link.path)?.[1] : undefined;
  if (!play && !apple) return null;
  for (const [name, links] of apps) {
    const same = links.map(readLink).some((one) =>
      play ? one.host === link.host && new URLSearchParams(one.search).get('id') === told : one.path.endsWith(`/id${apple ?? ''}`),
    );
    if (same) return { owner: name, reasons: [] };
  }
  return { owner: '', reasons: [{ id: 'app', weight: 0 }] };
}

/** What a host that is not official has of official names, and what else is odd in it. */
function likeness(link: Link, lists: Lists): Reason[] {
  const { host } = link;
  const labels = host.split('.').map(unpunycode);
  const found: Reason[] = [];
  const shared = isShared(host, lists);
  if (labels.some(isMixed)) found.push({ id: 'mixed', weight: STRONG });
  const inside = lists.owners.flatMap(([, domains]) => domains).find((domain) => `${host}.`.startsWith(`${domain}.`) || host.includes(`.${domain}.`));
  if (inside) found.push({ id: 'inside', weight: STRONG, about: inside });
  else if (isLikeGov(labels)) found.push({ id: 'gov', weight: STRONG });
  const end = labels.at(-1) ?? '';
  const own = shared ? labels.slice(0, -2) : labels.slice(0, -1);
  const parts = own.filter((one, at) => at === 0 || !SECOND.test(one));
  if (host === 'sites.google.com') parts.push(...link.path.split('/'));
  const alike = inside ? null : (parts.map((one) => nameIn(one, lists)).find(Boolean) ?? null);
  if (alike) found.push({ id: 'alike', weight: STRONG, about: alike });
  const topics = lists.topics.filter((topic) => parts.some((one) => glance(one).replace(/-/g, '').includes(glanced(topic))));
  if (topics.length > 0) found.push({ id: 'topic', weight: topics.length > 1 ? STRONG : TOPIC });
  if (lists.shorteners.includes(host)) found.push({ id: 'short', weight: 1 });
  else if (shared) found.push({ id: 'shared', weight: 0 });
  if (!shared && lists.cheap.includes(end)) found.push({ id: 'cheap', weight: 1, about: end });
  return found;
}

/** Whether a name pretends to end in the state's own "gov.vn"; "gov.uk" does not. */
function isLikeGov(labels: readonly string[]): boolean {
  const plain = labels.map(latin);
  if (plain.at(-1) === 'gov' || (plain.at(-2) === 'gov' && plain.at(-1)?.length === 2)) return false;
  return plain.some((label) => /(?:^|-)(?:gov(?:vn)?|vngov|g0v)(?:-|$)/.test(label)) || /\.gov-?vn\./.test(`.${plain.join('.')}.`);
}

const glances = new Map<string, string>();

/** How an owner's word looks, worked out once. */
function glanced(name: string): string {
  const found = glances.get(name) ?? glance(name);
  glances.set(name, found);
  return found;
}

/** The owner whose own word stands in a label, or something that looks like it. */
function nameIn(label: string, { owners }: Lists): string | null {
  const tokens = glance(label).split('-').filter(Boolean);
  const joined = tokens.join('');
  const bare = joined.replace(ADDED, '');
  for (const [owner, , names] of owners) {
    for (const name of names.map(glanced)) {
      const long = name.length >= SHORTEST_INSIDE;
      if (tokens.includes(name) || joined === name || bare === name) return owner;
      if (long && (joined.startsWith(name) || joined.endsWith(name) || tokens.some((one) => one.startsWith(name)))) return owner;
      if (name.length >= SHORTEST_NEAR && [joined, ...tokens].some((one) => isNear(one, name))) return owner;
    }
  }
  return null;
}
