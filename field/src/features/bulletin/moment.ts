import { useEffect, useState } from 'preact/hooks';
import { field } from '../../shell/live';

const LOOK_MS = 20_000;

/** What time it is by the server's clock, looked at again and again: a warning ends before the eyes of whoever reads it. */
export function useMoment(): number | undefined {
  const [at, setAt] = useState<number>();
  useEffect(() => {
    const look = (): void => {
      field().moment().then(setAt, () => undefined);
    };
    look();
    const timer = setInterval(look, LOOK_MS);
    const stop = field().watch(look);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, []);
  return at;
}
