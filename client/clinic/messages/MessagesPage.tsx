import { IconMessages } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { FilterBar } from '../../ui/tables/FilterBar.tsx';
import { FilterSelect } from '../../ui/tables/FilterSelect.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { FacilityFilter } from '../facilities/FacilityFilter.tsx';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import { ExportButton } from '../list-exports/ExportButton.tsx';
import { threadColumns, threadStates } from './thread-columns.tsx';

/** With whom the clinic writes in the portal, those first that nobody has answered. */
export const MessagesPage = () => {
  const filters = useSearch({ from: '/clinic/messages' });
  const navigate = useNavigate({ from: '/messages' });
  const facilities = useFacilityOptions();
  const mayExport = useMay()('patients:export');
  const pages = usePages(api.messages.threads, filters);
  const narrow = (more: typeof filters) => void navigate({ search: { ...filters, ...more }, replace: true });
  const active = [filters.state, filters.facilityId].filter(Boolean).length;

  return (
    <>
      <PageHeader
        title={t('Messages')}
        description={t('What patients write in the portal, those first that nobody has answered')}
      >
        {mayExport && <ExportButton ask={() => trpc.listExports.messages.mutate(filters)} />}
      </PageHeader>
      <FilterBar active={active}>
        <FilterSelect
          label={t('Status')}
          any={t('Any status')}
          options={optionsOf(threadStates)}
          value={filters.state}
          onChange={state => narrow({ state })}
        />
        {facilities.length > 1 && (
          <FacilityFilter value={filters.facilityId} onChange={facilityId => narrow({ facilityId })} />
        )}
      </FilterBar>
      <RecordTable
        label={t('Messages')}
        pages={pages}
        columns={threadColumns(useFormats())}
        onOpen={({ patient: { id: patientId } }) =>
          void navigate({ to: '/patients/$patientId', params: { patientId }, search: { tab: 'messages' } })
        }
        empty={
          <EmptyState icon={IconMessages} title={active ? t('No message matches') : t('No message yet')}>
            {t('Patients write in the portal once that is switched on in the settings for bookings.')}
          </EmptyState>
        }
      />
    </>
  );
};
