import { describe, expect, it } from 'vitest';
import { replay } from '../../rules/replay';
import type { Guide, Question } from '../../rules/types';
import { firstClause, formerOf, kindOfPlace, nextQuestion, proceduresOf, progressOf, shortFee, shortPlace, toggled } from './rules';

const guide: Guide = {
  procedure: '1.001193',
  title: 'Giấy khai sinh cho con',
  questions: [
    { id: 'where', kind: 'one', ask: 'Cháu sinh ở đâu?', options: [{ id: 'clinic', label: 'Trạm xá' }, { id: 'home', label: 'Ở nhà' }] },
    { id: 'witness', kind: 'one', ask: 'Có ai thấy không?', when: { '==': [{ var: 'where' }, 'home'] }, options: [{ id: 'yes', label: 'Có' }] },
    { id: 'who', kind: 'one', ask: 'Ai đi nộp?', options: [{ id: 'mother', label: 'Mẹ' }] },
  ],
};
const list = (answers: Record<string, string>) => replay(guide, answers, '2026-11-21');

describe('walking through the questions', () => {
  it('starts with the first question', () => {
    expect(nextQuestion(list({}), null)?.id).toBe('where');
  });

  it('asks a question only when an earlier answer calls for it', () => {
    expect(nextQuestion(list({ where: 'clinic' }), 'where')?.id).toBe('who');
    expect(nextQuestion(list({ where: 'home' }), 'where')?.id).toBe('witness');
  });

  it('comes back to an earlier question that was left open', () => {
    expect(nextQuestion(list({ where: 'home', who: 'mother' }), 'who')?.id).toBe('witness');
  });

  it('ends when nothing is open', () => {
    expect(nextQuestion(list({ where: 'clinic', who: 'mother' }), 'who')).toBeNull();
  });

  it('shows how far one is among the questions asked', () => {
    expect(progressOf(list({ where: 'home' }), 'witness', { where: 'home' })).toEqual({ done: 2, all: 3 });
  });
});

describe('an answer of many', () => {
  const question: Question = {
    id: 'have',
    kind: 'many',
    ask: 'Nhà có gì?',
    options: [{ id: 'a', label: 'A' }, { id: 'b', label: 'B' }, { id: 'none', label: 'Không có', exclusive: true }],
  };

  it('is added to and taken from by taps', () => {
    expect(toggled(question, ['a'], 'b')).toEqual(['a', 'b']);
    expect(toggled(question, ['a', 'b'], 'a')).toEqual(['b']);
  });

  it('lets "none of these" stand only by itself', () => {
    expect(toggled(question, ['a', 'b'], 'none')).toEqual(['none']);
    expect(toggled(question, ['none'], 'a')).toEqual(['a']);
  });
});

describe('a procedure in one line', () => {
  const unknown = { fee: 'phí hỏi nơi nhận', varies: 'phí tùy trường hợp' };

  it('says the place in the words of the village', () => {
    expect(shortPlace('Trung tâm Phục vụ hành chính công xã, hoặc gửi bưu điện')).toBe('Ở xã');
    expect(shortPlace('Công an xã bất kỳ trên cả nước. Chỉ làm trực tiếp.')).toBe('Công an xã');
    expect(shortPlace('Chỉ nộp trên mạng: Cổng Dịch vụ công')).toBe('Chỉ nộp trên mạng');
  });

  it('never turns a fee that some pay into zero', () => {
    expect(shortFee('0 đ cho nhà có công, hộ nghèo.', unknown)).toBe('phí tùy trường hợp');
    expect(shortFee('0 đ.', unknown)).toBe('0 đ');
    expect(shortFee('', unknown)).toBe('phí hỏi nơi nhận');
    expect(shortFee('10.000 đ mỗi trường hợp.', unknown)).toBe('10.000 đ mỗi trường hợp');
  });

  it('keeps the first clause and leaves brackets out', () => {
    expect(firstClause('Trong ngày (1 ngày làm việc). Nhận sau 15 giờ thì hôm sau.')).toBe('Trong ngày');
  });
});

it('a place is this commune, another one of the province, or another province', () => {
  const kind = (answer: string | null) => kindOfPlace(answer, '40', '16933');
  expect([kind('40.16933'), kind('40'), kind('40.16936'), kind('38'), kind('38.14797'), kind(null), kind('')]).toEqual([
    'here', 'near', 'near', 'far', 'far', null, null,
  ]);
});

describe('finding what a leaflet of before shows', () => {
  const procedure = (code: string) => ({ code, title: code, plain: code, field: 'ho-tich', aliases: [] });
  const former = [
    { code: '2.000986', title: 'Liên thông', replaced_by: '3.000722', valid_to: '2026-09-07' },
    { code: '1.000001', title: 'Bỏ hẳn', replaced_by: '', valid_to: '2025-06-30' },
  ];
  const bundle = { procedures: [procedure('3.000722'), procedure('1.001193')], former };

  it('a code of before leads to the one of today', () => {
    expect(formerOf(' 2.000986 ', bundle)).toMatchObject({ former: { code: '2.000986' }, now: { code: '3.000722' } });
  });

  it('a code that nothing replaced says so, and a code of today or a word is not a former one', () => {
    expect(formerOf('1.000001', bundle)).toMatchObject({ now: null });
    expect([formerOf('1.001193', bundle), formerOf('khai sinh', bundle)]).toEqual([null, null]);
  });

  it('an event of life lists what this phone knows, in its own order', () => {
    const event = { key: 'baby', say: 'Nhà có em bé', procedures: ['3.000722', '9.999999', '1.001193'] };
    expect(proceduresOf(event, bundle.procedures).map(({ code }) => code)).toEqual(['3.000722', '1.001193']);
  });
});
