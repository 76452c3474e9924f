import type { User } from '../../../shared/clinic/users.ts';
import { MemberSessions } from '../../account/security/MemberSessions.tsx';
import { useMay } from '../../session.tsx';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { UserForm } from './UserForm.tsx';

type Props = { edited: User | undefined; onClose: () => void };

export const UserDrawer = ({ edited, onClose }: Props) => {
  const mayWrite = useMay()('users:write');
  return (
    <FormDialog opened={Boolean(edited)} onClose={onClose} title="Edit member">
      {edited && <UserForm user={edited} onClose={onClose} />}
      {edited && mayWrite && <MemberSessions userId={edited.id} />}
    </FormDialog>
  );
};
