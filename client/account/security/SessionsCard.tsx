import { Button, Group, Paper, Skeleton, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { confirmed } from '../confirm/confirmed.tsx';
import { SessionList } from './SessionList.tsx';

/** Where one is signed in oneself, and the way out everywhere else. */
export const SessionsCard = () => {
  const { moment } = useFormats();
  const { data, error, refetch } = useQuery(api.sessions.own.queryOptions());
  const end = useMutation(api.sessions.end.mutationOptions({ onError: tellFailure }));
  const endOthers = async () => {
    try {
      const answer = await confirmed(() => trpc.sessions.endOthers.mutate());
      if (answer) tellSuccess(t('You are signed out everywhere else.'));
      await refetch();
    } catch (failure) {
      tellFailure(failure);
    }
  };

  return (
    <Paper p="md">
      <Group justify="space-between" mb="sm">
        <div>
          <Title order={2} size="h4">
            {t('Where you are signed in')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('Sign out what you do not recognise, and change your password.')}
          </Text>
        </div>
        {data && data.items.length > 1 && (
          <Button variant="default" onClick={() => void endOthers()}>
            {t('Sign out everywhere else')}
          </Button>
        )}
      </Group>
      {data && <SessionList sessions={data.items} moment={moment} onEnd={({ id }) => end.mutate({ id })} />}
      {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton h={120} aria-busy="true" />}
    </Paper>
  );
};
