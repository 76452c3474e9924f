import { Paper } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { ButtonLink } from '../../ui/pages/links.tsx';

/** What stands in place of columns while a clinic has no practitioners (FD11). */
export const NobodyToBook = () => (
  <Paper>
    <EmptyState
      icon={IconUsersGroup}
      title={t('No practitioner can be booked yet')}
      action={useMay()('users:write') && <ButtonLink to="/staff">{t('Go to the staff')}</ButtonLink>}
    >
      {t('Invite a colleague as a practitioner; their weekly hours then open their column here.')}
    </EmptyState>
  </Paper>
);
