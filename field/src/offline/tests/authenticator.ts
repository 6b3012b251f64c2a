import { vi } from 'vitest';

type Asked = { publicKey?: PublicKeyCredentialCreationOptions & PublicKeyCredentialRequestOptions };
const hex = (bytes: BufferSource): string => Buffer.from(bytes as Uint8Array).toString('hex');

/** The chip of a phone and the browser before it: the outer edge, as WebAuthn describes it. */
export class Authenticator {
  /** What the chip keeps and gives to nobody: by the name of each secret. */
  readonly secrets = new Map<string, { readonly key: Uint8Array<ArrayBuffer>; readonly user: string; readonly rp: string }>();
  /** How often the person put a finger on it. */
  touches = 0;
  /** From which touch on the person cancels. */
  cancelsFrom = Infinity;
  prf = true;
  /** How much of a secret it gives out. */
  bytes = 32;
  capability: boolean | undefined = true;
  knowsOwner = true;

  /** Puts this one into the hands of the browser. */
  plugIn(hostname = 'xa.example'): this {
    const PublicKeyCredential = {
      isUserVerifyingPlatformAuthenticatorAvailable: () => Promise.resolve(this.knowsOwner),
      getClientCapabilities: () => Promise.resolve(this.capability === undefined ? {} : { 'extension:prf': this.capability }),
    };
    vi.stubGlobal('PublicKeyCredential', PublicKeyCredential);
    vi.stubGlobal('location', { hostname });
    Object.defineProperty(navigator, 'credentials', {
      configurable: true,
      value: { create: (asked: Asked) => this.#create(asked), get: (asked: Asked) => this.#get(asked) },
    });
    return this;
  }

  unplug(): void {
    vi.unstubAllGlobals();
    Reflect.deleteProperty(navigator, 'credentials');
  }

  #touch(verification: string | undefined): void {
    // A chip gives another secret to whoever it has not looked at: nobody here may ask for that one.
    if (verification !== 'required') throw new TypeError('It was not asked who touches it.');
    this.touches += 1;
    if (this.touches >= this.cancelsFrom) throw new DOMException('The person said no.', 'NotAllowedError');
  }

  async #create({ publicKey }: Asked): Promise<unknown> {
    const { user, rp, authenticatorSelection: chosen } = publicKey ?? {};
    await Promise.resolve();
    this.#touch(chosen?.userVerification);
    if (chosen?.authenticatorAttachment !== 'platform' || rp?.id !== location.hostname || !user) throw new TypeError('Not this chip.');
    for (const [id, kept] of this.secrets) if (kept.user === hex(user.id)) this.secrets.delete(id);
    const rawId = crypto.getRandomValues(new Uint8Array(20));
    this.secrets.set(hex(rawId), { key: crypto.getRandomValues(new Uint8Array(32)), user: hex(user.id), rp: rp.id ?? '' });
    return { rawId: rawId.buffer, getClientExtensionResults: () => ({ prf: { enabled: this.prf } }) };
  }

  async #get({ publicKey }: Asked): Promise<unknown> {
    this.#touch(publicKey?.userVerification);
    const kept = this.secrets.get(hex(publicKey?.allowCredentials?.[0]?.id ?? new Uint8Array()));
    const first = publicKey?.extensions?.prf?.eval?.first;
    if (!kept || !first || kept.rp !== publicKey.rpId) throw new DOMException('No such secret.', 'NotAllowedError');
    const key = await crypto.subtle.importKey('raw', kept.key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    const said = await crypto.subtle.sign('HMAC', key, first);
    return { getClientExtensionResults: () => ({ prf: this.prf ? { results: { first: said.slice(0, this.bytes) } } : {} }) };
  }
}
