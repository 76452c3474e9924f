import { Menu, Text, VisuallyHidden } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import type { DataTableColumn } from 'mantine-datatable';
import type { Facility } from '../../../shared/clinic/facilities.ts';
import { RowMenu } from '../../ui/tables/RowMenu.tsx';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { facilityKinds } from './facility-words.ts';

type Options = {
  mayWrite: boolean;
  onEdit: (facility: Facility) => void;
  onTrash: (facility: Facility) => void;
};

export const facilityColumns = ({ mayWrite, onEdit, onTrash }: Options): DataTableColumn<Facility>[] => [
  {
    accessor: 'name',
    cellsClassName: 'main-column',
    render: ({ name, address }) => (
      <>
        <Text size="sm" fw={600} lh={1.3} truncate>
          {name}
        </Text>
        {address && (
          <Text size="xs" c="dimmed" lh={1.3} truncate>
            {address}
          </Text>
        )}
      </>
    ),
  },
  { accessor: 'kind', cellsClassName: 'nowrap', render: ({ kind }) => facilityKinds[kind] },
  { accessor: 'phone', cellsClassName: 'numeric nowrap', visibleMediaQuery: onWideScreens },
  { accessor: 'timeZone', title: 'Time zone', cellsClassName: 'nowrap', visibleMediaQuery: onWideScreens },
  {
    accessor: 'capacity',
    textAlign: 'right',
    cellsClassName: 'numeric',
    visibleMediaQuery: onWideScreens,
  },
  {
    accessor: 'actions',
    title: <VisuallyHidden>Actions</VisuallyHidden>,
    textAlign: 'right',
    width: 56,
    hidden: !mayWrite,
    render: facility => (
      <RowMenu label={`Actions for ${facility.name}`}>
        <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => onEdit(facility)}>
          Edit
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => onTrash(facility)}>
          Move to trash
        </Menu.Item>
      </RowMenu>
    ),
  },
];
