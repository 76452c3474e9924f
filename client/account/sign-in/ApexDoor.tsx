import { t } from '../../../shared/i18n/translate.ts';
import '../../ui/theme/all.css';
import { Button, Divider, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { FrontDoor } from '../../../shared/account/session.ts';
import { api, queryClient, trpc } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import { PageSkeleton } from '../../ui/pages/PageSkeleton.tsx';
import { ClinicChoice } from '../switching/ClinicChoice.tsx';
import { ApexSignIn } from './ApexSignIn.tsx';
import { WhichClinic } from './WhichClinic.tsx';

type Props = { demoClinics: FrontDoor['demoClinics'] };

/** The door of no clinic: who is signed in chooses among theirs, anybody else names one or signs in (TEN-6). */
export const ApexDoor = ({ demoClinics }: Props) => {
  const clinics = api.session.clinics.queryOptions({ search: '' });
  const { data, error, refetch } = useQuery(clinics);
  const signOut = async () => {
    await trpc.session.signOutAtApex.mutate();
    queryClient.clear();
    await refetch();
  };

  if (data && !error)
    return (
      <Stack gap="lg">
        <Group justify="space-between" align="flex-start">
          <div>
            <Title order={1} size="h2">
              {t('Your clinics')}
            </Title>
            <Text c="dimmed" size="sm" mt={4}>
              {t('Where do you want to work?')}
            </Text>
          </div>
          <Button variant="default" size="compact-sm" onClick={() => void signOut()}>
            {t('Sign out')}
          </Button>
        </Group>
        <ClinicChoice />
      </Stack>
    );
  if (!error) return <PageSkeleton />;
  if (failureOf(error).code !== 'UNAUTHORIZED')
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Stack gap="lg">
      <WhichClinic demoClinics={demoClinics} />
      <Divider label={t('or sign in to see all of yours')} />
      <ApexSignIn onDone={() => void refetch()} />
    </Stack>
  );
};
