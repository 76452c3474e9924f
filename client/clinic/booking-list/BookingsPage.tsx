import { Button } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { BulkBar } from '../../ui/bulk/BulkBar.tsx';
import { useSelection } from '../../ui/bulk/use-selection.ts';
import { addDays } from '../../ui/formats/clinic-time.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { BookingDrawer } from '../booking-details/BookingDrawer.tsx';
import { ExportButton } from '../list-exports/ExportButton.tsx';
import { ExportSelected } from '../list-exports/ExportSelected.tsx';
import { ViewsMenu } from '../saved-views/ViewsMenu.tsx';
import { BookingFilterBar } from './BookingFilterBar.tsx';
import { bookingActions } from './booking-actions.ts';
import { useBookingColumns } from './booking-columns.tsx';
import type { BookingFilters } from './booking-filters.ts';
import { bookingSentences } from './booking-sentences.ts';
import { filtersOf, searchOf } from './bookings-search.ts';
import { spanOf } from './span-of.ts';

/** What a front desk asks for most (FD16). */
const ready = [
  { name: t('No-shows of the last 30 days'), search: 'span=last-30&status=no_show&newestFirst=true' },
  { name: t('Unconfirmed in the next 30 days'), search: 'span=next-30&status=pending' },
];

/** Bookings as a list: who did not come, who has not confirmed, and what can be done with many of them at once (FD16). */
export const BookingsPage = () => {
  const search = useSearch({ from: '/clinic/bookings' });
  const navigate = useNavigate({ from: '/bookings' });
  const formats = useFormats();
  const may = useMay();
  const mayWrite = may('bookings:write');
  const mayExport = may('patients:export');
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
  const selection = useSelection({
    rows: pages.items,
    filters: query,
    nameOf: ({ patient, startsAt }: BookingRow) =>
      `${patient.name}, ${formats.day(startsAt)}, ${formats.time(startsAt)}`,
  });

  const show = (next: BookingFilters) => void navigate({ search: searchOf(next), replace: true });
  const open = (bookingId: string | undefined) =>
    void navigate({ search: previous => ({ ...previous, bookingId }), replace: true });
  const days =
    addDays(from, 1) === to
      ? formats.date(from)
      : t('{from} to {to}', { from: formats.date(from), to: formats.date(addDays(to, -1)) });

  return (
    <>
      <PageHeader title={t('Bookings')} description={days}>
        {mayExport && <ExportButton ask={() => trpc.listExports.bookings.mutate(query)} />}
      </PageHeader>
      <BookingFilterBar
        filters={filters}
        onChange={next => show({ ...filters, ...next })}
        views={<ViewsMenu page="bookings" filters={searchOf(filters)} ready={ready} />}
      />
      {mayWrite && (
        <BulkBar sentences={bookingSentences} selection={selection} actions={bookingActions}>
          {mayExport && (
            <ExportSelected
              selection={selection}
              ask={ids => trpc.listExports.bookings.mutate({ ...query, ids })}
            />
          )}
        </BulkBar>
      )}
      <RecordTable
        label={t('Bookings')}
        pages={pages}
        columns={columns}
        onOpen={({ id }) => open(id)}
        selection={mayWrite ? selection : undefined}
        empty={
          <EmptyState
            icon={IconListCheck}
            title={t('No booking matches')}
            action={
              <Button variant="light" onClick={() => show({})}>
                {t('Show this week')}
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
