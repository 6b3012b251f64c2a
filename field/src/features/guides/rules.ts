import type { Answer, Answers, Checklist, Procedure, Question } from '../../rules/types';

/** The question to show next after this one, or null when the list is ready. */
export function nextQuestion(list: Checklist, after: string | null): Question | null {
  const at = list.asked.findIndex((q) => q.id === after);
  const later = list.asked.slice(at + 1);
  return later.find((q) => list.open.includes(q)) ?? list.open[0] ?? null;
}

/** How far one is: this question's place among those asked, and how many there may be in all. */
export function progressOf(list: Checklist, question: string, answers: Answers): { done: number; all: number } {
  const at = list.asked.findIndex((q) => q.id === question);
  const answered = list.asked.filter((q) => answers[q.id] !== undefined && answers[q.id] !== null).length;
  return { done: at + 1, all: Math.max(list.asked.length, answered, at + 1) };
}

/** A many-answer after one more tap: an answer that excludes the others stands alone. */
export function toggled(question: Question, answer: Answer | undefined, option: string): readonly string[] {
  const had = Array.isArray(answer) ? (answer as readonly string[]) : [];
  if (had.includes(option)) return had.filter((id) => id !== option);
  const alone = (id: string): boolean => question.options?.find((o) => o.id === id)?.exclusive === true;
  return alone(option) ? [option] : [...had.filter((id) => !alone(id)), option];
}

/** "Làm ở xã · trong ngày · 0 đ": where, how long, how much, in as few words as are known. */
export function inShort(procedure: Procedure, unknown: { time: string; fee: string }): string {
  const parts = [procedure.where ?? '', procedure.time?.text || unknown.time, procedure.fee?.text || unknown.fee];
  return parts
    .map((part) => firstClause(part))
    .filter(Boolean)
    .join(' · ');
}

/** The first clause of a text, short enough for one line of a list. */
export function firstClause(text: string, most = 48): string {
  const clause = (text.split(/[.;\n]/)[0] ?? '').trim();
  if (clause.length <= most) return clause;
  const cut = clause.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 20))}…`;
}
