import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button, Notice, Page } from '../ui/parts';
import { words } from '../ui/words';

const w = words(
  { opening: 'Đang mở', cut: 'Chưa mở được trang này', cutHint: 'Ra chỗ có sóng rồi thử lại. Việc đã ghi vẫn còn.', again: 'Thử lại' },
  { opening: 'Opening', cut: 'This page could not be opened', cutHint: 'Find signal and try again. Recorded work is safe.', again: 'Try again' },
);

/** A screen whose code comes when it is first needed; a cut says so, and what is missing, instead of staying white; `null`: it says nothing. */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>, missing: string | null = w.cut): ComponentType<P> {
  let known: ComponentType<P> | undefined;
  return function Lazy(props: P) {
    const [screen, setScreen] = useState<{ readonly show: ComponentType<P> } | null>(known ? { show: known } : null);
    const [cut, setCut] = useState(false);
    const fetchIt = (): void => {
      setCut(false);
      load().then(
        (show) => {
          known = show;
          setScreen({ show });
        },
        () => {
          setCut(true);
        },
      );
    };
    useEffect(() => {
      if (!known) fetchIt();
    }, []);
    if (screen) return <screen.show {...props} />;
    if (!cut || missing === null) return null;
    return (
      <Page title={w.opening}>
        <Notice look="warn" icon="warning" title={missing}>
          {w.cutHint}
        </Notice>
        <Button onClick={fetchIt}>{w.again}</Button>
      </Page>
    );
  };
}
