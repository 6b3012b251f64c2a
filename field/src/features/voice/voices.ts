import { useEffect, useState } from 'preact/hooks';
import type { VoiceView } from '../../offline';
import { useBundle, useLive, useSession } from '../../shell/live';
import { isoDay } from '../../ui/dates';
import { piecesOf, type Piece } from './pieces';

/** Everything about one tongue on this phone. */
export interface Board {
  /** The chosen tongue; '' for Vietnamese. */
  readonly chosen: string;
  /** The tongue that is shown: the chosen one, else the first that this member speaks. */
  readonly tongue: string;
  readonly pieces: ReadonlyMap<string, Piece>;
  readonly voices: readonly VoiceView[];
}

/** What there is to hear and to record, undefined while it is read. */
export function useVoices(): Board | undefined {
  const guides = useBundle('guides');
  const tongues = useBundle('tongues');
  const session = useSession();
  const [pieces, setPieces] = useState<ReadonlyMap<string, Piece>>();
  const live = useLive(async (store) => {
    const { voices } = await store.files();
    return { list: await voices.list(), chosen: await voices.tongue(), often: await store.often() };
  }, []);
  const need = live?.often.join();
  useEffect(() => {
    if (need === undefined || guides === undefined) return;
    const rank = need.split(',');
    const at = (code: string): number => (rank.includes(code) ? rank.indexOf(code) : rank.length);
    const sorted = [...(guides?.guides ?? [])].sort((a, b) => at(a.procedure) - at(b.procedure));
    void piecesOf(sorted, isoDay(new Date())).then((found) => {
      setPieces(new Map(found.map((piece) => [piece.key, piece])));
    });
  }, [guides, need]);
  if (!live || !pieces || tongues === undefined) return undefined;
  const known = tongues?.tongues.map((one) => one.code) ?? [];
  const tongue = live.chosen || (session?.member.languages.find((code) => known.includes(code)) ?? known[0] ?? '');
  return { chosen: live.chosen, tongue, pieces, voices: live.list.filter((one) => one.tongue === tongue) };
}
