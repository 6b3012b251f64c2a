import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { fromBase64url } from '../base64url';
import { HEAD_BYTES, gunzip, join } from '../format';

/** What the server would read in a bundle; throws when it was not sealed to this key, or was changed. */
export async function opened(sealed: Uint8Array, scalar: string): Promise<Record<string, unknown>> {
  const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
  const recipientKey = await suite.kem.deserializePrivateKey(fromBase64url(scalar).buffer);
  const info = join(new TextEncoder().encode('nhip-cau courier'), sealed.slice(0, HEAD_BYTES)).buffer;
  const enc = sealed.slice(HEAD_BYTES, HEAD_BYTES + 65).buffer;
  const ct = sealed.slice(HEAD_BYTES + 65).buffer;
  const padded = new Uint8Array(await suite.open({ recipientKey, info, enc }, ct));
  const length = new DataView(padded.buffer).getUint32(0);
  const packed = padded.slice(4, 4 + length);
  const plain = await gunzip(packed);
  return JSON.parse(new TextDecoder().decode(plain)) as Record<string, unknown>;
}
