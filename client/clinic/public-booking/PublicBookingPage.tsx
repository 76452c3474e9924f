import { Skeleton, Text } from '@mantine/core';
import { IconCalendarOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { OpenDoors } from '../opening-hours/OpenDoors.tsx';
import { BookingSteps } from './BookingSteps.tsx';
import { CallUs } from './CallUs.tsx';
import { VisitorPage } from './VisitorPage.tsx';

/** Where anybody books at a clinic without an account (SCH-5). */
export const PublicBookingPage = () => {
  const { data: offer, error, refetch } = useQuery(api.publicBooking.offer.queryOptions());
  const canBook = offer?.isOpen && offer.services.length > 0;

  return (
    <VisitorPage title={t('Book an appointment')} clinic={offer?.clinic.name}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !offer && <Skeleton h={240} aria-busy="true" aria-label={t('The page is loading')} />}
      {offer?.text && <Text style={{ whiteSpace: 'pre-line' }}>{offer.text}</Text>}
      {offer && <OpenDoors offer={offer} />}
      {offer && canBook && <BookingSteps offer={offer} />}
      {offer && !canBook && (
        <EmptyState icon={IconCalendarOff} title={t('Nothing can be booked here at the moment')}>
          <CallUs phone={offer.clinic.phone}>{t('Please call us.')}</CallUs>
        </EmptyState>
      )}
    </VisitorPage>
  );
};
