import { Skeleton, Stack, Text } from '@mantine/core';
import { IconCalendarOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { ButtonLink } from '../../ui/pages/links.tsx';
import { LoadMore } from '../../ui/tables/LoadMore.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { BookingList } from '../bookings/BookingList.tsx';

type Props = { patientId: string };

/** Everything that can be booked lies in it. */
const ALL_TIMES = { from: '1900-01-01T00:00:00Z', to: '2199-12-31T00:00:00Z' };

/** All bookings of a patient, the latest first, and what became of them (FD2). */
export const PatientBookings = ({ patientId }: Props) => {
  const may = useMay();
  const pages = usePages(api.bookings.list, { patientId, ...ALL_TIMES, descending: true });
  const { data: totals } = useQuery(api.bookings.totals.queryOptions({ patientId }));

  if (pages.isError) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.items) return <Skeleton h={160} aria-busy="true" />;
  if (pages.items.length === 0)
    return (
      <EmptyState
        icon={IconCalendarOff}
        title={t('No booking yet')}
        action={
          may('bookings:write') && (
            <ButtonLink to="/calendar" search={{ book: patientId }} variant="light" mt="sm">
              {t('Book an appointment')}
            </ButtonLink>
          )
        }
      />
    );
  return (
    <Stack gap="sm">
      {totals && (
        <Text size="sm" c="dimmed">
          {inWords(totals)}
        </Text>
      )}
      <BookingList bookings={pages.items} withDate withoutPatient />
      {pages.hasNextPage && <LoadMore pages={pages} size="compact-sm" />}
    </Stack>
  );
};

type Totals = { visits: number; noShows: number; cancelled: number; toCome: number };

const inWords = ({ visits, noShows, cancelled, toCome }: Totals): string =>
  t(
    '{visits, plural, one {# visit} other {# visits}}, {noShows, plural, one {# no-show} other {# no-shows}}, {cancelled} cancelled, {toCome} to come',
    { visits, noShows, cancelled, toCome },
  );
