import { Drawer, Skeleton } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { ConnectionBanner } from '../../ui/failure/ConnectionBanner.tsx';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { BookingDetails } from './BookingDetails.tsx';

type Props = { bookingId: string | undefined; onClose: () => void };

export const BookingDrawer = ({ bookingId, onClose }: Props) => {
  const { data, error, refetch } = useQuery(
    api.bookings.get.queryOptions(bookingId ? { id: bookingId } : skipToken),
  );
  return (
    <Drawer opened={Boolean(bookingId)} onClose={onClose} title={t('Booking')}>
      <ConnectionBanner />
      {data && <BookingDetails key={data.id} booking={data} />}
      {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton h={320} aria-busy="true" />}
    </Drawer>
  );
};
