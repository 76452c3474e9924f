import { Drawer } from '@mantine/core';
import type { User } from '../../shared/users.ts';
import { UserForm } from './UserForm.tsx';

type Props = { edited: User | 'new' | undefined; onClose: () => void };

export const UserDrawer = ({ edited, onClose }: Props) => (
  <Drawer
    opened={Boolean(edited)}
    onClose={onClose}
    title={edited === 'new' ? 'New member' : 'Edit member'}
    closeOnClickOutside={false}
  >
    <UserForm user={edited === 'new' ? undefined : edited} onClose={onClose} />
  </Drawer>
);
