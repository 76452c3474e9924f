import { Button, Skeleton } from '@mantine/core';
import { IconLinkOff } from '@tabler/icons-react';
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import type { OwnRequest } from '../../../shared/clinic/public-booking.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useLinkToken } from '../../account/password/use-link-token.ts';
import { trpc } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { VisitorPage } from '../public-booking/VisitorPage.tsx';
import { OwnBooking } from './OwnBooking.tsx';

/** Where the link of a letter leads: opening it changes nothing, and only what is chosen and pressed does (D7). */
export const OwnBookingPage = () => {
  const { token } = useLinkToken();
  const client = useQueryClient();
  const queryKey = ['own-booking', token];
  const shown = useQuery({
    queryKey,
    queryFn: token ? () => trpc.publicBooking.show.mutate({ token }) : skipToken,
    staleTime: Infinity,
  });
  const isWorthless = !token || failureOf(shown.error).code === 'NOT_FOUND';

  return (
    <VisitorPage title={t('Your appointment')} clinic={shown.data?.clinic.name}>
      {isWorthless && (
        <EmptyState
          icon={IconLinkOff}
          title={t('This link leads to no appointment any more')}
          action={
            <Button component="a" href="/book">
              {t('Book an appointment')}
            </Button>
          }
        >
          {t(
            'It was not copied completely, or its appointment is over. Please call the clinic if you have a question.',
          )}
        </EmptyState>
      )}
      {!isWorthless && shown.error && <ErrorState error={shown.error} onRetry={() => void shown.refetch()} />}
      {!isWorthless && shown.isPending && (
        <Skeleton h={240} aria-busy="true" aria-label={t('Your appointment is loading')} />
      )}
      {token && shown.data && (
        <OwnBooking
          key={shown.data.version}
          token={token}
          own={shown.data}
          onChanged={(own: OwnRequest) => client.setQueryData(queryKey, own)}
          onLookAgain={() => void shown.refetch()}
        />
      )}
    </VisitorPage>
  );
};
