/**
 * The keys of this phone. Everything about people is stored under one random data key; that key is
 * stored only wrapped, under what comes from the PIN or the phone's own chip, from a key that this browser
 * does not give out, and from a share that the server lends for the days of the lease. docs/phone-security.md says what
 * each of them holds against.
 */
export type Bytes = Uint8Array<ArrayBuffer>;

/** How the data key lies on this phone. */
export interface Lock {
  readonly salt: Bytes;
  readonly rounds: number;
  readonly wrapped: Bytes;
  /** Whether the server's share is part of it. */
  readonly shared: boolean;
  /** Before this moment no PIN is looked at; `seen` is the latest moment known when that was said. */
  readonly wait: { readonly until: number; readonly seen: number };
  /** The name of what the phone's chip keeps, when that opens the phone; no PIN does then. */
  readonly chip?: Bytes;
}

/** What is needed beside the PIN or the chip. */
export interface Halves {
  readonly bind: CryptoKey;
  readonly share: Bytes | null;
}

const AES = 'AES-GCM';
const IV_BYTES = 12;
const LABEL = text('nhip-cau data key');
/** What is asked of a processor for each guess at a PIN. */
export const ROUNDS = 600_000;

export function text(plain: string): Bytes {
  return new TextEncoder().encode(plain);
}

export function random(bytes: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(bytes));
}

async function encrypt(key: CryptoKey, about: Bytes, plain: Bytes): Promise<Bytes> {
  const iv = random(IV_BYTES);
  const box = new Uint8Array(await crypto.subtle.encrypt({ name: AES, iv, additionalData: about }, key, plain));
  const whole = new Uint8Array(IV_BYTES + box.length);
  whole.set(iv);
  whole.set(box, IV_BYTES);
  return whole;
}

async function decrypt(key: CryptoKey, about: Bytes, box: Bytes): Promise<Bytes> {
  const told = { name: AES, iv: box.subarray(0, IV_BYTES), additionalData: about };
  return new Uint8Array(await crypto.subtle.decrypt(told, key, box.subarray(IV_BYTES)));
}

function aes(raw: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, AES, false, ['encrypt', 'decrypt']);
}

/** What is made of a PIN, slowly, or of the chip's own secret, as it is; it is of no use without the halves. */
async function stretch(secret: string | Bytes, salt: Bytes, iterations: number): Promise<CryptoKey> {
  let bits: Bytes | ArrayBuffer;
  if (typeof secret === 'string') {
    const base = await crypto.subtle.importKey('raw', text(secret), 'PBKDF2', false, ['deriveBits']);
    bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, base, 256);
  } else bits = secret;
  return crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey']);
}

/** The key that wraps the data key: from the PIN or the chip, this browser, and the server's share if there is one. */
async function wrapper(stretched: CryptoKey, salt: Bytes, { bind, share }: Halves): Promise<CryptoKey> {
  const bound = new Uint8Array(await crypto.subtle.sign('HMAC', bind, salt));
  const both = new Uint8Array(await new Blob([bound, share ?? new Uint8Array()]).arrayBuffer());
  const told = { name: 'HKDF', hash: 'SHA-256', salt: both, info: LABEL };
  return crypto.subtle.deriveKey(told, stretched, { name: AES, length: 256 }, false, ['encrypt', 'decrypt']);
}

/** A key that can be used in this browser and not be read out of it by any script. */
export function newBind(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}

/** Holds the data key while the phone is open; `null` inside means: nothing about people can be read. */
export class Vault {
  #key: CryptoKey | null = null;
  #stretched: CryptoKey | null = null;
  /** Readable parts, kept only as long as the vault is open. */
  readonly memory = new Map<string, unknown>();
  readonly opened = new Map<string, string>();

  get open(): boolean {
    return this.#key !== null;
  }

  close(): void {
    this.#key = this.#stretched = null;
    this.memory.clear();
    this.opened.clear();
  }

  /**
   * A new data key under a new PIN, or with `old` and its halves the same data key under a new PIN or the chip's
   * secret. What cannot be kept changes nothing: the phone stays open by what opened it.
   */
  async begin(
    secret: string | Bytes,
    halves: Halves,
    rounds: number,
    old?: readonly [Lock, Halves],
    keep?: (lock: Lock) => Promise<void>,
  ): Promise<Lock> {
    const data = old ? await this.#data(...old) : random(32);
    const salt = random(16);
    const stretched = await stretch(secret, salt, rounds);
    const wrapped = await encrypt(await wrapper(stretched, salt, halves), LABEL, data);
    const lock = { salt, rounds, shared: halves.share !== null, wait: { until: 0, seen: 0 }, wrapped };
    await keep?.(lock);
    this.#stretched = stretched;
    this.#key = await aes(data);
    return lock;
  }

  /** Opens with a PIN or the chip's secret; false when it is wrong. */
  async enter(secret: string | Bytes, lock: Lock, halves: Halves): Promise<boolean> {
    const stretched = await stretch(secret, lock.salt, lock.rounds);
    try {
      const data = await decrypt(await wrapper(stretched, lock.salt, halves), LABEL, lock.wrapped);
      this.#key = await aes(data);
    } catch {
      return false;
    }
    this.#stretched = stretched;
    return true;
  }

  /** The same data key under other halves, as when the server's share has come. */
  async rewrap(lock: Lock, before: Halves, after: Halves): Promise<Lock> {
    const data = await this.#data(lock, before);
    const key = await wrapper(this.#mustHave(this.#stretched), lock.salt, after);
    return { ...lock, shared: after.share !== null, wrapped: await encrypt(key, LABEL, data) };
  }

  async #data(lock: Lock, halves: Halves): Promise<Bytes> {
    const key = await wrapper(this.#mustHave(this.#stretched), lock.salt, halves);
    try {
      return await decrypt(key, LABEL, lock.wrapped);
    } catch (error) {
      // Another tab has changed the PIN: this one has to be opened by the new one.
      this.close();
      throw error;
    }
  }

  hide(about: string, plain: Bytes): Promise<Bytes> {
    return encrypt(this.#mustHave(this.#key), text(about), plain);
  }

  show(about: string, box: Bytes): Promise<Bytes> {
    return decrypt(this.#mustHave(this.#key), text(about), box);
  }

  #mustHave(key: CryptoKey | null): CryptoKey {
    if (!key) throw new Error('This phone is locked.');
    return key;
  }
}

/** The kind of a blob that is a box. */
const BOXED = 'application/x-nhip-cau';

/** A file as it lies on this phone. */
export async function hideBlob(vault: Vault, digest: string, blob: Blob): Promise<Blob> {
  const plain = new Uint8Array(await blob.arrayBuffer());
  return new Blob([await vault.hide(`blob ${digest}`, plain)], { type: BOXED });
}

/** A file as it was; one of an earlier release lies as it is. */
export async function showBlob(vault: Vault, digest: string, blob: Blob, type: string): Promise<Blob> {
  if (blob.type !== BOXED) return blob;
  return new Blob([await vault.show(`blob ${digest}`, new Uint8Array(await blob.arrayBuffer()))], { type });
}
