import { useState } from 'preact/hooks';
import { Button } from '../../ui/parts';
import { w } from './words';

const FINE = 4; // decimals: eleven metres

/** Marks what is broken, by whoever stands there and presses; nothing is asked before, and nothing is kept on the way. */
export function SpotButton({ marked, mark }: { marked: boolean; mark: (lat: number, lon: number) => void }) {
  const [state, setState] = useState<'' | 'busy' | 'fault'>('');
  const look = (): void => {
    setState('busy');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        mark(Number(coords.latitude.toFixed(FINE)), Number(coords.longitude.toFixed(FINE)));
        setState('');
      },
      () => {
        setState('fault');
      },
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    );
  };
  return (
    <div class="stack tight">
      <Button look="soft" icon={marked ? 'check' : 'land'} busy={state === 'busy'} onClick={look}>
        {marked ? w.spotDone : w.spot}
      </Button>
      <p class="small" role="status">{state === 'fault' ? w.spotFault : w.spotHint}</p>
    </div>
  );
}
