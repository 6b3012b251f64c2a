import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Payee } from '../../offline';
import { vectors } from '../../rules/tests/vectors';
import { judge } from './judge';
import { checksum, makeCode, readCode, type Fault, type Paying } from './vietqr';

interface Shared {
  readonly checksums: Readonly<Record<string, string>>;
  readonly codes: readonly { readonly name: string; readonly text: string; readonly reads: Paying | Fault }[];
  readonly made: readonly (Pick<Paying, 'bank' | 'account' | 'dong' | 'purpose'> & { readonly text: string })[];
}

const shared = vectors('vietqr.json') as Shared;
/** Property tests wait for a busy machine. */
const PATIENCE = 60_000;
const FAULTS: readonly unknown[] = ['none', 'broken', 'changed', 'other'];
const letters = (alphabet: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from(alphabet)), minLength, maxLength });
const said = fc.record({
  bank: letters('0123456789', 6, 6),
  account: letters('0123456789ABCxyz', 1, 19),
  dong: fc.option(fc.integer({ min: 1, max: 999_999_999 })),
  purpose: letters('0123456789ABCabc .-', 0, 25),
});

describe('a code for paying', () => {
  it.each(shared.codes.map((one) => [one.name, one] as const))('is read as the server reads it: %s', (_name, { text, reads }) => {
    expect(readCode(text)).toEqual(reads);
  });

  it.each(shared.made.map((one) => [one.text, one] as const))('is made letter by letter: %s', (text, one) => {
    expect(makeCode(one)).toBe(text);
  });

  it('has the checksum of the standard', () => {
    for (const [text, sum] of Object.entries(shared.checksums)) expect(checksum(text)).toBe(sum);
  });

  it('is read back whole once it was made', () => {
    fc.assert(
      fc.property(said, (one) => {
        expect(readCode(makeCode(one))).toEqual({ ...one, card: false, once: one.dong !== null, bill: '' });
      }),
    );
  }, PATIENCE);

  it('never breaks the reader, whatever it is, with a right checksum or a wrong one', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), letters('0123456789', 0, 60).map((rest) => `000201${rest}`));
    fc.assert(
      fc.property(text, (any) => {
        const sealed = `000201${any}6304`;
        for (const found of [readCode(any), readCode(sealed + checksum(sealed))]) {
          expect(typeof found === 'string' ? FAULTS.includes(found) : found.account.length > 0).toBe(true);
        }
      }),
    );
  }, PATIENCE);

  it('is not believed with one letter altered', () => {
    fc.assert(
      fc.property(said, fc.nat(), fc.constantFrom(...Array.from('0123456789')), (one, where, letter) => {
        const code = makeCode(one);
        const at = where % (code.length - 4);
        fc.pre(code.charAt(at) !== letter);
        expect(typeof readCode(code.slice(0, at) + letter + code.slice(at + 1))).toBe('string');
      }),
    );
  }, PATIENCE);
});

const TODAY = '2026-11-22';
const FEE: Payee = {
  id: 'p1', unit: 'UBND xã', procedure: '1.000894', bank: '970405', account: '3511010123456', holder: 'UBND XA TAM QUANG',
  amount: 8000, purpose: '', source: '12/TB-UBND', valid_from: '2026-01-01', valid_until: '2026-12-31',
};
const SCHOOL: Payee = { ...FEE, id: 'p2', unit: 'Trường', procedure: '', account: '111222333', amount: null, valid_until: null };
const code = (changes: Partial<Paying> = {}): string => makeCode({ bank: FEE.bank, account: FEE.account, dong: 8000, purpose: '', ...changes });
const verdict = (text: string, procedure = '', on = TODAY, payees: readonly Payee[] = [FEE, SCHOOL]): string => judge(text, payees, procedure, on).verdict;

describe('what is said before anybody pays', () => {
  it('is calm only for a published account, on its days, for that procedure, with that amount', () => {
    expect(verdict(code(), '1.000894')).toBe('match');
    expect(verdict(` ${code()}\n`)).toBe('match');
    expect(verdict(code({ dong: null }), '1.000894')).toBe('match');
    expect(verdict(code({ account: SCHOOL.account, dong: 450_000 }), '1.001193')).toBe('match');
    expect(judge(code(), [FEE], '1.000894', TODAY).payee).toBe(FEE);
  });

  it('stops at another amount, another work, another account, another bank, another day, and where nothing is published', () => {
    expect(verdict(code({ dong: 80_000 }), '1.000894')).toBe('amount');
    expect(verdict(code(), '1.001193')).toBe('elsewhere');
    expect(verdict(code({ account: '3511010123457' }))).toBe('unknown');
    expect(verdict(code({ bank: '970436' }))).toBe('unknown');
    expect(verdict(code(), '1.000894', '2027-01-01')).toBe('unknown');
    expect(verdict(code(), '1.000894', '2025-12-31')).toBe('nothing');
    expect(verdict(code(), '', TODAY, [])).toBe('nothing');
  });

  it('never takes a card for an account, even with the same digits', () => {
    const card = code().replace('QRIBFTTA', 'QRIBFTTC').slice(0, -4);
    expect(verdict(card + checksum(card))).toBe('unknown');
  });

  it('tells plainly what is no code, is cut, or was altered, and names nobody then', () => {
    expect(verdict('https://example.vn')).toBe('none');
    expect(verdict(code().slice(0, -1))).toBe('broken');
    expect(verdict(code().replace('3511', '3512'))).toBe('changed');
    expect(judge('https://example.vn', [FEE], '', TODAY)).toEqual({ verdict: 'none', paying: null, payee: null });
  });

  it('is calm for nothing but a published account, whatever is scanned', () => {
    fc.assert(
      fc.property(said, (one) => {
        const found = judge(makeCode(one), [FEE, SCHOOL], '', TODAY);
        if (found.verdict === 'match') expect([FEE.account, SCHOOL.account]).toContain(one.account.toUpperCase());
        else expect(['amount', 'elsewhere', 'unknown']).toContain(found.verdict);
      }),
    );
  }, PATIENCE);
});
