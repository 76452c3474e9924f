import type { Service } from '../../../shared/clinic/services.ts';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { ServiceForm } from './ServiceForm.tsx';

type Props = { edited: Service | 'new' | undefined; onClose: () => void };

export const ServiceDrawer = ({ edited, onClose }: Props) => (
  <FormDialog
    opened={Boolean(edited)}
    onClose={onClose}
    title={edited === 'new' ? 'New service' : 'Edit service'}
  >
    <ServiceForm service={edited === 'new' ? undefined : edited} onClose={onClose} />
  </FormDialog>
);
