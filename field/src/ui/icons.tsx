/** The one pictogram set of the field app: single strokes on a 26 × 26 field. */

const circle = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${r * 2} 0a${r} ${r} 0 1 0 ${r * -2} 0`;

const box = (x: number, y: number, w: number, h: number): string => `M${x} ${y}h${w}v${h}h${-w}z`;

const strokes = {
  home: 'M4 12 13 5l9 7M6.500 11v9h13v-9',
  house: 'M4 12 13 5l9 7M6.500 11v9h13v-9M11 20v-5h4v5',
  baby: circle(13, 14, 8) + 'M13 6c-1-3 3-4 3-1.5M10 13v1M16 13v1M10.5 17c1.5 1.5 3.5 1.5 5 0',
  book: 'M4 6c3-1.500 6-1 9 1 3-2 6-2.500 9-1v14c-3-1.500-6-1-9 1-3-2-6-2.500-9-1zM13 7v14',
  horn: 'M4 11v4l11 4V7zM15 9.500c3 0 5 1 5 3.500s-2 3.500-5 3.500M7 16v4h3v-3',
  me: circle(13, 9, 4) + 'M5 22c1-5 4-7 8-7s7 2 8 7',
  ear: 'M5 10v6h4l5 4V6l-5 4zM18 9.500c2 2 2 5 0 7M20.500 7c3.500 3.500 3.500 8.500 0 12',
  hand: 'M8 13V6.500a1.500 1.500 0 0 1 3 0V12V5a1.500 1.500 0 0 1 3 0v7V6.500a1.500 1.500 0 0 1 3 0V14c0 5-2 8-6 8-3 0-4.500-2-6-5l-2-4c-.700-1.500 1-2.500 2-1.500z',
  back: 'M16 5 8 13l8 8',
  next: 'm10 5 8 8-8 8',
  check: 'm5 13 5.500 5.500L21 7.500',
  wait: circle(13, 13, 9) + 'M13 7.500V13l4 2.500',
  up: 'M13 20V6M7 12l6-6 6 6',
  shield: 'M13 4 21 7v6c0 5-3.500 8-8 9.500C8.500 21 5 18 5 13V7z',
  camera: 'M4 9h4l2-3h6l2 3h4v11H4z' + circle(13, 14, 3.5),
  search: circle(11.5, 11.5, 6.5) + 'M16.500 16.500l5 5',
  storm: 'M7 16a4 4 0 0 1 0-8 6 6 0 0 1 11.500 1A3.500 3.500 0 0 1 19 16M13 13l-3 5h4l-2 4',
  turn: 'M10 4h6a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM3 11a10 10 0 0 1 2-4M23 15a10 10 0 0 1-2 4',
  paper: 'M7 3.500h8l5 5v14H7zM15 3.500v5h5M10.500 13h6M10.500 17h6',
  pen: 'M5 21l1-4.500L17.500 5l3.500 3.500L9.500 20zM15 7.500l3.500 3.500',
  id_card: 'M3 6.500h20v13H3z' + circle(9, 11.5, 2) + 'M5.500 17c.500-2 2-2.500 3.500-2.500s3 .500 3.500 2.500M15.500 11h5M15.500 15h4',
  heart: 'M13 21C7 17 4 13.500 4 10a4.500 4.500 0 0 1 9-1 4.500 4.500 0 0 1 9 1c0 3.500-3 7-9 11z',
  ring: circle(13, 16, 6.5) + 'M10 6.500h6l-3 3z M10 6.500l1.500-2.500h3L16 6.500',
  grave: 'M7 21v-11a6 6 0 0 1 12 0v11M4 21.500h18M13 9v6M10.500 11.500h5',
  stamp: 'M13 4a3 3 0 0 1 3 3c0 2-1.500 3-1.500 6h5.500v4H6v-4h5.500c0-3-1.500-4-1.500-6a3 3 0 0 1 3-3zM6 21h14',
  key: circle(9, 16, 4.5) + 'M12.500 13 21 4.500M17 8.500l3 3',
  phone: 'M9 3.500h8a1.500 1.500 0 0 1 1.500 1.500v16a1.500 1.500 0 0 1-1.500 1.500H9A1.500 1.500 0 0 1 7.500 21V5A1.500 1.500 0 0 1 9 3.500zM11.500 19h3',
  call: 'M6 4.500h4l1.500 5-2.500 1.500c1 2.500 2.500 4 5 5l1.500-2.500 5 1.500v4c0 1-1 2-2 2C11 20.500 5.500 14.500 4.500 6.500c0-1 .500-2 1.500-2z',
  money: 'M3 7h20v12H3z' + circle(13, 13, 3) + 'M6 10v6M20 10v6',
  bus: 'M5 5h16v14H5zM5 13h16M13 5v8M8 19v2.500M18 19v2.500M8.500 16h.010M17.500 16h.010',
  office: 'M4 21.500h18M13 4 4 9.500h18zM6.500 9.500v9M11 9.500v9M15 9.500v9M19.500 9.500v9M5 18.500h16',
  family: circle(8.5, 8, 3) + circle(17.5, 8, 3) + circle(13, 15.5, 2) + 'M3 20c.500-5 2.500-7 5.500-7M23 20c-.500-5-2.500-7-5.500-7M9 22c.300-2.500 1.500-4 4-4s3.700 1.500 4 4',
  school: 'M2.500 10 13 5l10.500 5L13 15zM7 12.500v5.500c3 3 9 3 12 0v-5.500M23.500 10v6',
  land: 'M3 20h20M3 20c2-6 5-9 7-9s3 2 4 4c1-3 2.500-5 4-5s3.500 3 5 10' + circle(19, 5.5, 2),
  leaf: 'M5 21c0-9 5-15 16-16 0 11-5 15-12 14M5 21c2-5 5-8 10-10',
  question: circle(13, 13, 9) + 'M10.500 10.500a2.500 2.500 0 1 1 3.500 2.300c-.700.400-1 .900-1 1.700M13 17.800h.010',
  warning: 'M13 4.500 23 21.500H3zM13 11v5M13 18.700h.010',
  qr: box(4, 4, 6, 6) + box(16, 4, 6, 6) + box(4, 16, 6, 6) + 'M16 16h2v2h-2zM21 16v1M16 21.500h1M20 20h2v2h-2z',
  print: 'M8 10V4h10v6M8 18H4v-8h18v8h-4M8 15h10v7H8z',
  plus: 'M13 5v16M5 13h16',
  trash: 'M5 7h16M10 7V4h6v3M7 7l1 15h10l1-15M11 11v7M15 11v7',
} as const;

export type Pictogram = keyof typeof strokes;

/** A known pictogram, or the plain paper for a name this release does not draw. */
export function pictogram(name: string): Pictogram {
  return name in strokes ? (name as Pictogram) : 'paper';
}

/** A pictogram beside words; it is hidden from readers because it never carries meaning alone. */
export function Icon({ name, small }: { name: Pictogram; small?: boolean }) {
  return (
    <svg class={small ? 'i s' : 'i'} viewBox="0 0 26 26" aria-hidden="true">
      <path d={strokes[name]} />
    </svg>
  );
}

export type Tone = 'teal' | 'rice' | 'brick' | 'leaf';

/** A pictogram on its soft square. */
export function Picture({ name, tone = 'teal' }: { name: string; tone?: Tone }) {
  return (
    <span class={`pic ${tone}`}>
      <Icon name={pictogram(name)} />
    </span>
  );
}

/** The mark: two river banks and one low arc. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 38 26" aria-hidden="true">
      <path class="banks" d="M2 22h8M28 22h8" />
      <path class="arc" d="M6 20C12 6 26 6 32 20" />
    </svg>
  );
}
