import { Button, Skeleton } from '@mantine/core';
import { IconLinkOff } from '@tabler/icons-react';
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import type { OwnWish as Contract } from '../../../shared/clinic/public-waiting.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useLinkToken } from '../../account/password/use-link-token.ts';
import { trpc } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { VisitorPage } from '../public-booking/VisitorPage.tsx';
import { OwnWish } from './OwnWish.tsx';

/** Where the link leads of those who wait: opening it changes nothing, and only what is chosen and pressed does (D7). */
export const OwnWishPage = () => {
  const { token } = useLinkToken();
  const client = useQueryClient();
  const queryKey = ['own-wish', token];
  const shown = useQuery({
    queryKey,
    queryFn: token ? () => trpc.publicWaiting.show.mutate({ token }) : skipToken,
    staleTime: Infinity,
  });
  const isWorthless = !token || failureOf(shown.error).code === 'NOT_FOUND';

  return (
    <VisitorPage title={t('Your place on the waiting list')} clinic={shown.data?.clinic.name}>
      {isWorthless && (
        <EmptyState
          icon={IconLinkOff}
          title={t('This link leads to no place on a waiting list any more')}
          action={
            <Button component="a" href="/book">
              {t('See the free times')}
            </Button>
          }
        >
          {t(
            'It was not copied completely, was not confirmed within a day, or its days are over. Please call the clinic if you have a question.',
          )}
        </EmptyState>
      )}
      {!isWorthless && shown.error && <ErrorState error={shown.error} onRetry={() => void shown.refetch()} />}
      {!isWorthless && shown.isPending && (
        <Skeleton h={240} aria-busy="true" aria-label={t('The page is loading')} />
      )}
      {token && shown.data && (
        <OwnWish
          key={shown.data.version}
          token={token}
          own={shown.data}
          onChanged={(own: Contract) => client.setQueryData(queryKey, own)}
          onLookAgain={() => void shown.refetch()}
        />
      )}
    </VisitorPage>
  );
};
