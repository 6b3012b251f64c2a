import { back } from '../../shell/router';
import { Page } from '../../ui/parts';
import { w } from './words';

interface ShootProps {
  readonly household: string;
  readonly procedure: string;
  readonly paper: string;
}

/** Taking a picture of one paper: checked at once, straightened, and never kept here. */
export function Shoot({ household, procedure }: ShootProps) {
  const leave = (): void => {
    back(household ? `/viec/${household}/${procedure}/giay` : '/');
  };
  return (
    <Page title={w.title} back={leave}>
      <p class="small">{w.intro}</p>
    </Page>
  );
}
