import { Tabs, Text } from '@mantine/core';
import { IconDoor } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Resource } from '../../../shared/clinic/resources.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { useSelection } from '../../ui/bulk/use-selection.ts';
import { RecordPage } from '../../ui/pages/RecordPage.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import { ExportButton } from '../list-exports/ExportButton.tsx';
import { ExportSelected } from '../list-exports/ExportSelected.tsx';
import { useTrash } from '../records/use-trash.ts';
import { formOf } from './ResourceForm.tsx';
import { resourceBulk } from './resource-actions.ts';
import { kinds, type ResourceKind, resourceStatuses } from './resource-words.ts';
import { ResourcesSearch } from './resources-search.ts';

const forms = { rooms: formOf('rooms'), devices: formOf('devices') };

const columnsFor = (facilityOf: (id: string) => string | undefined): Column<Resource>[] => [
  {
    accessor: 'name',
    title: t('Name'),
    cellsClassName: 'main-column',
    render: ({ name, note, facilityId }) => (
      <>
        <TwoLines title={name} note={note} />
        <Text size="xs" c="dimmed" lh={1.3} hiddenFrom="sm" truncate>
          {facilityOf(facilityId)}
        </Text>
      </>
    ),
  },
  {
    accessor: 'facilityId',
    title: t('Facility'),
    visibleMediaQuery: onWideScreens,
    render: ({ facilityId }) => facilityOf(facilityId),
  },
  {
    accessor: 'status',
    title: t('Status'),
    cellsClassName: 'nowrap',
    render: ({ status }) => <Status {...resourceStatuses[status]} />,
  },
];

type Props = { kind: ResourceKind; onKind: (kind: ResourceKind) => void };

const Resources = ({ kind, onKind }: Props) => {
  const { one, title, description, titles, none, purpose } = kinds[kind];
  const facilities = useFacilityOptions();
  const mayWrite = useMay()('facilities:write');
  const pages = usePages(api[kind].list, {});
  const selection = useSelection({
    ...{ rows: pages.items, filters: kind },
    nameOf: ({ name }: Resource) => name,
  });
  return (
    <RecordPage
      title={title}
      description={description}
      titles={titles}
      mayWrite={mayWrite}
      pages={pages}
      columns={columnsFor(id => facilities.find(({ value }) => value === id)?.label)}
      Form={forms[kind]}
      bulk={
        mayWrite
          ? {
              ...{ ...resourceBulk[kind], selection },
              children: (
                <ExportSelected selection={selection} ask={ids => trpc.listExports[kind].mutate({ ids })} />
              ),
            }
          : undefined
      }
      trash={useTrash(one, trpc[kind], ({ name }: Resource) => name)}
      exportButton={<ExportButton ask={() => trpc.listExports[kind].mutate({})} />}
      empty={{
        icon: IconDoor,
        title: none,
        children: purpose,
      }}
    >
      <Tabs value={kind} onChange={value => onKind(ResourcesSearch.parse({ kind: value }).kind ?? 'rooms')}>
        <Tabs.List mb="md" className="tabs-list">
          {Object.entries(kinds).map(([value, { title }]) => (
            <Tabs.Tab key={value} value={value}>
              {title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
    </RecordPage>
  );
};

export const ResourcesPage = () => {
  const { kind = 'rooms' } = useSearch({ from: '/clinic/rooms' });
  const navigate = useNavigate({ from: '/rooms' });
  return (
    <Resources key={kind} kind={kind} onKind={kind => void navigate({ search: { kind }, replace: true })} />
  );
};
