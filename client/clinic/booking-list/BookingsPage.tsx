import { Button } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import type { BookingFilters } from '../../../shared/clinic/preferences.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { addDays } from '../../ui/formats/clinic-time.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { BookingDrawer } from '../booking-details/BookingDrawer.tsx';
import { BulkBar } from '../bulk-steps/BulkBar.tsx';
import { ExportButton } from '../list-exports/ExportButton.tsx';
import { BookingFilterBar } from './BookingFilterBar.tsx';
import { useBookingColumns } from './booking-columns.tsx';
import { filtersOf, searchOf } from './bookings-search.ts';
import { SavedViews } from './SavedViews.tsx';
import { spanOf } from './span-of.ts';

/** Bookings as a list: who did not come, who has not confirmed, and what can be done with many of them at once (FD16). */
export const BookingsPage = () => {
  const search = useSearch({ from: '/clinic/bookings' });
  const navigate = useNavigate({ from: '/bookings' });
  const formats = useFormats();
  const may = useMay();
  const mayWrite = may('bookings:write');
  const mayExport = may('patients:export');
  const [selected, setSelected] = useState<BookingRow[]>([]);
  const { data: settings } = useQuery(api.settings.get.queryOptions(undefined, { staleTime: 300_000 }));
  const columns = useBookingColumns();

  const filters = filtersOf(search);
  const { practitionerId, facilityId, serviceId, status, newestFirst } = filters;
  const weekStartsOn = settings?.organization.values.weekStartsOn ?? 1;
  const { from, to } = spanOf(filters, { today: formats.today(), weekStartsOn });
  const startOf = (date: string) => formats.toInstant(`${date} 00:00:00`);
  const query = {
    ...{ practitionerId, facilityId, serviceId, status },
    ...{ from: startOf(from), to: startOf(to), descending: newestFirst ?? false },
  };
  const pages = usePages(api.bookings.list, query);
  // What is not on the screen any more is not acted upon; what is, in the version that is shown.
  const shown = pages.items?.filter(({ id }) => selected.some(row => row.id === id)) ?? [];

  const show = (next: BookingFilters) => {
    setSelected([]);
    void navigate({ search: searchOf(next), replace: true });
  };
  const open = (bookingId: string | undefined) =>
    void navigate({ search: previous => ({ ...previous, bookingId }), replace: true });
  const days =
    addDays(from, 1) === to
      ? formats.date(from)
      : `${formats.date(from)} to ${formats.date(addDays(to, -1))}`;

  return (
    <>
      <PageHeader title="Bookings" description={days}>
        {mayExport && <ExportButton ask={() => trpc.listExports.bookings.mutate(query)} />}
        <SavedViews filters={filters} onPick={show} />
      </PageHeader>
      <BookingFilterBar filters={filters} onChange={next => show({ ...filters, ...next })} />
      {mayWrite && <BulkBar selected={shown} onSelect={setSelected} />}
      <RecordTable
        label="Bookings"
        pages={pages}
        columns={columns}
        onOpen={({ id }) => open(id)}
        {...(mayWrite && {
          selection: {
            selected: shown,
            onSelect: setSelected,
            nameOf: ({ patient, startsAt }: BookingRow) =>
              `${patient.name}, ${formats.day(startsAt)}, ${formats.time(startsAt)}`,
          },
        })}
        empty={
          <EmptyState
            icon={IconListCheck}
            title="No booking matches"
            action={
              <Button variant="light" onClick={() => show({})}>
                Show this week
              </Button>
            }
          >
            {days}
          </EmptyState>
        }
      />
      <BookingDrawer bookingId={search.bookingId} onClose={() => open(undefined)} />
    </>
  );
};
