import { Box, Group, Menu, Text, VisuallyHidden } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import type { DataTableColumn } from 'mantine-datatable';
import type { Service } from '../../../shared/clinic/services.ts';
import { useFormats } from '../../session.tsx';
import { RowMenu } from '../../ui/tables/RowMenu.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { serviceStatuses } from './service-words.ts';

type Options = { mayWrite: boolean; onEdit: (service: Service) => void; onTrash: (service: Service) => void };

export const useServiceColumns = ({ mayWrite, onEdit, onTrash }: Options): DataTableColumn<Service>[] => {
  const { money } = useFormats();
  return [
    {
      accessor: 'name',
      cellsClassName: 'main-column',
      render: ({ name, description, color }) => (
        <Group gap={10} wrap="nowrap">
          <Box className="swatch" style={{ background: `var(--mantine-color-${color}-6)` }} aria-hidden />
          <Box miw={0}>
            <Text size="sm" fw={600} lh={1.3} truncate>
              {name}
            </Text>
            {description && (
              <Text size="xs" c="dimmed" lh={1.3} truncate>
                {description}
              </Text>
            )}
          </Box>
        </Group>
      ),
    },
    {
      accessor: 'durationMinutes',
      title: 'Length',
      textAlign: 'right',
      cellsClassName: 'numeric nowrap',
      visibleMediaQuery: onWideScreens,
      render: ({ durationMinutes, bufferMinutes }) => (
        <>
          {durationMinutes} min
          {bufferMinutes > 0 && (
            <Text span size="sm" c="dimmed">
              {' '}
              + {bufferMinutes}
            </Text>
          )}
        </>
      ),
    },
    {
      accessor: 'price',
      textAlign: 'right',
      cellsClassName: 'numeric nowrap',
      render: ({ price, currency }) => money(price, currency),
    },
    {
      accessor: 'status',
      visibleMediaQuery: onWideScreens,
      render: ({ status }) => <Status {...serviceStatuses[status]} />,
    },
    {
      accessor: 'actions',
      title: <VisuallyHidden>Actions</VisuallyHidden>,
      textAlign: 'right',
      width: 56,
      hidden: !mayWrite,
      render: service => (
        <RowMenu label={`Actions for ${service.name}`}>
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => onEdit(service)}>
            Edit
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => onTrash(service)}>
            Move to trash
          </Menu.Item>
        </RowMenu>
      ),
    },
  ];
};
