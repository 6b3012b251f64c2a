import { useBundle } from '../../shell/live';
import { List, RowLink } from '../../ui/parts';
import { w } from './words';

/** The papers that help after a disaster, each one tap away. */
export function Afterwards({ codes }: { codes: readonly string[] }) {
  const known = useBundle('procedures')?.procedures ?? [];
  const found = codes.flatMap((code) => known.find((one) => one.code === code) ?? []);
  if (found.length === 0) return null;
  return (
    <>
      <h2>{w.after}</h2>
      <List>
        {found.map(({ code, plain, title, pictogram }) => (
          <RowLink key={code} href={`#/thu-tuc/${code}`} picture={pictogram ?? 'paper'} title={plain || title} />
        ))}
      </List>
    </>
  );
}
