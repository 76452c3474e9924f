import type { User } from '../../shared/users.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import { UserForm } from './UserForm.tsx';

type Props = { edited: User | 'new' | undefined; onClose: () => void };

export const UserDrawer = ({ edited, onClose }: Props) => (
  <FormDialog
    opened={Boolean(edited)}
    onClose={onClose}
    title={edited === 'new' ? 'New member' : 'Edit member'}
  >
    <UserForm user={edited === 'new' ? undefined : edited} onClose={onClose} />
  </FormDialog>
);
