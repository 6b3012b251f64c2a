import { judgeLink, type Place } from './hosts';
import { linksIn, mended, readLink, type Link } from './links';
import { hashOf, unpacked } from './listed';
import { judgeNumber, numberOf } from './numbers';
import type { Judged, Lists, Reason, Verdict } from './types';
import { signsIn } from './wording';

export const ENOUGH = 3;
/** Signs with which a strange link weighs more. */
const ASKING = new Set(['threat', 'prize', 'parcel', 'pay', 'kin', 'install', 'papers']);
const MOBILE = /(?<![0-9])(?:\+?84|0)[35789](?:[ .-]?[0-9]){8}(?![0-9])/;
const MOST = 4000; // letters that are looked at
const MOST_LINKS = 20;
const LINK = /^[^\s]+\.[^\s]+$|^[a-z][a-z0-9+.-]*:[^\s]+$/i;
const MAIL = /^(?:mailto:)?[^\s/:@?#\\]+@([^\s/:@?#\\]+\.[^\s/:@?#\\]+)$/i;
const CARD = /^[0-9]{12}\|/;
const QUIET = /^(?:WIFI:|BEGIN:VCARD|MECARD:|BEGIN:VEVENT|geo:)/i;
const TEXTS = /^(?:smsto|sms|mmsto):/i;

/** What is told to whoever asks: official only where every link is, and nothing else speaks against it. */
function verdictOf(reasons: readonly Reason[], official: boolean): Verdict {
  const weight = reasons.reduce((sum, one) => sum + one.weight, 0);
  if (weight >= ENOUGH) return 'scam';
  return official && reasons.length === 0 ? 'official' : 'unknown';
}

const code = (about: string, id: string, weight = 0): Judged => ({
  verdict: weight >= ENOUGH ? 'scam' : 'unknown', kind: 'code', about, reasons: [{ id, weight }],
});

/** What a code, a link, a number or a message is, from the lists on this phone alone. */
export function judge(typed: string, lists: Lists, own = ''): Judged {
  const text = typed.slice(0, MOST).trim();
  if (!text) return { verdict: 'unknown', kind: 'nothing', about: '', reasons: [] };
  const special = judgeCode(text);
  if (special) return special;
  const number = numberOf(text);
  if (number) return judgeNumber(number, lists);
  const hashes = unpacked(lists.bad);
  const place = (link: Link): Place =>
    own && link.host === own ? { owner: own, reasons: [] } : judgeLink(link, lists, (host) => hashes.has(hashOf(host)));
  const alone = mended(text);
  const mail = MAIL.exec(alone)?.[1];
  if (mail) return judgeMail(place(readLink(mail)), mail);
  if (LINK.test(alone) && !/^[0-9.]+$/.test(alone)) return judgeOne(readLink(alone), place);
  return judgeMessage(alone, lists, place);
}

function judgeCode(text: string): Judged | null {
  if (text.startsWith('000201')) {
    const [, bank = '', account = ''] = /0006([0-9]{6})01[0-9]{2}([0-9A-Za-z]{4,19}?)0208QRIB/.exec(text) ?? [];
    return { verdict: 'unknown', kind: 'pay', about: account, reasons: [{ id: 'pay_code', weight: 0, about: bank }] };
  }
  if (CARD.test(text)) return code('', 'card');
  if (/^otpauth:/i.test(text)) return code('', 'otp_key', ENOUGH);
  if (TEXTS.test(text)) return /^[a-z]+:(?:156|5656)(?:$|\D)/i.test(text) ? code('', 'report_text') : code('', 'paid_text', ENOUGH);
  return QUIET.test(text) && !/https?:/i.test(text) ? code('', 'quiet') : null;
}

function judgeOne(link: Link, place: (link: Link) => Place): Judged {
  const { owner, reasons } = place(link);
  const verdict = verdictOf(reasons, owner !== '');
  return { verdict, kind: 'link', about: owner || link.host || link.written, reasons };
}

/** An address of mail: whose it is, though anybody can write it above a letter. */
function judgeMail({ owner, reasons }: Place, host: string): Judged {
  const told = owner ? [{ id: 'mail', weight: 0, about: owner }] : reasons;
  return { verdict: verdictOf(told, false), kind: 'link', about: host, reasons: told };
}

function judgeMessage(text: string, lists: Lists, place: (link: Link) => Place): Judged {
  const { links, rest } = linksIn(text, lists);
  const places = links.slice(0, MOST_LINKS).map(place);
  const strange = places.some(({ owner }) => owner === '');
  const said = signsIn(rest, lists).filter(({ id }) => id !== 'warns' || !strange);
  const poses = said.some(({ id }) => id === 'pose');
  const asks = said.some(({ id }) => ASKING.has(id));
  const hard = said.some(({ id }) => id !== 'pose' && id !== 'zalo');
  const reasons = [...places.flatMap((one) => one.reasons), ...said.filter(({ id }) => id !== 'pose' || hard || strange)];
  const foreign = strange && !places.every((one) => one.owner || one.reasons.some(({ id }) => id === 'shared' || id === 'unsure'));
  if ((poses || asks) && foreign) reasons.push({ id: 'strange_link', weight: 1.5 });
  if ((poses || asks) && MOBILE.test(rest)) reasons.push({ id: 'mobile_in', weight: 1 });
  const unique = reasons.filter((one, at) => reasons.findIndex(({ id }) => id === one.id) === at);
  const official = places.length > 0 && links.length <= MOST_LINKS && !strange;
  const verdict = verdictOf(unique, official);
  return { verdict, kind: places.length === 1 && !rest.replace('duongdan', '').trim() ? 'link' : 'message', about: places[0]?.owner || links[0]?.host || '', reasons: unique };
}
