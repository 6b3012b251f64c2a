import { latin } from './letters';
import type { Lists, Reason, Sign } from './types';

const NOT = /(?:^| )(?:khong|dung|chang|chua|cam|tranh)(?: [a-z0-9]+){0,3}$/;
const UNLESS = /(?:neu|co|hay) khong(?: [a-z0-9]+){0,3}$/;
const ALONE = /(?<![\p{L}\p{N}])\p{L}(?: \p{L}){3,}(?![\p{L}\p{N}])/gu;
const JOINED = /(?<![\p{L}\p{N}])\p{L}(?:[-._*]\p{L})+(?![\p{L}\p{N}])/gu;

interface Sentence {
  /** The words without marks, with a space before and behind. */
  readonly words: string;
  /** Letters that stood alone, pushed together: "o t p". */
  readonly runs: string;
}

/** A number becomes "#"; digits that stand for letters within a word become those. */
const unleet = (word: string): string =>
  /^(?!0[a-z])[0-9]+[a-z]*$/.test(word)
    ? word.replace(/^[0-9]+/, '#')
    : word.replace(/0/g, 'o').replace(/1/g, 'i').replace(/3/g, 'e').replace(/4/g, 'a').replace(/5/g, 's');

export function sentencesOf(text: string): Sentence[] {
  const plain = latin(text.replace(JOINED, (found) => found.replace(/[-._*]/g, '')));
  return plain.split(/[.!?…\n;]+/).map((sentence) => {
    const runs = (sentence.match(ALONE) ?? []).map((run) => run.replace(/ /g, '')).join(' ');
    const words = sentence.replace(/[^a-z0-9]+/g, ' ').trim().split(' ').map(unleet).join(' ');
    return { words: ` ${words} `, runs };
  });
}

/** Whether a phrase is said in a sentence, and not behind a "do not". */
function isSaid(phrase: string, { words, runs }: Sentence, plain: boolean): boolean {
  if (runs.includes(phrase.replace(/ /g, ''))) return true;
  for (let at = words.indexOf(` ${phrase} `); at >= 0; at = words.indexOf(` ${phrase} `, at + 1)) {
    const before = words.slice(0, at);
    if (plain || !NOT.test(before) || UNLESS.test(before)) return true;
  }
  return false;
}

const fits = (sign: Sign, sentence: Sentence): boolean =>
  sign.any.some((one) => isSaid(one, sentence, sign.plain ?? false)) && (!sign.with || sign.with.some((one) => isSaid(one, sentence, true)));

/** What in the words of a message is how cheats write. */
export function signsIn(text: string, { signs, warning }: Lists): Reason[] {
  const sentences = sentencesOf(text);
  const there = signs.filter((sign) => sentences.some((sentence) => fits(sign, sentence)));
  const found: Reason[] = there
    .filter(({ needs }) => !needs || there.some(({ id }) => id === needs))
    .map(({ id, weight }) => ({ id, weight }));
  const warns = sentences.some((sentence) => warning.any.some((one) => isSaid(one, sentence, true)));
  return warns ? [...found, { id: 'warns', weight: warning.weight }] : found;
}
