import type { Facility } from '../../shared/facilities.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import { FacilityForm } from './FacilityForm.tsx';

type Props = { edited: Facility | 'new' | undefined; onClose: () => void };

export const FacilityDrawer = ({ edited, onClose }: Props) => (
  <FormDialog
    opened={Boolean(edited)}
    onClose={onClose}
    title={edited === 'new' ? 'New facility' : 'Edit facility'}
  >
    <FacilityForm facility={edited === 'new' ? undefined : edited} onClose={onClose} />
  </FormDialog>
);
