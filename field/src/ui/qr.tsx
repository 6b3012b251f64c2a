import { useEffect, useState } from 'preact/hooks';

/** An address as a QR, one path of little squares; the drawer is loaded only where one is shown. */
export function Qr({ address, label }: { address: string; label: string }) {
  const [drawn, setDrawn] = useState<{ size: number; path: string }>();
  useEffect(() => {
    let current = true;
    void import('qr').then(({ default: encodeQR }) => {
      const rows = encodeQR(address, 'raw', { ecc: 'medium', border: 2 });
      const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
      if (current) setDrawn({ size: rows.length, path });
    });
    return () => {
      current = false;
    };
  }, [address]);
  if (!drawn) return null;
  return (
    <svg class="qr" viewBox={`0 0 ${drawn.size} ${drawn.size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path d={drawn.path} fill="#000" />
    </svg>
  );
}
