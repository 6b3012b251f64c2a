import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sealTo } from '../hpke';

const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
const bytes = (most: number) => fc.uint8Array({ maxLength: most }).map((array) => Uint8Array.from(array));

async function keys() {
  const pair = await suite.kem.generateKeyPair();
  return { pair, recipient: new Uint8Array(await suite.kem.serializePublicKey(pair.publicKey)) };
}

describe('what is sealed to a key', () => {
  it('is opened by the code of another maker, whatever it says and whatever it is about', async () => {
    const { pair, recipient } = await keys();
    await fc.assert(
      fc.asyncProperty(bytes(80), bytes(3000), async (info, message) => {
        const { enc, ct } = await sealTo(recipient, info, message);
        const found = await suite.open({ recipientKey: pair, enc: enc.buffer, info: info.buffer }, ct.buffer);
        expect(new Uint8Array(found)).toEqual(message);
      }),
      { numRuns: 60 },
    );
  });

  it('is opened neither by another key nor as something else', async () => {
    const [mine, other] = [await keys(), await keys()];
    const { enc, ct } = await sealTo(mine.recipient, Uint8Array.of(1), Uint8Array.of(2, 3));
    const open = (recipientKey: CryptoKeyPair, info: number) =>
      suite.open({ recipientKey, enc: enc.buffer, info: Uint8Array.of(info).buffer }, ct.buffer);
    await expect(open(other.pair, 1)).rejects.toThrow();
    await expect(open(mine.pair, 2)).rejects.toThrow();
    expect(new Uint8Array(await open(mine.pair, 1))).toEqual(Uint8Array.of(2, 3));
  });

  it('is never sealed to what is no point of the curve', async () => {
    const { recipient } = await keys();
    recipient[64] = (recipient[64] ?? 0) ^ 1;
    await expect(sealTo(recipient, new Uint8Array(0), Uint8Array.of(1))).rejects.toThrow();
  });
});
