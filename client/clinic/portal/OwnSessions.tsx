import { Skeleton, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { SessionList } from '../../account/security/SessionList.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import type { Formats } from '../../ui/formats/formats.ts';

type Props = { formats: Formats };

/** Where a patient is signed in, each to be ended by itself, such as on a phone that was lost. */
export const OwnSessions = ({ formats }: Props) => {
  const { data, error, refetch } = useQuery(api.portal.sessions.queryOptions());
  const end = useMutation(
    api.portal.endSession.mutationOptions({
      onSuccess: () => tellSuccess(t('This device is signed out.')),
      onError: tellFailure,
    }),
  );
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {t('Where you are signed in')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('Sign out what you do not recognise, and call us.')}
      </Text>
      {data && (
        <SessionList sessions={data.items} moment={formats.moment} onEnd={({ id }) => end.mutate({ id })} />
      )}
      {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton h={80} aria-busy="true" aria-label={t('Your devices are loading')} />}
    </section>
  );
};
