import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { PasswordCard } from '../password/PasswordCard.tsx';
import { PasskeysCard } from './PasskeysCard.tsx';
import { SecondFactorCard } from './SecondFactorCard.tsx';
import { SessionsCard } from './SessionsCard.tsx';

/** How one's own account is secured, which holds in all clinics (IDN-3, IDN-4). */
export const SecurityPage = () => {
  const { data, error, refetch } = useQuery(api.secondFactor.overview.queryOptions());
  return (
    <>
      <PageHeader
        title={t('Security')}
        description={t('How your account is protected, in all your clinics')}
      />
      <Stack maw={720} gap="md">
        <PasswordCard />
        {data && <SecondFactorCard overview={data} />}
        {data && <PasskeysCard passkeys={data.passkeys} />}
        {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton h={200} aria-busy="true" />}
        <SessionsCard />
      </Stack>
    </>
  );
};
