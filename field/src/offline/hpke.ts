/**
 * Sealing to one public key by RFC 9180 (HPKE), base mode, one message: DHKEM(P-256, HKDF-SHA256),
 * HKDF-SHA256, AES-256-GCM. Only the sender's half, over the browser's own WebCrypto; the server opens
 * with another maker's code, and so do the tests.
 */

type Bytes = Uint8Array<ArrayBuffer>;

const ascii = (text: string): Bytes => new TextEncoder().encode(text);
const EMPTY = new Uint8Array(0);
/** "KEM" + 0x0010, and "HPKE" + 0x0010, 0x0001, 0x0002: which algorithms these labels belong to. */
const KEM = Uint8Array.of(...ascii('KEM'), 0, 0x10);
const HPKE = Uint8Array.of(...ascii('HPKE'), 0, 0x10, 0, 1, 0, 2);
const HASH_BYTES = 32;
const NONCE_BYTES = 12;
const BASE_MODE = 0;

async function mac(secret: Bytes, text: Bytes): Promise<Bytes> {
  // HMAC fills a key with zeros up to its block, so no key is the same as one of zeros, which WebCrypto takes.
  const raw = secret.length > 0 ? secret : new Uint8Array(HASH_BYTES);
  const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, text));
}

/** LabeledExtract of the RFC, 4. */
function extract(suite: Bytes, salt: Bytes, label: string, material: Bytes): Promise<Bytes> {
  return mac(salt, Uint8Array.of(...ascii('HPKE-v1'), ...suite, ...ascii(label), ...material));
}

/** LabeledExpand of the RFC, 4; never longer than one hash, so that one round is enough. */
async function expand(suite: Bytes, secret: Bytes, label: string, info: Bytes, length: number): Promise<Bytes> {
  const labelled = Uint8Array.of(0, length, ...ascii('HPKE-v1'), ...suite, ...ascii(label), ...info, 1);
  return (await mac(secret, labelled)).slice(0, length);
}

/** A secret that only the owner of the key can find again, and what they need for it (Encap, 4.1). */
async function encapsulate(recipient: Bytes): Promise<{ readonly secret: Bytes; readonly enc: Bytes }> {
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const theirs = await crypto.subtle.importKey('raw', recipient, curve, false, []);
  const mine = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  const enc = new Uint8Array(await crypto.subtle.exportKey('raw', mine.publicKey));
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, mine.privateKey, HASH_BYTES * 8);
  const prk = await extract(KEM, EMPTY, 'eae_prk', new Uint8Array(shared));
  const secret = await expand(KEM, prk, 'shared_secret', Uint8Array.of(...enc, ...recipient), HASH_BYTES);
  return { secret, enc };
}

/** Seals one message; `enc` goes before what it returns as `ct`. */
export async function sealTo(recipient: Bytes, info: Bytes, message: Bytes): Promise<{ readonly enc: Bytes; readonly ct: Bytes }> {
  const { secret: shared, enc } = await encapsulate(recipient);
  const [noName, about] = await Promise.all([
    extract(HPKE, EMPTY, 'psk_id_hash', EMPTY),
    extract(HPKE, EMPTY, 'info_hash', info),
  ]);
  const context = Uint8Array.of(BASE_MODE, ...noName, ...about);
  const secret = await extract(HPKE, shared, 'secret', EMPTY);
  const [raw, iv] = await Promise.all([
    expand(HPKE, secret, 'key', context, HASH_BYTES),
    expand(HPKE, secret, 'base_nonce', context, NONCE_BYTES),
  ]);
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt']);
  return { enc, ct: new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, message)) };
}
