import { IconHourglass } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { WaitingEntry } from '../../../shared/clinic/waiting-list.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { useSelection } from '../../ui/bulk/use-selection.ts';
import { RecordPage } from '../../ui/pages/RecordPage.tsx';
import { FilterBar } from '../../ui/tables/FilterBar.tsx';
import { FilterSelect } from '../../ui/tables/FilterSelect.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { usePages } from '../../ui/tables/use-pages.ts';
import { ExportButton } from '../list-exports/ExportButton.tsx';
import { ExportSelected } from '../list-exports/ExportSelected.tsx';
import { namesakesOf } from '../patient-names/namesakes.ts';
import { ViewsMenu } from '../saved-views/ViewsMenu.tsx';
import { useServiceOptions } from '../services/use-service-options.ts';
import { WaitingEntryForm } from './WaitingEntryForm.tsx';
import { WaitingRequests } from './WaitingRequests.tsx';
import { waitingBulk, waitingSentences } from './waiting-bulk.ts';
import { waitingActions, waitingColumns } from './waiting-columns.tsx';
import { waitingStatuses } from './waiting-words.ts';

export const WaitingListPage = () => {
  const filters = useSearch({ from: '/clinic/waiting-list' });
  const navigate = useNavigate({ from: '/waiting-list' });
  const may = useMay();
  const mayWrite = may('bookings:write');
  const mayExport = may('patients:export');
  const pages = usePages(api.waitingList.list, filters);
  const columns = waitingColumns(useFormats(), namesakesOf(pages.items ?? []));
  const selection = useSelection({
    ...{ rows: pages.items, filters },
    nameOf: ({ patient, service }: WaitingEntry) => `${patient.name}, ${service.name}`,
  });

  return (
    <RecordPage
      title={t('Waiting list')}
      description={t(
        'Who waits for a time: what becomes free is kept for the next in line, and offered to them',
      )}
      titles={{ new: t('Put on the list'), edit: t('Edit entry') }}
      mayWrite={mayWrite}
      pages={pages}
      bulk={
        mayWrite
          ? {
              ...{ sentences: waitingSentences, actions: waitingBulk, selection },
              children: mayExport && (
                <ExportSelected
                  selection={selection}
                  ask={ids => trpc.listExports.waitingList.mutate({ ...filters, ids })}
                />
              ),
            }
          : undefined
      }
      exportButton={mayExport && <ExportButton ask={() => trpc.listExports.waitingList.mutate(filters)} />}
      columns={mayWrite ? [...columns, waitingActions] : columns}
      Form={WaitingEntryForm}
      empty={{
        icon: IconHourglass,
        title: t('Nobody waits here'),
        children: t(
          'Put a patient on the list when no time suits them. They are written to when one becomes free.',
        ),
      }}
    >
      <WaitingRequests />
      <FilterBar
        active={[filters.status, filters.serviceId].filter(Boolean).length}
        views={<ViewsMenu page="waiting-list" filters={filters} />}
      >
        <FilterSelect
          label={t('Status')}
          any={t('Any status')}
          options={optionsOf(waitingStatuses)}
          value={filters.status}
          onChange={status => void navigate({ search: { ...filters, status }, replace: true })}
        />
        <FilterSelect
          label={t('Service')}
          any={t('Any service')}
          searchable
          options={useServiceOptions()}
          value={filters.serviceId}
          onChange={serviceId => void navigate({ search: { ...filters, serviceId }, replace: true })}
        />
      </FilterBar>
    </RecordPage>
  );
};
