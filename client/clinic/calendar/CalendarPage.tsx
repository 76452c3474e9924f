import { Button, Paper, Skeleton, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay, useSession } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { addDays } from '../../ui/formats/clinic-time.ts';
import { ButtonLink } from '../../ui/pages/links.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { useOpenTimes } from '../availability/use-open-times.ts';
import { BookingDrawer } from '../booking-details/BookingDrawer.tsx';
import { BookingModal, type SlotDraft } from '../booking-form/BookingModal.tsx';
import type { CalendarSearch } from '../bookings/calendar-search.ts';
import { useBookingsBetween } from '../bookings/use-bookings-between.ts';
import { useMoveBooking } from '../bookings/use-move-booking.tsx';
import { CalendarGrid } from '../calendar-grid/CalendarGrid.tsx';
import {
  useArePractitionersKnown,
  useHasNoPractitioners,
  usePractitionerOptions,
} from '../members/use-practitioner-options.ts';
import { Agenda } from './Agenda.tsx';
import { CalendarToolbar } from './CalendarToolbar.tsx';
import { CutOff } from './CutOff.tsx';
import { Month } from './Month.tsx';
import { NobodyToBook } from './NobodyToBook.tsx';
import { isOfOnePractitioner, shownDays } from './shown-days.ts';

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
  const { from, days } = shownDays(view, date, settings?.organization.values.weekStartsOn ?? 1);
  const isOfOne = isOfOnePractitioner(view);
  const practitioners = usePractitionerOptions();
  const self = useSession().user.id;
  // Where one practitioner is shown: the user, else the first.
  const own = practitioners.find(({ value }) => value === self) ?? practitioners[0];
  const practitionerId = search.practitionerId ?? (isOfOne ? own?.value : undefined);
  const { facilityId } = search;
  const lanes = view === 'day' ? (search.lanes ?? 'practitioner') : 'practitioner';
  // A phone folds away the select that says so.
  const whose = isOfOne && practitioners.find(({ value }) => value === practitionerId)?.label;
  const title = {
    day: formats.fullDay(date),
    month: formats.longMonth(date),
    week: `${formats.shortDate(from)} – ${formats.shortDate(addDays(from, 6))}`,
  }[view === 'agenda' ? 'week' : view];
  const isGrid = view === 'day' || view === 'week';
  const arePractitionersKnown = useArePractitionersKnown();
  // Each read of bookings is recorded, so none is asked for before it is known which and whose.
  const isSpanKnown = !isOfOne || Boolean(settings && (practitionerId || arePractitionersKnown));
  const { bookings, isCut, failure, retry } = useBookingsBetween(
    { from, to: addDays(from, days), practitionerId, facilityId },
    { enabled: isSpanKnown },
  );

  const hours = useOpenTimes(
    { from, to: addDays(from, days - 1), practitionerId, facilityId },
    { enabled: isSpanKnown && isGrid && lanes === 'practitioner' },
  );

  const hasNoPractitioners = useHasNoPractitioners();
  const isDeserted = hasNoPractitioners && lanes === 'practitioner' && bookings?.length === 0;
  const isFrameKnown = Boolean(settings) && (arePractitionersKnown || lanes !== 'practitioner');

  return (
    <>
      <PageHeader
        title={t('Calendar')}
        description={[whose, t('Times of the clinic, {zone}', { zone: formats.zone.replace('_', ' ') })]
          .filter(Boolean)
          .join(' · ')}
      >
        <ButtonLink
          to="/calendar/print"
          search={{ span: view === 'day' ? 'day' : 'week', date, practitionerId, facilityId }}
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden />}
        >
          {t('Print')}
        </ButtonLink>
        {may('bookings:write') && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => change({ book: 'new' })}>
            {t('New booking')}
          </Button>
        )}
      </PageHeader>
      <CalendarToolbar
        search={{ ...search, practitionerId }}
        view={view}
        date={date}
        title={title}
        lanes={lanes}
        onChange={change}
      />
      {/* The heading of the page stays the same, so a screen reader hears where one has come to (S32). */}
      <VisuallyHidden component="output">
        {bookings
          ? t('{days}, {count, plural, one {# booking} other {# bookings}}', {
              days: title,
              count: bookings.length,
            })
          : title}
      </VisuallyHidden>
      {bookings && isCut && <CutOff bookings={bookings} />}
      {failure && (
        <Paper>
          <ErrorState
            error={failure}
            title={days === 1 ? t('This day has not loaded') : t('These days have not loaded')}
            onRetry={retry}
          />
        </Paper>
      )}
      {!failure && view === 'agenda' && <Agenda bookings={bookings} search={search} />}
      {!failure && view === 'month' && <Month {...{ date, from, days, bookings, search }} />}
      {!failure && isGrid && isDeserted && <NobodyToBook />}
      {!failure && isGrid && !isDeserted && !isFrameKnown && <Skeleton h={560} aria-busy="true" />}
      {!failure && isGrid && !isDeserted && isFrameKnown && settings && (
        <CalendarGrid
          date={date}
          dates={Array.from({ length: days }, (_, day) => addDays(from, day))}
          practitionerId={practitionerId}
          facilityId={facilityId}
          lanes={lanes}
          settings={{ ...settings.organization.values, ...settings.booking.values }}
          bookings={bookings}
          hours={hours}
          mayWrite={may('bookings:write')}
          onPickSlot={setSlot}
          onOpen={bookingId => change({ bookingId })}
          onMove={move}
        />
      )}
      <BookingModal
        opened={Boolean(slot || search.book)}
        draft={{
          date,
          practitionerId,
          facilityId,
          serviceId: search.serviceId,
          minutes: search.minutes ? Number(search.minutes) : undefined,
          ...slot,
        }}
        patientId={search.book === 'new' ? undefined : search.book}
        onClose={() => {
          setSlot(undefined);
          if (search.book) change({ book: undefined, serviceId: undefined, minutes: undefined });
        }}
      />
      <BookingDrawer bookingId={search.bookingId} onClose={() => change({ bookingId: undefined })} />
    </>
  );
};
