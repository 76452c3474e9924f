import { Group } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useFormats, useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { RecordPage } from '../../ui/pages/RecordPage.tsx';
import { FilterSelect } from '../../ui/tables/FilterSelect.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { usePages } from '../../ui/tables/use-pages.ts';
import { useServiceOptions } from '../services/use-service-options.ts';
import { WaitingEntryForm } from './WaitingEntryForm.tsx';
import { waitingActions, waitingColumns } from './waiting-columns.tsx';
import { waitingStatuses } from './waiting-words.ts';

export const WaitingListPage = () => {
  const filters = useSearch({ from: '/clinic/waiting-list' });
  const navigate = useNavigate({ from: '/waiting-list' });
  const mayWrite = useMay()('bookings:write');
  const columns = waitingColumns(useFormats());

  return (
    <RecordPage
      title="Waiting list"
      description="Who waits for a time: what becomes free is kept for the next in line, and offered to them"
      titles={{ new: 'Put on the list', edit: 'Edit entry' }}
      mayWrite={mayWrite}
      pages={usePages(api.waitingList.list, filters)}
      columns={mayWrite ? [...columns, waitingActions] : columns}
      Form={WaitingEntryForm}
      empty={{
        icon: IconHourglass,
        title: 'Nobody waits here',
        children:
          'Put a patient on the list when no time suits them. They are written to when one becomes free.',
      }}
    >
      <Group gap="xs" mb="sm" className="filters">
        <FilterSelect
          label="Status"
          any="Any status"
          options={optionsOf(waitingStatuses)}
          value={filters.status}
          onChange={status => void navigate({ search: { ...filters, status }, replace: true })}
        />
        <FilterSelect
          label="Service"
          any="Any service"
          searchable
          options={useServiceOptions()}
          value={filters.serviceId}
          onChange={serviceId => void navigate({ search: { ...filters, serviceId }, replace: true })}
        />
      </Group>
    </RecordPage>
  );
};
