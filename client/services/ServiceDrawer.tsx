import { Drawer } from '@mantine/core';
import type { Service } from '../../shared/services.ts';
import { ServiceForm } from './ServiceForm.tsx';

type Props = { edited: Service | 'new' | undefined; onClose: () => void };

export const ServiceDrawer = ({ edited, onClose }: Props) => (
  <Drawer
    opened={Boolean(edited)}
    onClose={onClose}
    title={edited === 'new' ? 'New service' : 'Edit service'}
    closeOnClickOutside={false}
  >
    <ServiceForm service={edited === 'new' ? undefined : edited} onClose={onClose} />
  </Drawer>
);
