import { Button, Group, Select } from '@mantine/core';
import { IconClipboardList, IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type Service, ServiceStatus } from '../../../shared/clinic/services.ts';
import { useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { ServiceDrawer } from './ServiceDrawer.tsx';
import { useServiceColumns } from './service-columns.tsx';
import { serviceStatuses } from './service-words.ts';
import { useTrashService } from './use-trash-service.ts';

export const ServicesPage = () => {
  const filters = useSearch({ from: '/clinic/services' });
  const navigate = useNavigate({ from: '/services' });
  const mayWrite = useMay()('services:write');
  const [edited, setEdited] = useState<Service | 'new'>();
  const trash = useTrashService();
  const pages = usePages(api.services.list.queryKey(filters), (cursor, signal) =>
    trpc.services.list.query({ ...filters, cursor }, { signal }),
  );
  const columns = useServiceColumns({ mayWrite, onEdit: setEdited, onTrash: trash });

  const newButton = mayWrite && (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>
      New service
    </Button>
  );

  return (
    <>
      <PageHeader title="Services" description="What the clinic offers, how long it takes and what it costs">
        {newButton}
      </PageHeader>
      <Group mb="sm" className="filters">
        <Select
          aria-label="Status"
          placeholder="Any status"
          clearable
          data={optionsOf(serviceStatuses)}
          value={filters.status ?? null}
          onChange={value =>
            void navigate({ search: { status: ServiceStatus.safeParse(value).data }, replace: true })
          }
        />
      </Group>
      <RecordTable
        label="Services"
        pages={pages}
        columns={columns}
        onOpen={mayWrite ? setEdited : undefined}
        empty={
          <EmptyState icon={IconClipboardList} title="No services here" action={newButton}>
            Bookings need a service: it gives them a length, a price and a colour.
          </EmptyState>
        }
      />
      <ServiceDrawer edited={edited} onClose={() => setEdited(undefined)} />
    </>
  );
};
