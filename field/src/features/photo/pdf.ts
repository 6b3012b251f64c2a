/** One page of the file: a picture as a camera keeps it. */
export interface PdfPage {
  readonly jpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A4 in the points of print. */
const [SHORT, LONG] = [595, 842];

/** A file of pictures, one to a page, each as large as an A4 sheet lets it be. */
export function pdfOf(pages: readonly PdfPage[]): Blob {
  const parts: (string | Uint8Array)[] = ['%PDF-1.4\n'];
  const starts: number[] = [];
  let length = 9;
  const add = (part: string | Uint8Array): void => {
    parts.push(part);
    length += part.length;
  };
  const object = (...inner: (string | Uint8Array)[]): void => {
    starts.push(length);
    add(`${starts.length} 0 obj\n`);
    inner.forEach(add);
    add('\nendobj\n');
  };
  object('<</Type/Catalog/Pages 2 0 R>>');
  object(`<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, n) => `${3 + n * 3} 0 R`).join(' ')}]>>`);
  pages.forEach(({ jpeg, width, height }, n) => {
    const [wide, tall] = width > height ? [LONG, SHORT] : [SHORT, LONG];
    const scale = Math.min(wide / width, tall / height);
    const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
    const draw = `q ${w} 0 0 ${h} ${Math.round((wide - w) / 2)} ${Math.round((tall - h) / 2)} cm /I Do Q`;
    const own = 3 + n * 3;
    object(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${wide} ${tall}]/Resources<</XObject<</I ${own + 2} 0 R>>>>/Contents ${own + 1} 0 R>>`);
    object(`<</Length ${draw.length}>>stream\n${draw}\nendstream`);
    const look = `/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length ${jpeg.length}`;
    object(`<</Type/XObject/Subtype/Image${look}>>stream\n`, jpeg, '\nendstream');
  });
  const table = length;
  add(`xref\n0 ${starts.length + 1}\n0000000000 65535 f \n${starts.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`);
  add(`trailer<</Size ${starts.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`);
  return new Blob(parts as BlobPart[], { type: 'application/pdf' });
}
