import { successor, type FormerCode, type LifeEvent } from '../../rules/life';
import type { Answer, Answers, Checklist, Procedure, Question } from '../../rules/types';

/** The question to show next after this one, or null when the list is ready. */
export function nextQuestion(list: Checklist, after: string | null): Question | null {
  const at = list.asked.findIndex((q) => q.id === after);
  const later = list.asked.slice(at + 1);
  return later.find((q) => list.open.includes(q)) ?? list.open[0] ?? null;
}

/** How far one is: this question's place among those asked, and how many there may be in all. */
export function progressOf(list: Checklist, question: string, answers: Answers): { done: number; all: number } {
  const mine = list.asked.filter((q) => q.id === question || !list.assumed.includes(q));
  const at = mine.findIndex((q) => q.id === question);
  const answered = mine.filter((q) => answers[q.id] !== undefined && answers[q.id] !== null).length;
  return { done: at + 1, all: Math.max(mine.length, answered, at + 1) };
}

/** A many-answer after one more tap: an answer that excludes the others stands alone. */
export function toggled(question: Question, answer: Answer | undefined, option: string): readonly string[] {
  const had = Array.isArray(answer) ? (answer as readonly string[]) : [];
  if (had.includes(option)) return had.filter((id) => id !== option);
  const alone = (id: string): boolean => question.options?.find((o) => o.id === id)?.exclusive === true;
  return alone(option) ? [option] : [...had.filter((id) => !alone(id)), option];
}

/** "Ở xã · trong ngày · 0 đ": where, how long, how much, in as few words as are true. */
export function inShort(procedure: Procedure, unknown: { time: string; fee: string; varies: string }): string {
  const fee = shortFee(procedure.fee?.text ?? '', unknown);
  return [shortPlace(procedure.where ?? ''), firstClause(procedure.time?.text ?? '') || unknown.time, fee]
    .filter(Boolean)
    .join(' · ')
    .replace(/ đ\b| đ$/g, '\u00a0đ');
}

/** The first place named, in the words of the village. */
export function shortPlace(where: string): string {
  const first = (where.split(/[.;:,]| hoặc | bất kỳ | nơi /)[0] ?? '').trim();
  if (/^(Trung tâm Phục vụ hành chính công|Ủy ban nhân dân|Bộ phận một cửa)/.test(first)) return 'Ở xã';
  return /^Cổng Dịch vụ công/.test(first) ? 'Trên mạng' : first;
}

/** The first clause of a text, without what stands in brackets. */
export function firstClause(text: string): string {
  const clause = (text.split(/\.(?=\s|$)|[;:(]/)[0] ?? '').trim();
  return clause.length > 40 ? '' : clause;
}

/** The fee in a line only when it is one figure for everybody; else where to look. */
export function shortFee(text: string, unknown: { fee: string; varies: string }): string {
  const plain = text.trim().replace(/\.$/, '');
  if (plain === '') return unknown.fee;
  if (plain === '0 đ' || plain === 'Không mất lệ phí') return '0 đ';
  return plain.length <= 26 && /^\d/.test(plain) ? plain : unknown.varies;
}

/** Which of the three answers a place is: the commune of this phone, its province, or another province. */
export function kindOfPlace(answer: Answer | undefined, province: string, commune: string): 'here' | 'near' | 'far' | null {
  if (typeof answer !== 'string' || answer === '') return null;
  if (answer === `${province}.${commune}`) return 'here';
  return answer.split('.')[0] === province ? 'near' : 'far';
}

/** The procedures of an event of life that this phone knows, in the order of the event. */
export function proceduresOf(event: LifeEvent, procedures: readonly Procedure[]): Procedure[] {
  const known = new Map(procedures.map((procedure) => [procedure.code, procedure]));
  return event.procedures.flatMap((code) => known.get(code) ?? []);
}

/** What a typed or scanned code of before was, and the procedure that holds today; null for anything else. */
export function formerOf(
  typed: string,
  { procedures, former = [] }: { readonly procedures: readonly Procedure[]; readonly former?: readonly FormerCode[] },
): { readonly former: FormerCode; readonly now: Procedure | null } | null {
  const code = typed.trim();
  const found = former.find((one) => one.code === code);
  if (!found || procedures.some((one) => one.code === code)) return null;
  const today = successor(code, former);
  return { former: found, now: procedures.find((one) => one.code === today) ?? null };
}
