import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { BundleView, Taken } from '../../offline';
import { field } from '../../shell/live';
import { momentInWords } from '../../ui/dates';
import { Icon } from '../../ui/icons';
import { Button, Notice } from '../../ui/parts';
import { language } from '../../ui/words';
import { handOver, type Handed } from './handing';
import { fileName, kilobytes, stateOf } from './rules';
import { w } from './words';

const LOOK = { ready: 'here', given: 'here', arrived: 'sure', closed: 'sure', carried: 'here', refused: 'alarm' } as const;
const ICON = { ready: 'wait', given: 'wait', arrived: 'check', closed: 'check', carried: 'hand', refused: 'warning' } as const;

const SIDE_BY_SIDE = { display: 'grid', gap: '8px', gridTemplateColumns: 'repeat(auto-fit, minmax(8.5rem, 1fr))' };

/** What came of the last hand-over. */
export function HandedNotice({ handed }: { handed: Handed | 'failed' | null }) {
  if (handed === null || handed === 'stopped') return null;
  if (handed === 'failed') return <Notice look="alarm" icon="warning" title={w.failed} loud />;
  return (
    <Notice look="sure" icon="check" title={handed === 'saved' ? w.saved : w.shared}>
      {handed === 'saved' ? w.savedHint : w.sharedHint}
    </Notice>
  );
}

/** What came of a file or a chain of codes that was taken in. */
export function TakenNotice({ taken }: { taken: Taken }) {
  const [title, hint] = w.taken[taken];
  const good = taken === 'carried' || taken === 'applied' || taken === 'kept';
  const bad = taken === 'unreadable' || taken === 'unsigned' || taken === 'full';
  return (
    <div role="status">
      <Notice look={good ? 'sure' : bad ? 'alarm' : 'warn'} icon={good ? 'check' : 'warning'} title={title ?? ''}>
        {hint}
      </Notice>
    </div>
  );
}

/** Sends the file of a bundle, or of its receipt, and notes that it was given. */
export async function sendFile(bundle: BundleView): Promise<Handed | 'failed'> {
  const courier = await field().courier();
  const text = await courier.file(bundle.id);
  if (text === null) return 'failed';
  const handed = await handOver(text, fileName(bundle));
  if (handed !== 'stopped') await courier.given(bundle.id);
  return handed;
}

interface CardProps {
  readonly bundle: BundleView;
  readonly onFile: (bundle: BundleView) => void;
}

function Ways({ bundle, onFile }: CardProps) {
  const state = stateOf(bundle);
  const back = bundle.role === 'carried' && state === 'arrived';
  if (!back && (bundle.role === 'carried' || state === 'arrived' || state === 'closed')) return null;
  return (
    <div style={SIDE_BY_SIDE}>
      <Button
        look="soft"
        icon="up"
        onClick={() => {
          onFile(bundle);
        }}
      >
        {back ? w.giveBack : w.file}
      </Button>
      {bundle.showable && (
        <Button look="soft" icon="qr" href={`#/hien-goi/${bundle.id}`}>
          {w.show}
        </Button>
      )}
    </div>
  );
}

function Drop({ id, arrived }: { id: string; arrived: boolean }) {
  const [sure, setSure] = useState(false);
  return (
    <Button
      look="ghost"
      icon="trash"
      onClick={() => {
        if (sure || arrived) void field().courier().then((courier) => courier.drop(id));
        else setSure(true);
      }}
    >
      {arrived ? w.putAway : sure ? w.dropSure : w.drop}
    </Button>
  );
}

function Why({ bundle }: { bundle: BundleView }): ComponentChildren {
  if (!bundle.problem) return null;
  const told = (language === 'en' ? bundle.problem.en : undefined) ?? bundle.problem;
  return (
    <div class="stack tight">
      <p>{told.detail}</p>
      <p>{told.todo}</p>
      <p class="tiny">{w.number(bundle.problem.number)}</p>
    </div>
  );
}

/** One bundle: what it is, where it stands, and what can be done with it. */
export function BundleCard({ bundle, onFile }: CardProps) {
  const state = stateOf(bundle);
  const when = momentInWords(new Date(bundle.made_at), new Date());
  const facts = [bundle.role === 'mine' ? w.made(when) : w.got(when), bundle.bytes > 0 ? w.size(kilobytes(bundle.bytes)) : ''];
  const settled = bundle.role === 'carried' && (state === 'refused' || state === 'arrived');
  return (
    <section class="card stack tight">
      {bundle.letters !== null && <p class="b">{w.works(bundle.letters)}</p>}
      <p class="small">{facts.filter(Boolean).join(' · ')}</p>
      <span>
        <span class={`chip ${LOOK[state]}`}>
          <Icon name={ICON[state]} small />
          {bundle.role === 'carried' && state === 'arrived' ? w.delivered : w.states[state]}
        </span>
      </span>
      {state === 'arrived' && bundle.waiting > 0 && <p class="small">{w.refused(bundle.waiting)}</p>}
      <Why bundle={bundle} />
      <Ways bundle={bundle} onFile={onFile} />
      {settled && <Drop id={bundle.id} arrived={state === 'arrived'} />}
    </section>
  );
}
