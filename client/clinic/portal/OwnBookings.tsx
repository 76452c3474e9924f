import { Button, Skeleton, Stack, Title } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { PortalBooking, PortalHome } from '../../../shared/clinic/portal.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { LoadMore } from '../../ui/tables/LoadMore.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { CallUs } from '../public-booking/CallUs.tsx';
import { bookPath } from './book-search.ts';
import { OwnBookingCard } from './OwnBookingCard.tsx';
import { OwnOffers } from './OwnOffers.tsx';

type Props = { home: PortalHome };

/** What is to come, the next first, and what was; and the way to the clinic's page where it takes bookings. */
export const OwnBookings = ({ home }: Props) => {
  const coming = usePages(api.portal.bookings, { when: 'coming' });
  const past = usePages(api.portal.bookings, { when: 'past' });
  const { data: offer } = useQuery(api.publicBooking.offer.queryOptions());
  const error = coming.error ?? past.error;
  const again = offer?.isOpen && (
    <Button component="a" href={home.patient ? bookPath(home.patient.preferences) : '/book'} variant="light">
      {t('Book an appointment')}
    </Button>
  );

  const againOf = (booking: PortalBooking): string | undefined =>
    home.patient && offer?.isOpen && offer.services.some(({ id }) => id === booking.serviceId)
      ? bookPath(home.patient.preferences, booking)
      : undefined;

  if (error && !coming.items) return <ErrorState error={error} onRetry={() => void coming.refetch()} />;
  if (!coming.items)
    return <Skeleton h={200} aria-busy="true" aria-label={t('Your appointments are loading')} />;
  return (
    <Stack gap="lg">
      <OwnOffers home={home} />
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t('To come')}
        </Title>
        {coming.items.length === 0 && (
          <EmptyState icon={IconCalendarPlus} title={t('No appointment is to come')} action={again} />
        )}
        {coming.items.map(booking => (
          <OwnBookingCard key={booking.id} {...{ booking, home }} />
        ))}
        {coming.hasNextPage && <LoadMore pages={coming} />}
        {coming.items.length > 0 && again}
      </Stack>
      {past.items && past.items.length > 0 && (
        <Stack gap="sm">
          <Title order={2} size="h4">
            {t('Before')}
          </Title>
          {past.items.map(booking => (
            <OwnBookingCard key={booking.id} {...{ booking, home }} again={againOf(booking)} />
          ))}
          {past.hasNextPage && <LoadMore pages={past} />}
        </Stack>
      )}
      <CallUs phone={home.clinic.phone}>{t('Do you have a question? Please call us.')}</CallUs>
    </Stack>
  );
};
