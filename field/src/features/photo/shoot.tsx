import { useEffect, useRef, useState } from 'preact/hooks';
import { papersOn } from '../../rules/values';
import { useBundle } from '../../shell/live';
import { back } from '../../shell/router';
import { isoDay } from '../../ui/dates';
import { Segments } from '../../ui/fields';
import { Button, Notice, Page } from '../../ui/parts';
import { rasterOf } from './decode';
import { Edge } from './edge';
import { type Expected, judge, type Quarter, type Verdict } from './judge';
import { Lens } from './lens';
import { Pages } from './pages';
import type { Quad, Raster } from './plane';
import { admit, isCard, isIdentity, type Refusal } from './refuse';
import { blackened, blobOf, type Sheet, straighten } from './sheet';
import { w } from './words';

interface ShootProps {
  readonly household: string;
  readonly procedure: string;
  readonly paper: string;
}

/** One picture on its way to a page; nothing of it is written anywhere. */
interface Shot {
  readonly raster: Raster;
  readonly address: string;
  readonly verdict: Verdict;
  readonly quad: Quad;
}

type Stage = 'start' | 'lens' | 'verdict' | 'corners' | 'page';

const pause = (): Promise<void> => new Promise((done) => setTimeout(done));

function whole({ width, height }: Raster): Quad {
  const [x, y] = [width * 0.04, height * 0.04];
  return [{ x, y }, { x: width - x, y }, { x: width - x, y: height - y }, { x, y: height - y }];
}

function Said({ verdict, address }: { verdict: Verdict; address: string }) {
  const { faults } = verdict;
  return (
    <>
      <img class="card" style="padding:0;max-height:50vh;object-fit:contain" src={address} alt="" />
      {faults.length === 0 ? (
        <Notice look="sure" icon="check" title={w.good} loud>{w.goodHint}</Notice>
      ) : (
        <Notice look="warn" icon="warning" title={faults.every((one) => one === 'turned') ? w.onlyTurn : w.bad} loud>
          <ul class="stack tight">{faults.map((fault) => <li key={fault}>{w.fault[fault]}</li>)}</ul>
        </Notice>
      )}
    </>
  );
}

/** What is being worked on, and how it goes on; leaving lets go of every picture. */
function useShots(expected: Expected) {
  const [stage, setStage] = useState<Stage>('start');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [shot, setShot] = useState<Shot | null>(null);
  const [page, setPage] = useState<Sheet | null>(null);
  const [sheets, setSheets] = useState<readonly Sheet[]>([]);
  const addresses = useRef<string[]>([]);
  useEffect(() => () => { for (const address of addresses.current) URL.revokeObjectURL(address); }, []);
  const addressOf = (blob: Blob): string => {
    const address = URL.createObjectURL(blob);
    addresses.current.push(address);
    return address;
  };
  /** Runs one piece of work; whatever goes wrong is told, and the pages taken stay. */
  const work = async (run: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    await run().catch(() => {
      setRefusal('broken');
      setStage('start');
    });
    setBusy(false);
  };
  const seen = (raster: Raster): Promise<void> =>
    work(async () => {
      await pause();
      const verdict = await judge(raster, expected, pause);
      const address = addressOf(await blobOf(raster));
      setShot({ raster, address, verdict, quad: verdict.quad ?? whole(raster) });
      setStage('verdict');
    });
  const chosen = (file: File): Promise<void> =>
    work(async () => {
      const sides = await admit(file);
      if (typeof sides === 'string') setRefusal(sides);
      else await seen(await rasterOf(file, sides));
    });
  const cut = (turn: Quarter, black: boolean): Promise<void> =>
    work(async () => {
      if (!shot) return;
      const flat = await straighten(shot.raster, shot.quad, turn, pause);
      const blob = await blobOf(black ? await blackened(flat, pause) : flat);
      if (page) URL.revokeObjectURL(page.address);
      setPage({ id: Date.now(), blob, address: addressOf(blob) });
      setStage('page');
    });
  const add = (): void => {
    if (page) setSheets([...sheets, page]);
    setPage(null);
    forget();
  };
  const forget = (): void => {
    if (shot) URL.revokeObjectURL(shot.address);
    setShot(null);
    setStage('start');
  };
  return { stage, setStage, busy, refusal, setRefusal, shot, setShot, page, sheets, setSheets, seen, chosen, cut, add, forget };
}

type Shots = ReturnType<typeof useShots>;

