import { useState } from 'preact/hooks';
import { whyUnkept, type Unkept } from '../../../offline';
import { agreeTo, GivenBy, NO_PROOF, proofGap, useWording, type Proof, type ProofGap } from '../../../shell/agree';
import { NotKept } from '../../../shell/unkept';
import { Button, Notice } from '../../../ui/parts';
import { w } from './words';

/** Asks for the passport apart from everything else, in the words of the house; help never hangs on it. */
export function AskPassport({ resident }: { resident: string }) {
  const wording = useWording();
  const [said, setSaid] = useState<Proof>(NO_PROOF);
  const [gap, setGap] = useState<ProofGap | null>(null);
  const [unkept, setUnkept] = useState<Unkept | null>(null);
  const sentence = wording.say.passport;
  if (!sentence) {
    return (
      <Notice icon="wait" title={w.noWords}>
        {w.noWordsHint}
      </Notice>
    );
  }
  const agree = (): void => {
    const open = proofGap(said);
    setGap(open);
    if (!open) agreeTo(resident, ['passport'], said, wording.version).catch((error: unknown) => { setUnkept(whyUnkept(error)); });
  };
  return (
    <section class="stack">
      <h2>{w.ask}</h2>
      <div class="card stack tight">
        <p>{wording.intro}</p>
        <p class="b">{sentence}</p>
        <p class="small">{w.askHint}</p>
      </div>
      <GivenBy
        said={said}
        change={(patch) => {
          setSaid((now) => ({ ...now, ...patch }));
        }}
      />
      {unkept && <NotKept why={unkept} />}
      {gap && <Notice look="warn" icon="warning" title={w.gaps[gap]} loud />}
      <Button onClick={agree}>{w.agree}</Button>
    </section>
  );
}
