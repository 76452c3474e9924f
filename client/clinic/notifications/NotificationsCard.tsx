import { Paper, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay, useSession } from '../../session.tsx';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { ownPreferences } from '../preferences/own-preferences.ts';
import { NotificationChoices } from './NotificationChoices.tsx';

/** What the user is told of in this clinic, and how (WRK-3, SET-1). */
export const NotificationsCard = () => {
  const { user } = useSession();
  const mayHave = useMay()('preferences:own');
  // Operators under a grant are no members, and nothing happens to them.
  return mayHave && user.role !== null ? <Card /> : null;
};

const Card = () => {
  const { clinic } = useSession();
  const { data, error, refetch } = useQuery(ownPreferences);
  return (
    <Paper p="md">
      <Title order={2} size="h4">
        {t('Notifications')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t(
          'What you are told of at {clinic}. An e-mail comes some minutes later, unless you have seen it under the bell by then. It says how many there are, never about whom.',
          { clinic: clinic.name },
        )}
      </Text>
      {data && <NotificationChoices />}
      {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton h={320} aria-busy="true" />}
    </Paper>
  );
};
