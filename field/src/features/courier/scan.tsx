import { useState } from 'preact/hooks';
import type { Taken } from '../../offline';
import { Lens } from '../../shell/lens';
import { field } from '../../shell/live';
import { back } from '../../shell/router';
import { Button, Page } from '../../ui/parts';
import { TakenNotice } from './parts';
import { w } from './words';

interface Caught {
  readonly done: number;
  readonly all: number;
}

/** Looks until the bundle is whole; the last word is what was taken. */
function Watch({ onTaken }: { onTaken: (taken: Taken) => void }) {
  const [caught, setCaught] = useState<Caught>({ done: 0, all: 0 });
  const watch = async () => {
    const courier = await field().courier();
    const catcher = courier.catcher();
    return async (letters: string): Promise<boolean> => {
      if (catcher.add(letters)) setCaught(catcher.progress());
      const content = catcher.content();
      if (!content) return false;
      onTaken(await courier.take(content));
      return true;
    };
  };
  return (
    <Lens watch={watch}>
      <p class="b center digits" role="status">
        {w.caught(caught.done, caught.all)}
      </p>
      <progress value={caught.done} max={Math.max(1, caught.all)} aria-label={w.scanning} style={{ width: '100%' }} />
      <p class="center">{w.scanHint}</p>
    </Lens>
  );
}

/** Reads the moving code on a colleague's phone. */
export function Scan() {
  const [taken, setTaken] = useState<Taken | null>(null);
  const leave = (): void => {
    back('/mang-ho');
  };
  return (
    <Page title={w.scanning} back={leave} dock={taken && <Button onClick={leave}>{w.finish}</Button>}>
      {taken ? (
        <>
          <TakenNotice taken={taken} />
          <Button
            look="soft"
            icon="camera"
            onClick={() => {
              setTaken(null);
            }}
          >
            {w.again}
          </Button>
        </>
      ) : (
        <Watch onTaken={setTaken} />
      )}
    </Page>
  );
}
