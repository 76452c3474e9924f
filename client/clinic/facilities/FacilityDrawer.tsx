import type { Facility } from '../../../shared/clinic/facilities.ts';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
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
