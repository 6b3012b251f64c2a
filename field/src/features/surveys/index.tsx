import { fit } from '../../shell/router';
import { Fill } from './fill';
import { Hub } from './hub';

/** The commune's own forms; they come with the second wave. */
export function Surveys({ path }: { path: string }) {
  const ofHome = fit('/bieu-mau/nha/:id', path);
  if (ofHome) return <Hub household={ofHome['id'] ?? ''} />;
  const one = fit('/bieu-mau/:id/:nha', path) ?? fit('/bieu-mau/:id', path);
  if (one) return <Fill key={path} id={one['id'] ?? ''} household={one['nha'] ?? ''} />;
  return <Hub household="" />;
}
