import { Badge, Group, Text } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import type { ClinicRow } from '../../shared/console-clinics.ts';
import { AnchorLink } from '../ui/links.tsx';
import { Status } from '../ui/Status.tsx';
import { onWideScreens } from '../ui/wide-screens.ts';
import { clinicStatuses } from './console-words.ts';
import { consoleFormats } from './operator.ts';

export const clinicColumns: DataTableColumn<ClinicRow>[] = [
  {
    accessor: 'name',
    cellsClassName: 'main-column',
    render: ({ id, name, slug, demo }) => (
      <>
        <Group gap={6} wrap="nowrap">
          <AnchorLink to="/console/clinics/$clinicId" params={{ clinicId: id }} className="row-link">
            {name}
          </AnchorLink>
          {demo && (
            <Badge size="xs" variant="default">
              Demo
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed" truncate>
          {slug}
        </Text>
      </>
    ),
  },
  { accessor: 'plan', visibleMediaQuery: onWideScreens, cellsClassName: 'nowrap' },
  { accessor: 'timeZone', title: 'Place', visibleMediaQuery: onWideScreens, cellsClassName: 'nowrap' },
  { accessor: 'status', render: ({ status }) => <Status {...clinicStatuses[status]} /> },
  {
    accessor: 'createdAt',
    title: 'Opened',
    visibleMediaQuery: onWideScreens,
    cellsClassName: 'nowrap',
    render: ({ createdAt }) => consoleFormats.day(createdAt),
  },
];
