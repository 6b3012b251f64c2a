import { changePin, halvesOf } from './pin';
import { readKey, readMeta, type Store } from './store';
import { random, text, type Bytes } from './vault';

/** What became of asking the chip: `refused` by the person or the phone, `none`: it keeps no secret for us. */
export type Touched = 'open' | 'refused' | 'none';

/** Opening by a secret of the phone's own chip, given out for a finger or the screen lock (WebAuthn PRF). The secret is in no copy of the phone. */
export interface Chip {
  /** Whether the phone opens so: `on`, or the browser `offered` it, or neither. */
  way(): Promise<'on' | 'offered' | 'none'>;
  /** Lets an open phone be opened so from now on; the copy of its key under the PIN goes. Asks twice. Anything but `open` changes nothing. */
  choose(): Promise<Touched>;
  /** Opens the phone. */
  open(): Promise<Touched>;
  /** Asks the chip once more, then lets a PIN take its place. */
  leave(pin: string): Promise<Touched>;
}

const extensions = { prf: { eval: { first: text('nhip-cau data key') } } };

/** What only this chip says, for this house's address, to whoever the phone itself knows. */
async function secretOf(id: Bytes): Promise<Bytes | null> {
  const found = (await navigator.credentials.get({
    publicKey: {
      challenge: random(32),
      rpId: location.hostname,
      allowCredentials: [{ type: 'public-key', id, transports: ['internal'] }],
      userVerification: 'required',
      extensions,
    },
  })) as PublicKeyCredential | null;
  const said = found?.getClientExtensionResults().prf?.results?.first;
  return said?.byteLength === 32 ? new Uint8Array(said as ArrayBuffer) : null;
}

/** Has the chip make a secret; null when it cannot. It is named after the phone alone, so that a new one takes the place of the old. */
async function make(device: string): Promise<Bytes | null> {
  const made = (await navigator.credentials.create({
    publicKey: {
      challenge: random(32),
      rp: { id: location.hostname, name: 'Nhịp Cầu' },
      user: { id: text(device), name: 'Nhịp Cầu', displayName: 'Nhịp Cầu' },
      pubKeyCredParams: [-7, -257].map((alg) => ({ type: 'public-key', alg })),
      authenticatorSelection: { authenticatorAttachment: 'platform', residentKey: 'preferred', userVerification: 'required' },
      extensions,
    },
  })) as PublicKeyCredential | null;
  return made?.getClientExtensionResults().prf?.enabled ? new Uint8Array(made.rawId) : null;
}

/** Whether the phone knows its owner, and the browser does not say that it has no such secret. */
async function offered(): Promise<boolean> {
  const kind = (globalThis as { PublicKeyCredential?: Partial<typeof PublicKeyCredential> }).PublicKeyCredential;
  if (!(await kind?.isUserVerifyingPlatformAuthenticatorAvailable?.())) return false;
  return (await kind?.getClientCapabilities?.())?.['extension:prf'] !== false;
}

export function openChip(db: Store, rounds: number, changed: () => Promise<void>): Chip {
  /** The rest as it was, whatever goes wrong on the way: a cancelled touch is an error to the browser. */
  const trying = async (work: () => Promise<Touched>): Promise<Touched> => {
    const was = db.vault.open;
    const became = await work().catch((): Touched => 'refused');
    // It may also have been shut: by another tab, which opens in another way by now.
    if (became === 'open' || db.vault.open !== was) await changed();
    return became;
  };
  const enter = async (): Promise<Touched> => {
    const lock = await readKey(db, 'lock');
    const halves = lock?.chip && (await halvesOf(db, lock));
    const secret = halves && (await secretOf(lock.chip));
    return secret && (await db.vault.enter(secret, lock, halves)) ? 'open' : 'refused';
  };
  return {
    async way() {
      if ((await readKey(db, 'lock'))?.chip) return 'on';
      return (await offered().catch(() => false)) ? 'offered' : 'none';
    },
    choose: () =>
      trying(async () => {
        // Another tab has chosen it: a second secret would take the place of the one that opens.
        if ((await readKey(db, 'lock'))?.chip) return 'open';
        const id = await make((await readMeta(db, 'device_id')) ?? '');
        // What it will say when the phone is opened is asked for once now, before the PIN goes.
        const secret = id && (await secretOf(id));
        if (!secret) return 'none';
        await changePin(db, secret, 0, id);
        return (await readKey(db, 'lock'))?.chip ? 'open' : 'refused';
      }),
    open: () => trying(enter),
    leave: (pin) =>
      trying(async () => {
        const became = await enter();
        if (became === 'open') await changePin(db, pin, rounds);
        return became;
      }),
  };
}
