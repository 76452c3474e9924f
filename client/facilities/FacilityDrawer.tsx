import { Drawer } from '@mantine/core';
import type { Facility } from '../../shared/facilities.ts';
import { FacilityForm } from './FacilityForm.tsx';

type Props = { edited: Facility | 'new' | undefined; onClose: () => void };

export const FacilityDrawer = ({ edited, onClose }: Props) => (
  <Drawer
    opened={Boolean(edited)}
    onClose={onClose}
    title={edited === 'new' ? 'New facility' : 'Edit facility'}
    closeOnClickOutside={false}
  >
    <FacilityForm facility={edited === 'new' ? undefined : edited} onClose={onClose} />
  </Drawer>
);
