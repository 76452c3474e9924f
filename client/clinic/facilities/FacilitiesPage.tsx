import { Button } from '@mantine/core';
import { IconBuildingHospital, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Facility } from '../../../shared/clinic/facilities.ts';
import { useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { FacilityDrawer } from './FacilityDrawer.tsx';
import { facilityColumns } from './facility-columns.tsx';
import { useTrashFacility } from './use-trash-facility.ts';

export const FacilitiesPage = () => {
  const mayWrite = useMay()('facilities:write');
  const [edited, setEdited] = useState<Facility | 'new'>();
  const trash = useTrashFacility();
  const pages = usePages(api.facilities.list.queryKey({}), (cursor, signal) =>
    trpc.facilities.list.query({ cursor }, { signal }),
  );
  const newButton = mayWrite && (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>
      New facility
    </Button>
  );

  return (
    <>
      <PageHeader title="Facilities" description="The places where patients are seen">
        {newButton}
      </PageHeader>
      <RecordTable
        label="Facilities"
        pages={pages}
        columns={facilityColumns({ mayWrite, onEdit: setEdited, onTrash: trash })}
        onOpen={mayWrite ? setEdited : undefined}
        empty={
          <EmptyState icon={IconBuildingHospital} title="No facilities yet" action={newButton}>
            Working hours and bookings belong to a facility.
          </EmptyState>
        }
      />
      <FacilityDrawer edited={edited} onClose={() => setEdited(undefined)} />
    </>
  );
};
