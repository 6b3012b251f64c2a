/** Pictograms of hazards, drawn as those of the house: single strokes on a 26 × 26 field. */
const CLOUD = 'M7 13a4 4 0 0 1 0-8 6 6 0 0 1 11.500 1A3.500 3.500 0 0 1 19 13';
const WAVES = 'M3 17c2-2 4-2 6.500 0s4.500 2 7 0 4.500-2 6.500 0M3 21.500c2-2 4-2 6.500 0s4.500 2 7 0 4.500-2 6.500 0';

const strokes: Readonly<Record<string, string>> = {
  storm: 'M13 10a3 3 0 1 0 0 6 3 3 0 0 0 0-6M21 4.500C15 3 7 5 7 13M5 21.500c6 1.500 14-.500 14-8.500',
  flood: `${WAVES}M6 13V9l7-5.500L20 9v4`,
  flash_flood: `${WAVES}M3 4l6 3 3 5 4-2 7 3`,
  landslide: 'M3 21.500h20M3 21.500 10 6l5 4M12 13a2 2 0 1 0 4 0 2 2 0 0 0-4 0M16 18.500a2.500 2.500 0 1 0 5 0 2.500 2.500 0 0 0-5 0',
  heavy_rain: `${CLOUD}M8 16l-1.500 5M13 16l-1.500 5M18 16l-1.500 5`,
  cold: 'M13 3v20M4.500 8l17 10M21.500 8l-17 10M10.500 4.500 13 7l2.500-2.500M10.500 21.500 13 19l2.500 2.500',
  heat: 'M13 9a4 4 0 1 0 0 8 4 4 0 0 0 0-8M13 3v2.500M13 20.500V23M3 13h2.500M20.500 13H23M6 6l1.500 1.500M18.500 18.500 20 20M20 6l-1.500 1.500M7.500 18.500 6 20',
  wildfire: 'M13 3c1 4 6 6 6 12a6 6 0 0 1-12 0c0-3 2-4 2-7 2 1 3 2 3 4 1-2 1-5 1-9z',
  thunder: 'M15 3 7 15h6l-2 8 8-12h-6z',
  drought: 'M3 15h20M8 15l2 3-2 4M16 15l-2 4 2 3M10 18h4M13 4a3 3 0 1 0 0 6 3 3 0 0 0 0-6',
  dam: 'M8 4h4l3 18H5zM16 13h7M16.500 17.500h6.500M17 22h6',
  other: 'M13 4.500 23 21.500H3zM13 11v5M13 18.700h.010',
};

/** What a hazard looks like; its word always stands beside it. */
export function HazardPicture({ hazard }: { hazard: string }) {
  return (
    <svg class="i" viewBox="0 0 26 26" aria-hidden="true">
      <path d={strokes[hazard] ?? strokes['other']} />
    </svg>
  );
}
