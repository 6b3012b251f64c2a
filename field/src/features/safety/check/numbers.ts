import type { Judged, Lists } from './types';

const HOME = '84';
const STATE = ['111', '112', '113', '114', '115', '156', '5656'];

/** The digits of a text that is a telephone number and nothing else, with 00 as +; empty where it is none. */
export function numberOf(text: string): string {
  const bare = text.replace(/^tel:/i, '').replace(/[\s.()\u00a0-]/g, '').replace(/^00(?=[1-9])/, '+');
  return /^\+?[0-9]{3,15}$/.test(bare) && !/^000201/.test(bare) && !/^893[0-9]{10}$/.test(bare) ? bare : '';
}

/** What a number says of itself. Whose it is stands in no list, and what a screen shows of a caller can be made up. */
export function judgeNumber(number: string, { dear }: Lists): Judged {
  const told = (id: string, weight = 0): Judged => ({ verdict: weight > 0 ? 'scam' : 'unknown', kind: 'number', about: number, reasons: [{ id, weight }] });
  if (STATE.includes(number)) return told(number === '156' || number === '5656' ? 'report_number' : 'state_number');
  if (number.startsWith('+') && !number.startsWith(`+${HOME}`)) {
    return dear.some((prefix) => number.startsWith(`+${prefix}`)) ? told('dear_number', 3) : told('abroad');
  }
  const local = number.replace(/^\+84/, '0');
  if (/^1900/.test(local)) return told('paid_number');
  if (/^1800/.test(local)) return told('free_number');
  if (/^02/.test(local)) return told('desk_number');
  return told(/^0[3-9][0-9]{8}$/.test(local) ? 'mobile' : 'odd_number');
}
