import { useEffect, useRef, useState } from 'preact/hooks';
import { newId, whyUnkept, type Unkept } from '../../offline';
import { fitted } from '../../shell/picture';
import { field } from '../../shell/live';
import { back } from '../../shell/router';
import { NotKept } from '../../shell/unkept';
import { Segments, TextField } from '../../ui/fields';
import { Button, Notice, Page } from '../../ui/parts';
import { cropped, hintsOf, lighten, lightOf, type Hint } from './light';
import { w } from './words';

const SHAPES = { square: 1, wide: 4 / 3 } as const;
type Shape = keyof typeof SHAPES;
const SIZES = { small: [480, 40_000], large: [1200, 400_000] } as const;
const GLANCE = 200;
const QUALITIES = [0.82, 0.7, 0.55, 0.4];

/** The middle of a picture, so large, as it was or a little lighter. */
function drawn(picture: ImageBitmap, shape: Shape, longest: number, lighter: boolean): HTMLCanvasElement {
  const part = cropped(picture.width, picture.height, SHAPES[shape]);
  const size = fitted(part.width, part.height, longest);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, size);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('No canvas.');
  pen.drawImage(picture, part.x, part.y, part.width, part.height, 0, 0, size.width, size.height);
  if (lighter) {
    const points = pen.getImageData(0, 0, size.width, size.height);
    lighten(points, lightOf(points));
    pen.putImageData(points, 0, 0);
  }
  return canvas;
}

/** A size of the photo, packed until it is small enough; a canvas keeps nothing of what the camera noted. */
async function packed(picture: ImageBitmap, shape: Shape, lighter: boolean, size: keyof typeof SIZES): Promise<{ blob: Blob; width: number; height: number }> {
  const [longest, most] = SIZES[size];
  const canvas = drawn(picture, shape, longest, lighter);
  const { width, height } = canvas;
  const write = (quality: number, type: string): Promise<Blob | null> => new Promise((done) => { canvas.toBlob(done, type, quality); });
  const webp = (await write(0.5, 'image/webp'))?.type === 'image/webp' ? 'image/webp' : 'image/jpeg';
  for (const quality of QUALITIES) {
    const blob = await write(quality, webp);
    if (blob && blob.size <= most) return { blob, width, height };
  }
  throw new Error('The picture could not be made small.');
}

function Preview({ picture, shape, lighter, tell }: { picture: ImageBitmap; shape: Shape; lighter: boolean; tell: (hints: readonly Hint[]) => void }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const glance = drawn(picture, shape, GLANCE, lighter);
    tell(hintsOf(glance.getContext('2d')?.getImageData(0, 0, glance.width, glance.height) ?? { width: 0, height: 0, data: new Uint8ClampedArray() }));
    const canvas = drawn(picture, shape, 480, lighter);
    canvas.style.width = '100%';
    place.current?.replaceChildren(canvas);
  }, [picture, shape, lighter]);
  return <div ref={place} />;
}

interface Chosen {
  readonly shape: Shape;
  readonly lighter: boolean;
  readonly says: string;
}

/** What is done to the photo, and what it shows in words. */
function Choices({ it, change }: { it: Chosen; change: (patch: Partial<Chosen>) => void }) {
  return (
    <>
      <Segments label={w.shape} name="shape" value={it.shape} onPick={(shape) => { change({ shape }); }} choices={(['wide', 'square'] as const).map((id) => ({ id, label: w.shapes[id] }))} />
      <Segments
        label={w.light}
        name="light"
        value={it.lighter ? 'after' : 'before'}
        onPick={(id) => { change({ lighter: id === 'after' }); }}
        choices={(['before', 'after'] as const).map((id) => ({ id, label: w.lights[id] }))}
      />
      <p class="small">{w.honest}</p>
      <TextField label={w.says} hint={w.saysHint} value={it.says} onInput={(text) => { change({ says: text.slice(0, 120) }); }} />
    </>
  );
}

/** Keeps both sizes with the letter that announces them. */
async function keep(product: string, picture: ImageBitmap, { shape, lighter, says }: Chosen): Promise<void> {
  const [small, large] = [await packed(picture, shape, lighter, 'small'), await packed(picture, shape, lighter, 'large')];
  await (await field().files()).show({ id: newId(), product, says: says.trim(), sizes: { small, large } });
}

/** The picture with what is said of it, and the button that keeps it. */
function Improve({ picture, ware }: { picture: ImageBitmap; ware: string }) {
  const [it, setIt] = useState<Chosen>({ shape: 'wide', lighter: false, says: '' });
  const [hints, setHints] = useState<readonly Hint[]>([]);
  const [silent, setSilent] = useState(false);
  const [unkept, setUnkept] = useState<Unkept | null>(null);
  const [busy, setBusy] = useState(false);
  const save = (): void => {
    setSilent(it.says.trim().length < 3);
    if (it.says.trim().length < 3) return;
    setBusy(true);
    keep(ware, picture, it).then(
      () => { back(`/cho/hang/${ware}`); },
      (error: unknown) => {
        setUnkept(whyUnkept(error));
        setBusy(false);
      },
    );
  };
  return (
    <>
      <Preview picture={picture} shape={it.shape} lighter={it.lighter} tell={setHints} />
      {hints.map((hint) => (
        <Notice key={hint} look="look" icon="camera" title={w.hints[hint]} />
      ))}
      {hints.length === 0 && <p class="small" role="status">{w.fine}</p>}
      <Choices it={it} change={(patch) => { setIt((now) => ({ ...now, ...patch })); }} />
      {silent && <Notice look="warn" icon="warning" title={w.says} loud />}
      {unkept && <NotKept why={unkept} />}
      <Button busy={busy} onClick={save}>
        {w.keepPhoto}
      </Button>
    </>
  );
}

/** A photo of a thing: cut, a little lighter if wanted, looked at, kept in two sizes. */
export function AddPhoto({ ware }: { ware: string }) {
  const input = useRef<HTMLInputElement>(null);
  const [picture, setPicture] = useState<ImageBitmap | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const open = (file: File): void => {
    createImageBitmap(file, { imageOrientation: 'from-image' }).then(
      (found) => {
        setPicture(found);
        setUnreadable(false);
      },
      () => { setUnreadable(true); },
    );
  };
  return (
    <Page
      title={w.photo}
      tab={w.title}
      back={() => {
        back(`/cho/hang/${ware}`);
      }}
    >
      <input
        ref={input}
        class="gone"
        type="file"
        accept="image/*"
        aria-label={w.take}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) open(file);
        }}
      />
      <Button look={picture ? 'quiet' : 'soft'} icon="camera" onClick={() => input.current?.click()}>
        {w.take}
      </Button>
      {unreadable && <Notice look="alarm" icon="warning" title={w.unreadable} loud />}
      {picture && <Improve picture={picture} ware={ware} />}
    </Page>
  );
}
