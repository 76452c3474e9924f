import { Button, Paper, Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCalendarOff, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useFormats, useMay, useSession } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { addDays, startOfWeek } from '../../ui/formats/clinic-time.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { BookingModal, type SlotDraft } from '../booking-form/BookingModal.tsx';
import { BookingDrawer } from '../bookings/BookingDrawer.tsx';
import { BookingList } from '../bookings/BookingList.tsx';
import type { CalendarSearch } from '../bookings/calendar-search.ts';
import { useBookingsBetween } from '../bookings/use-bookings-between.ts';
import { useMoveBooking } from '../bookings/use-move-booking.tsx';
import { usePractitionerOptions } from '../members/use-practitioner-options.ts';
import { CalendarToolbar } from './CalendarToolbar.tsx';

const CalendarGrid = lazy(() =>
  import('./CalendarGrid.tsx').then(({ CalendarGrid }) => ({ default: CalendarGrid })),
);

export const CalendarPage = () => {
  const search = useSearch({ from: '/clinic/calendar' });
  const navigate = useNavigate({ from: '/calendar' });
  const formats = useFormats();
  const may = useMay();
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const [slot, setSlot] = useState<SlotDraft>();
  const { data: settings } = useQuery(api.settings.get.queryOptions(undefined, { staleTime: 300_000 }));
  const move = useMoveBooking();

  const change = (next: Partial<CalendarSearch>) =>
    void navigate({ search: previous => ({ ...previous, ...next }), replace: true });

  const view = search.view ?? (isPhone ? 'agenda' : 'day');
  const date = search.date ?? formats.today();
  const from = view === 'week' ? startOfWeek(date, settings?.organization.values.weekStartsOn ?? 1) : date;
  const days = view === 'day' ? 1 : 7;
  const practitioners = usePractitionerOptions();
  const self = useSession().user.id;
  // A week of everybody is a wall of boxes, so the week shows one practitioner: the user, else the first.
  const own = practitioners.find(({ value }) => value === self) ?? practitioners[0];
  const practitionerId = search.practitionerId ?? (view === 'week' ? own?.value : undefined);
  const { facilityId } = search;
  const {
    data: bookings,
    error,
    refetch,
  } = useBookingsBetween({ from, to: addDays(from, days), practitionerId, facilityId });
  const isReady = bookings && settings;

  return (
    <>
      <PageHeader title="Calendar" description={`Times of the clinic, ${formats.zone.replace('_', ' ')}`}>
        {may('bookings:write') && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => change({ book: 'new' })}>
            New booking
          </Button>
        )}
      </PageHeader>
      <CalendarToolbar
        search={{ ...search, practitionerId }}
        view={view}
        date={date}
        from={from}
        onChange={change}
      />
      {!isReady && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!isReady && !error && <Skeleton h={560} aria-busy="true" />}
      {isReady && view === 'agenda' && bookings.length > 0 && (
        <Paper p="xs">
          <BookingList bookings={bookings} withDate search={search} />
        </Paper>
      )}
      {isReady && view === 'agenda' && bookings.length === 0 && (
        <Paper>
          <EmptyState icon={IconCalendarOff} title="Nothing is booked in these seven days" />
        </Paper>
      )}
      {isReady && view !== 'agenda' && (
        <Suspense fallback={<Skeleton h={560} aria-busy="true" />}>
          <CalendarGrid
            view={view}
            date={date}
            practitionerId={practitionerId}
            settings={{ ...settings.organization.values, ...settings.booking.values }}
            bookings={bookings}
            mayWrite={may('bookings:write')}
            onPickSlot={setSlot}
            onOpen={bookingId => change({ bookingId })}
            onMove={move}
          />
        </Suspense>
      )}
      <BookingModal
        opened={Boolean(slot || search.book)}
        draft={{ date, practitionerId, facilityId, ...slot }}
        patientId={search.book === 'new' ? undefined : search.book}
        onClose={() => {
          setSlot(undefined);
          if (search.book) change({ book: undefined });
        }}
      />
      <BookingDrawer bookingId={search.bookingId} onClose={() => change({ bookingId: undefined })} />
    </>
  );
};
