import { HIDDEN, WIDE } from './letters';
import type { Lists } from './types';

/** A link taken apart, as a browser would; nothing is opened. */
export interface Link {
  readonly raw: string;
  /** The host in plain letters, without a last dot; empty where there is none. */
  readonly host: string;
  /** The host as it was written. */
  readonly written: string;
  readonly path: string;
  readonly search: string;
  /** What is odd in how it is written. */
  readonly tricks: readonly string[];
}

const PROGRAM = /^(?:javascript|data|vbscript|intent|file|blob|content|filesystem):/i;
const FILE = /\.(?:apk|xapk|apks|exe|scr|bat|msi|ipa|mobileconfig|vbs|jar|dmg)$/i;
const ADDRESS = /^(?:[0-9]{1,3}(?:\.[0-9]{1,3}){3}|\[.*\])$/;
const OWN_NET = /^(?:10|127|192\.168|172\.(?:1[6-9]|2[0-9]|3[01]))\./;
const AROUND = /^[\s<>"'“”‘’([{]+|[\s<>"'“”‘’)\]}.,;:!?…]+$/g;

/** A link as it was meant: brackets around its dots and a broken scheme put right. */
export function mended(text: string): string {
  return text
    .replace(/\s?[[({]\s?(?:\.|dot)\s?[\])}]\s?/gi, '.')
    .replace(/^(\s*)hxxp/i, '$1http')
    .replace(/([\s>]|^)hxxp(?=s?:)/gi, '$1http');
}

export function readLink(text: string): Link {
  const raw = text.replace(AROUND, '');
  const empty = { raw, host: '', written: '', path: '', search: '' };
  if (PROGRAM.test(raw)) return { ...empty, tricks: ['program'] };
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(raw);
  const written = raw.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').split(/[/?#\\]/, 1)[0] ?? '';
  const tricks: string[] = [];
  if (HIDDEN.test(raw)) tricks.push('hidden');
  if (WIDE.test(written)) tricks.push('wide');
  if (written.includes('%')) tricks.push('coded');
  let url: URL;
  try {
    url = new URL(scheme ? raw : `http://${raw}`);
  } catch {
    return { ...empty, written, tricks: [...tricks, 'broken'] };
  }
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  if (url.username || url.password) tricks.push('userinfo');
  if (url.port && !['80', '443', '8080', '8443'].includes(url.port)) tricks.push('port');
  if (ADDRESS.test(host) && !OWN_NET.test(host)) tricks.push('address');
  if (FILE.test(url.pathname)) tricks.push('file');
  return { raw, host, written: written.replace(/^.*@/, ''), path: url.pathname, search: url.search, tricks };
}

const LONG = /(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)[^\s<>"'“”]+|(?:javascript|vbscript|data):\S+/giu;
const BARE = /(?<![\p{L}\p{N}@/.])[\p{L}\p{N}][\p{L}\p{N}\p{M}\u200b\u202e-]*(?:\.[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*)+(?:[/:?#@][^\s<>"'“”]*)?/giu;

/** Whether letters with dots, but without a scheme, are a link: they end as domains do. */
function isBare(text: string, { cheap, known }: Lists): boolean {
  const host = text.split(/[/:?#@]/, 1)[0] ?? '';
  const labels = host.toLowerCase().split('.');
  const end = labels.at(-1) ?? '';
  if (/^(?:[0-9]{1,3}\.){3}[0-9]{1,3}$/.test(host)) return true;
  if (/^[0-9]+$/.test(labels.at(-2) ?? '') && labels.length < 3 && !/[/]/.test(text)) return false;
  return (cheap.includes(end) || known.includes(end) || end.startsWith('xn--')) && labels.every((one) => one.length > 0);
}

/** Every link in a text, and the text with a word in the place of each. */
export function linksIn(text: string, lists: Lists): { readonly links: readonly Link[]; readonly rest: string } {
  const links: Link[] = [];
  const take = (found: string): string => {
    links.push(readLink(found));
    return ' duongdan ';
  };
  const ends = [...lists.cheap, ...lists.known].join('|');
  const joined = mended(text).replace(new RegExp(`(?<=[a-z0-9]) \\. ?(?=(?:${ends})(?![a-z0-9]))`, 'gu'), '.');
  const rest = joined.replace(LONG, take).replace(BARE, (found) => (isBare(found, lists) ? take(found) : found));
  return { links, rest };
}
