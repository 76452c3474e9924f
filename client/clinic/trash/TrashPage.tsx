import { Tabs } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMay } from '../../session.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { TrashedFacilities } from './TrashedFacilities.tsx';
import { TrashedPatients } from './TrashedPatients.tsx';
import { TrashedServices } from './TrashedServices.tsx';
import { TrashedUsers } from './TrashedUsers.tsx';
import { TrashSearch } from './trash-search.ts';

export const TrashPage = () => {
  const may = useMay();
  const { kind } = useSearch({ from: '/clinic/trash' });
  const navigate = useNavigate({ from: '/trash' });
  const kinds = [
    { value: 'patients', label: 'Patients', shown: may('patients:trash'), Panel: TrashedPatients },
    { value: 'services', label: 'Services', shown: may('services:write'), Panel: TrashedServices },
    { value: 'facilities', label: 'Facilities', shown: may('facilities:write'), Panel: TrashedFacilities },
    { value: 'staff', label: 'Staff', shown: may('users:write'), Panel: TrashedUsers },
  ].filter(({ shown }) => shown);

  if (!kinds.length)
    return (
      <EmptyState icon={IconLock} title="This is not open to your role">
        Somebody who may write these records can restore them.
      </EmptyState>
    );

  return (
    <>
      <PageHeader title="Trash" description="Gone from every list, but kept and restorable" />
      <Tabs
        value={kind ?? kinds[0]?.value ?? null}
        onChange={value => void navigate({ search: TrashSearch.parse({ kind: value }), replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {kinds.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {kinds.map(({ value, Panel }) => (
          <Tabs.Panel key={value} value={value}>
            <Panel />
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
};
