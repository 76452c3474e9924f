import { IconInbox } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { BulkBar } from '../../ui/bulk/BulkBar.tsx';
import { useSelection } from '../../ui/bulk/use-selection.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { FilterBar } from '../../ui/tables/FilterBar.tsx';
import { FilterSelect } from '../../ui/tables/FilterSelect.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { ExportButton } from '../list-exports/ExportButton.tsx';
import { ViewsMenu } from '../saved-views/ViewsMenu.tsx';
import { RequestDrawer } from './RequestDrawer.tsx';
import { requestBulk, requestSentences } from './request-bulk.ts';
import { requestColumns } from './request-columns.tsx';
import { requestStatuses, visitorName } from './request-words.ts';

/** What visitors of the clinic's page asked for, those that wait for the desk before all others. */
export const BookingRequestsPage = () => {
  const { status, requestId } = useSearch({ from: '/clinic/booking-requests' });
  const navigate = useNavigate({ from: '/booking-requests' });
  const may = useMay();
  const mayExport = may('patients:export');
  const mayWrite = may('bookings:write');
  const pages = usePages(api.bookingRequests.list, { status });
  const selection = useSelection({ rows: pages.items, filters: { status }, nameOf: visitorName });
  const open = (id: string | undefined) =>
    void navigate({ search: previous => ({ ...previous, requestId: id }), replace: true });

  return (
    <>
      <PageHeader
        title={t('Requests')}
        description={t(
          'What was asked for on the clinic’s page: the time is kept until you give it to a patient or decline it',
        )}
      >
        {mayExport && <ExportButton ask={() => trpc.listExports.bookingRequests.mutate({ status })} />}
      </PageHeader>
      <FilterBar active={status ? 1 : 0} views={<ViewsMenu page="booking-requests" filters={{ status }} />}>
        <FilterSelect
          label={t('Status')}
          any={t('To be decided')}
          options={optionsOf(requestStatuses)}
          value={status}
          onChange={chosen => void navigate({ search: { status: chosen }, replace: true })}
        />
      </FilterBar>
      {mayWrite && <BulkBar sentences={requestSentences} selection={selection} actions={requestBulk} />}
      <RecordTable
        label={t('Requests')}
        pages={pages}
        selection={mayWrite ? selection : undefined}
        columns={requestColumns(useFormats())}
        onOpen={({ id }) => open(id)}
        empty={
          <EmptyState icon={IconInbox} title={t('Nobody waits for a decision')}>
            {t(
              'What visitors of the clinic’s page ask for stands here once they have confirmed it by e-mail.',
            )}
          </EmptyState>
        }
      />
      <RequestDrawer requestId={requestId} onClose={() => open(undefined)} />
    </>
  );
};
