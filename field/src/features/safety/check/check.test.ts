import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { vectors } from '../../../rules/tests/vectors';
import { judge } from './judge';
import { glance, isNear, latin, unpunycode } from './letters';
import { hashOf, unpacked } from './listed';
import { found, isHeld, isRight, labelled, lists, table } from './tests/measured';
import type { Lists } from './types';
import { w } from './words';

const shared = vectors('checking.json') as { readonly listed: readonly string[]; readonly hashes: Readonly<Record<string, number>> };
/** Property tests wait for a busy machine. */
const PATIENCE = 60_000;
const DOC = fileURLToPath(new URL('../../../../../docs/checking.md', import.meta.url));
const [BEGIN, END] = ['<!-- table -->\n', '\n<!-- end of table -->'];

const verdict = (text: string, with_: Lists = lists): string => judge(text, with_).verdict;
const ids = (text: string): string[] => judge(text, lists).reasons.map(({ id }) => id);
const certain = lists.owners.filter(([, , , unsure]) => !unsure).flatMap(([, domains]) => domains);
const unsure = lists.owners.filter(([, , , doubt]) => doubt).flatMap(([, domains]) => domains);
const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/).filter((one) => !one.startsWith('xn--'));
const path = fc.stringMatching(/^(\/[A-Za-z0-9._~!$&'()*+,;=:@%-]{0,12}){0,3}(\?[a-z]{1,5}=[A-Za-z0-9.:/@_-]{0,20})?(#[a-z]{0,8})?$/).filter((one) => !/%(?![0-9a-f]{2})/i.test(one));
const official = fc
  .tuple(fc.constantFrom('https://', 'http://', 'HTTPS://', ''), fc.array(label, { maxLength: 3 }), fc.constantFrom(...certain, ...lists.zones), path)
  .map(([scheme, under, domain, rest]) => `${scheme}${[...under, domain].join('.')}${rest || '/'}`);

describe('an official place', () => {
  it('is never flagged, whatever stands before it, behind it or beside it', () => {
    fc.assert(
      fc.property(official, (text) => {
        expect([text, verdict(text)]).toEqual([text, 'official']);
      }),
      { numRuns: 2000 },
    );
  }, PATIENCE);

  it('is never flagged for any domain on the list, with a path that looks like a trap', () => {
    const traps = ['', '/', '/vneid.apk', '/a?u=https://bit.ly/x', '/@x', '/vietcombank-vn.com', ':8443/a', ':4444/', '/%2e%2e', '/GIAY.pdf.exe'];
    for (const domain of [...certain, ...lists.zones.map((zone) => `xa.${zone}`)]) {
      for (const trap of traps) {
        for (const text of [`https://${domain}${trap}`, `www.${domain}${trap || '/'}`, `https://a.b-c.${domain}${trap}`]) expect([text, verdict(text)]).toEqual([text, 'official']);
      }
    }
  });

  it('wins over a list of bad names that holds it', () => {
    expect(shared.listed).toContain('vietcombank.com.vn');
    expect(unpacked(lists.bad).has(hashOf('vietcombank.com.vn'))).toBe(true);
    expect(verdict('https://vietcombank.com.vn/a')).toBe('official');
  });

  it('that nobody has looked up twice is neither called official nor flagged', () => {
    for (const domain of unsure) expect([domain, verdict(`https://${domain}/a`), ids(`https://${domain}/a`)]).toEqual([domain, 'unknown', ['unsure']]);
  });

  it('in letters that hide something is not called official, and not a scam', () => {
    expect(verdict('https://ｄichvucong.gov.vn/')).toBe('unknown');
    expect(verdict('https://dichvucong%2egov.vn/')).toBe('unknown');
  });

  it('in an address of mail is told with its owner, and that a sender can be made up', () => {
    expect([verdict('hotro@vietcombank.com.vn'), ids('hotro@vietcombank.com.vn')]).toEqual(['unknown', ['mail']]);
    expect([verdict('mailto:hotro@vietcombank-vn.com'), ids('hotro@vietcombank-vn.com')]).toEqual(['scam', ['alike']]);
    expect(verdict('hoptacxa@example.vn')).toBe('unknown');
  });

  it('is this house itself, where its own address is asked', () => {
    expect(judge('https://nha.example/s/4KT9', lists, 'nha.example').verdict).toBe('official');
  });

  it('in a message that asks for a secret does not make the message good', () => {
    expect(verdict('Vào https://dichvucong.gov.vn rồi đọc mã OTP cho cán bộ ngay')).toBe('scam');
  });
});

describe('a name that only looks official', () => {
  it.each([
    ['https://vnеid.com', 'mixed'], ['https://xn--vnid-w4d.com', 'alike'], ['https://dichvucong.gov.vn.login.top', 'inside'],
    ['https://bocongan-gov.vn', 'gov'], ['https://abc.gov-vn.com', 'gov'], ['https://vietc0mbank.com', 'alike'], ['https://vietcornbank.com', 'alike'],
    ['https://dich-vu-cong.com', 'alike'], ['https://agribannk.com', 'alike'], ['https://dichvucong.gov.vn@x.top', 'userinfo'], ['http://1731019609/', 'address'],
    ['https://x.top/a.apk', 'file'], ['data:text/html,x', 'program'], ['https://a\u200bb.com', 'hidden'], ['https://vietcombank。top', 'wide'],
    ['https://dichvucong%2egov.evil.com', 'coded'], ['https://vneid.blogspot.com', 'alike'], ['https://sites.google.com/view/vneid', 'alike'],
  ])('%s is told by its trick: %s', (text, id) => {
    expect(ids(text)).toContain(id);
    expect(verdict(text)).toBe('scam');
  });

  it('is not seen in gov of other countries, in a path, in a short word of a longer name', () => {
    for (const text of ['https://www.gov.uk', 'https://usa.gov', 'https://a.gov.br', 'https://example.com/vietcombank', 'https://vibe.com', 'https://acbel.com']) expect(verdict(text)).toBe('unknown');
  });

  it('is found by a shortened link only together with who claims to send it', () => {
    expect(verdict('bit.ly/taphuan')).toBe('unknown');
    expect(verdict('Ngân hàng báo tài khoản bị khóa, bấm vào bit.ly/abc')).toBe('scam');
  });

  it('is read from its letters: of other alphabets, of digits, of two that look like one', () => {
    expect(latin('Đường VNЕID ＡＢ')).toBe('duong vneid ab');
    expect(glance('vietcornbank')).toBe(glance('vietcombank'));
    expect([isNear('agribank', 'agrbank'), isNear('agribank', 'agirbank'), isNear('agribank', 'agribank'), isNear('agribank', 'agrobanc')]).toEqual([true, true, false, false]);
  });

  it('is read behind its xn--, as the browser wrote it', () => {
    for (const name of ['vnеid', 'münchen', 'việtnam', 'dịchvụcông', '他们为什么不说中文', 'ñandú-ñ']) {
      expect(unpunycode(new URL(`http://${name}.com`).hostname.split('.')[0] ?? '')).toBe(name);
    }
    for (const broken of ['xn--', 'xn---', 'xn--\u0000', 'xn--99999999999']) expect(typeof unpunycode(broken)).toBe('string');
  });
});

describe('the list of bad names', () => {
  it('is unpacked to the hashes that the server counts', () => {
    for (const [name, hash] of Object.entries(shared.hashes)) expect([name, hashOf(name)]).toEqual([name, hash]);
    expect([...unpacked(lists.bad)].sort((a, b) => a - b)).toEqual(shared.listed.map(hashOf).sort((a, b) => a - b));
  });

  it('is met by a name and what lies under it, but a place for everybody is met by its own name alone', () => {
    expect(ids('https://phucloixahoi.org/nhan')).toContain('listed');
    expect(ids('https://m.phucloixahoi.org/nhan')).toContain('listed');
    expect(ids('https://000webhostapp.com/')).toContain('listed');
    expect(ids('https://quan-che.000webhostapp.com/')).not.toContain('listed');
    expect(ids('https://phucloi.org/nhan')).not.toContain('listed');
  });

  it('may be empty', () => {
    const none = { ...lists, bad: { as_of: '', source: '', count: 0, whole: 0, k: 0, hashes: '' } };
    expect(judge('https://phucloixahoi.org', none).verdict).toBe('unknown');
  });
});

describe('a message', () => {
  it('that asks for a code is told with marks, without them, spelt out and with digits for letters', () => {
    for (const text of ['Đọc mã OTP cho cán bộ', 'doc ma otp cho em', 'Đ ọ c m ã O T P cho em', 'cung cấp m.ã O.T.P', 'cho em mat khau', 'đọc mã 0TP cho cháu', 'cung cap m4t kh4u']) {
      expect([text, ids(text)]).toEqual([text, expect.arrayContaining(['secret'])]);
    }
  });

  it('that forbids it is not one that asks for it', () => {
    for (const text of ['Không cung cấp mã OTP cho ai', 'Đừng đọc mã OTP cho người lạ', 'Tuyet doi khong gui ma OTP cho bat ky ai']) expect(ids(text)).not.toContain('secret');
    expect(ids('Nếu không cung cấp mã OTP thì máy bị khóa')).toContain('secret');
  });

  it('is read to its end of four thousand letters, and no further', () => {
    expect(verdict(`${'a '.repeat(10_000)}đọc mã OTP cho em`)).toBe('unknown');
  });
});

describe('what is scanned', () => {
  const VIETQR = '00020101021138530010A0000007270123000697041601092576788590208QRIBFTTA53037045802VN6304AE9F';

  it('is a code for paying: the bank and the account are read out, and nobody says it is good', () => {
    expect(judge(VIETQR, lists)).toEqual({ verdict: 'unknown', kind: 'pay', about: '257678859', reasons: [{ id: 'pay_code', weight: 0, about: '970416' }] });
  });

  it.each([
    ['113', 'state_number'], ['156', 'report_number'], ['tel:5656', 'report_number'], ['1900 1806', 'paid_number'], ['+84 900 000 123', 'mobile'],
    ['024.3900.0000', 'desk_number'], ['+856 20 5500 0000', 'abroad'], ['00224620000000', 'dear_number'], ['otpauth://totp/x', 'otp_key'], ['SMSTO:8779:DK', 'paid_text'],
    ['sms:156', 'report_text'], ['WIFI:S:x;;', 'quiet'], ['001090123456|x|y', 'card'],
  ])('%s is told as %s', (text, id) => {
    expect(ids(text)).toEqual([id]);
    expect(verdict(text)).not.toBe('official');
  });
});

describe('the judge', () => {
  afterEach(() => { vi.unstubAllGlobals(); });

  it('asks no network, whatever it is given', () => {
    const asked: string[] = [];
    const no = (name: string) => () => { asked.push(name); throw new Error(name); };
    for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'Image']) vi.stubGlobal(name, no(name));
    vi.stubGlobal('navigator', { sendBeacon: no('sendBeacon') });
    for (const one of labelled) found(one);
    expect(asked).toEqual([]);
  }, PATIENCE);

  it('has no word in its source that could fetch or keep anything', () => {
    const folder = fileURLToPath(new URL('.', import.meta.url));
    for (const name of readdirSync(folder).filter((one) => /\.tsx?$/.test(one) && !one.includes('.test.'))) {
      expect([name, /\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|localStorage|sessionStorage|indexedDB|saveDraft|\.draft\(|window\.open|field\(\)/.exec(readFileSync(folder + name, 'utf8'))?.[0]]).toEqual([name, undefined]);
    }
  });

  it('answers soon, however its text was made', () => {
    const long = ['a.', 'a-', '.', 'o t p ', 'https://', 'xn--', '%', '@', 'khong ', 'a.b/', '0', '[.]', ' . com', 'đọc mã '].map((one) => one.repeat(4000));
    const began = performance.now();
    for (const text of long) found({ expect: 'fine', kind: 'message', text });
    expect(performance.now() - began).toBeLessThan(40_000);
  }, PATIENCE);

  it('never breaks, and never calls a strange text official', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string({ maxLength: 60 }).map((one) => `https://${one}`)), (text) => {
        expect(['unknown', 'scam']).toContain(verdict(text));
      }),
      { numRuns: 1000 },
    );
  }, PATIENCE);

  it('has words for everything that it may say', () => {
    const source = ['hosts.ts', 'judge.ts', 'numbers.ts', 'links.ts'].map((name) => readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8')).join('\n');
    const told = [...source.matchAll(/(?:id: |told\(|push\(|code\('[^']*', |\? |: )'([a-z_]+)'/g)].map(([, id = '']) => id);
    const known = Object.keys(w.reasons);
    const elsewhere = new Set(['scam', 'official', 'unknown', 'link', 'message', 'code', 'number', 'pay', 'nothing']);
    for (const id of [...told.filter((one) => !elsewhere.has(one)), ...lists.signs.map((sign) => sign.id), 'warns']) expect(known).toContain(id);
  });
});

describe('the labelled set', () => {
  it('has at least three hundred texts, each once, in two halves that were drawn before any rule', () => {
    expect(labelled.length).toBeGreaterThanOrEqual(300);
    expect(new Set(labelled.map(({ text }) => text)).size).toBe(labelled.length);
    const held = labelled.filter(isHeld).length;
    expect(Math.abs(labelled.length - 2 * held)).toBeLessThan(labelled.length / 5);
  });

  it('has no official place that is flagged, and nothing else that is called official', () => {
    expect(labelled.filter((one) => one.expect === 'official' && found(one) === 'scam')).toEqual([]);
    expect(labelled.filter((one) => one.expect !== 'official' && found(one) === 'official')).toEqual([]);
  }, PATIENCE);

  it('is judged as docs/checking.md says; CHECKING=1 writes it there', () => {
    const doc = readFileSync(DOC, 'utf8');
    const [head = '', rest = ''] = doc.split(BEGIN);
    const tail = rest.split(END)[1] ?? '';
    if (process.env['CHECKING']) writeFileSync(DOC, `${head}${BEGIN}${table()}${END}${tail}`);
    expect(readFileSync(DOC, 'utf8')).toContain(`${BEGIN}${table()}${END}`);
    expect(labelled.filter(isRight).length / labelled.length).toBeGreaterThan(0.9);
  }, PATIENCE);
});