function Start({ shots, expected, expect }: { shots: Shots; expected: Expected; expect: (what: Expected) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const { busy, refusal } = shots;
  return (
    <section class="stack">
      <Segments label={w.what} name="expected" value={expected} onPick={expect} choices={(['page', 'front', 'back'] as const).map((id) => ({ id, label: w.expected[id] }))} />
      {refusal && (
        <Notice look="alarm" icon="warning" title={w.refusal[refusal]} loud>
          {shots.sheets.length > 0 && w.kept}
        </Notice>
      )}
      <Button icon="camera" busy={busy} onClick={() => { shots.setRefusal(null); shots.setStage('lens'); }}>{busy ? w.looking : w.open}</Button>
      <input
        ref={input}
        class="gone"
        type="file"
        tabIndex={-1}
        aria-label={w.pick}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) void shots.chosen(file);
          event.currentTarget.value = '';
        }}
      />
      <Button look="soft" icon="paper" busy={busy} onClick={() => input.current?.click()}>{w.pick}</Button>
    </section>
  );
}

function Judged({ shots, shot, secret }: { shots: Shots; shot: Shot; secret: boolean }) {
  const { faults } = shot.verdict;
  const retake = faults.some((fault) => fault !== 'turned');
  const again = <Button look={retake ? 'rice' : 'ghost'} icon="camera" onClick={shots.forget}>{w.again}</Button>;
  return (
    <section class="stack">
      <Said verdict={shot.verdict} address={shot.address} />
      {retake && again}
      {secret ? (
        <Button look="soft" onClick={shots.forget}>{w.forget}</Button>
      ) : (
        <Button look={retake ? 'ghost' : 'soft'} onClick={() => { shots.setStage('corners'); }}>{retake ? w.anyway : w.use}</Button>
      )}
      {!retake && again}
    </section>
  );
}

function Straight({ shots, shot }: { shots: Shots; shot: Shot }) {
  const [turn, setTurn] = useState<Quarter>(shot.verdict.turn);
  const [black, setBlack] = useState(false);
  useEffect(() => {
    void shots.cut(turn, black);
  }, [turn, black]);
  return (
    <section class="stack">
      {shots.page && <img class="card" style="padding:0" src={shots.page.address} alt={w.page} />}
      <div class="two">
        <Button look="quiet" icon="turn" busy={shots.busy} onClick={() => { setTurn(((turn + 1) % 4) as Quarter); }}>{w.turn}</Button>
        <Button look="quiet" busy={shots.busy} onClick={() => { setBlack(!black); }}>{black ? w.color : w.black}</Button>
      </div>
      <Button icon="plus" busy={shots.busy || !shots.page} onClick={shots.add}>{shots.busy ? w.looking : w.add}</Button>
    </section>
  );
}

/** Taking pictures of one paper: checked at once, straightened, made one file, and never kept here. */
export function Shoot({ household, procedure, paper }: ShootProps) {
  const guides = useBundle('guides');
  const guide = guides?.guides.find((one) => one.procedure === procedure);
  const found = guide && papersOn(guide, isoDay(new Date())).find((one) => one.id === paper);
  const name = found?.name ?? '';
  const [picked, setPicked] = useState<Expected | null>(null);
  const expected = picked ?? (isCard(paper, name) ? 'front' : 'page');
  const shots = useShots(expected);
  const { stage, shot } = shots;
  // A card nobody named may be an identity card; so may a page on which one was recognised.
  const card = expected !== 'page' || (shot !== null && shot.verdict.seen !== 'page');
  const secret = isIdentity(paper, name) || (!found && card);
  const leave = (): void => {
    if (stage === 'page') shots.setStage('corners');
    else if (stage === 'corners') shots.setStage('verdict');
    else if (stage !== 'start') shots.forget();
    else back(household ? `/viec/${household}/${procedure}/giay` : '/giay-to');
  };
  return (
    <Page title={w.title} back={leave}>
      {name && <p class="b">{name}</p>}
      {stage === 'start' && <p class="small">{w.intro}</p>}
      {secret && <Notice look="look" icon="id_card" title={w.secret}>{w.secretHint}</Notice>}
      {stage === 'start' && <Start shots={shots} expected={expected} expect={setPicked} />}
      {stage === 'lens' && (
        <Lens taken={(raster) => { shots.setStage('start'); void shots.seen(raster); }} close={() => { shots.setStage('start'); }} />
      )}
      {stage === 'verdict' && shot && <Judged shots={shots} shot={shot} secret={secret} />}
      {stage === 'corners' && shot && (
        <Edge raster={shot.raster} address={shot.address} quad={shot.quad} change={(quad) => { shots.setShot({ ...shot, quad }); }} done={() => { shots.setStage('page'); }} />
      )}
      {stage === 'page' && shot && <Straight shots={shots} shot={shot} />}
      {stage === 'start' && !secret && shots.sheets.length > 0 && <Pages sheets={shots.sheets} change={shots.setSheets} name={paper || 'giay-to'} begun={() => { shots.setRefusal(null); }} />}
    </Page>
  );
}
