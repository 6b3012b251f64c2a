import { useEffect, useRef, useState } from 'preact/hooks';
import { whyUnkept, type Unkept } from '../../offline';
import { fitting } from '../../shell/errand';
import { field } from '../../shell/live';

interface Typing<T> {
  readonly typed: T;
  readonly change: (patch: Partial<T>) => void;
  /** Why something was not kept, null when all of it was. */
  readonly unkept: Unkept | null;
  readonly failed: (error: unknown) => void;
}

/** What is typed into a small form: kept as a draft at every change, and there again after leaving. */
export function useTyped<T extends object>(household: string, procedure: string, nothing: T): Typing<T> {
  const [typed, setTyped] = useState(nothing);
  const present = useRef(nothing); // two changes may fall between two drawings of the screen
  const [unkept, setUnkept] = useState<Unkept | null>(null);
  const failed = (error: unknown): void => {
    setUnkept(whyUnkept(error));
  };
  const show = (next: T): void => {
    present.current = next;
    setTyped(next);
  };
  useEffect(() => {
    void field()
      .loadDraft(household, procedure)
      .then((draft) => {
        if (draft) show(fitting(nothing, draft.data));
      });
  }, [household, procedure]);
  const change = (patch: Partial<T>): void => {
    show({ ...present.current, ...patch });
    field()
      .saveDraft(household, procedure, present.current)
      .then(() => {
        setUnkept(null);
      }, failed);
  };
  return { typed, change, unkept, failed };
}
