import { Paper, Skeleton } from '@mantine/core';
import { IconCalendarOff } from '@tabler/icons-react';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { BookingList } from '../bookings/BookingList.tsx';
import type { CalendarSearch } from '../bookings/calendar-search.ts';

type Props = { bookings: BookingRow[] | undefined; search: CalendarSearch };

/** Seven days as a list. */
export const Agenda = ({ bookings, search }: Props) => {
  if (!bookings) return <Skeleton h={560} aria-busy="true" />;
  if (bookings.length === 0)
    return (
      <Paper>
        <EmptyState icon={IconCalendarOff} title={t('Nothing is booked in these seven days')} />
      </Paper>
    );
  return (
    <Paper p="xs">
      <BookingList bookings={bookings} withDate search={search} />
    </Paper>
  );
};
