import { Text, UnstyledButton } from '@mantine/core';
import type { AuditEntry } from '../../../shared/clinic/audit.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { actionLabels, actionTones } from './audit-words.ts';
import { entityLabel } from './entity-words.ts';
import { fieldLabel } from './field-words.ts';

export const useAuditColumns = (onOpen: (entry: AuditEntry) => void): Column<AuditEntry>[] => {
  const { moment } = useFormats();
  return [
    {
      accessor: 'at',
      title: t('When'),
      cellsClassName: 'numeric nowrap',
      render: entry => (
        <UnstyledButton className="row-link" fz="sm" onClick={() => onOpen(entry)}>
          {moment(entry.at)}
        </UnstyledButton>
      ),
    },
    {
      accessor: 'actor',
      title: t('Who'),
      cellsClassName: 'nowrap',
      visibleMediaQuery: onWideScreens,
      render: ({ actor }) => actor.name,
    },
    {
      accessor: 'action',
      title: t('What'),
      cellsClassName: 'phone-main-column',
      render: ({ action, entity, actor }) => (
        <>
          <Status label={actionLabels[action]} tone={actionTones[action]} />
          <Text size="xs" c="dimmed" hiddenFrom="sm" truncate>
            {entityLabel(entity)}, {actor.name}
          </Text>
        </>
      ),
    },
    {
      accessor: 'entity',
      title: t('Record'),
      cellsClassName: 'nowrap',
      visibleMediaQuery: onWideScreens,
      render: ({ entity }) => entityLabel(entity),
    },
    {
      accessor: 'changes',
      title: t('Fields'),
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
