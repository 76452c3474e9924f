import type { User } from '../../../shared/clinic/users.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { userName } from '../members/user-name.ts';
import { Assignments } from './Assignments.tsx';

type Props = { user: User | undefined; onClose: () => void };

/** In which facilities somebody works, as what and since when. */
export const WorkplacesDrawer = ({ user, onClose }: Props) => (
  <FormDialog
    opened={Boolean(user)}
    onClose={onClose}
    title={user && t('Where {name} works', { name: userName(user) })}
  >
    {user && <Assignments of={{ userId: user.id }} />}
  </FormDialog>
);
