import { Text, UnstyledButton } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import type { AuditEntry } from '../../../shared/clinic/audit.ts';
import { useFormats } from '../../session.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { actionLabels, actionTones, fieldLabel } from './audit-words.ts';

export const useAuditColumns = (onOpen: (entry: AuditEntry) => void): DataTableColumn<AuditEntry>[] => {
  const { moment } = useFormats();
  return [
    {
      accessor: 'at',
      title: 'When',
      cellsClassName: 'numeric nowrap',
      render: entry => (
        <UnstyledButton className="row-link" fz="sm" onClick={() => onOpen(entry)}>
          {moment(entry.at)}
        </UnstyledButton>
      ),
    },
    {
      accessor: 'actor',
      title: 'Who',
      cellsClassName: 'nowrap',
      visibleMediaQuery: onWideScreens,
      render: ({ actor }) => actor.name,
    },
    {
      accessor: 'action',
      title: 'What',
      cellsClassName: 'phone-main-column',
      render: ({ action, entity, actor }) => (
        <>
          <Status label={actionLabels[action]} tone={actionTones[action]} />
          <Text size="xs" c="dimmed" hiddenFrom="sm" truncate>
            {fieldLabel(entity)}, {actor.name}
          </Text>
        </>
      ),
    },
    {
      accessor: 'entity',
      title: 'Record',
      cellsClassName: 'nowrap',
      visibleMediaQuery: onWideScreens,
      render: ({ entity }) => fieldLabel(entity),
    },
    {
      accessor: 'changes',
      title: 'Fields',
      cellsClassName: 'main-column',
      visibleMediaQuery: onWideScreens,
      render: ({ changes }) => (
        <Text size="sm" c="dimmed" truncate>
          {Object.keys(changes).map(fieldLabel).join(', ')}
        </Text>
      ),
    },
  ];
};
