import { Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { NotificationsCard } from '../../clinic/notifications/NotificationsCard.tsx';
import { useSession } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { EmailCard } from '../email/EmailCard.tsx';
import { LanguageCard } from './LanguageCard.tsx';
import { NameForm } from './NameForm.tsx';

/** What members see and change of themselves (SET-1). */
export const ProfilePage = () => {
  const { clinic } = useSession();
  const { data, error, refetch } = useQuery(api.profile.own.queryOptions());
  return (
    <>
      <PageHeader title={t('Your profile')} description={t('Who you are, for others and for MedFlow')} />
      <Stack maw={720} gap="md">
        <Paper p="md">
          <Title order={2} size="h4">
            {t('Name')}
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            {t('As you are called at {clinic}. In another clinic you may go by another name.', {
              clinic: clinic.name,
            })}
          </Text>
          {data && <NameForm profile={data} />}
          {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
          {!data && !error && <Skeleton h={120} aria-busy="true" />}
        </Paper>
        <EmailCard />
        <LanguageCard />
        <NotificationsCard />
      </Stack>
    </>
  );
};
