import { Code, Text } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import type { SystemEntryView } from '../../../shared/platform/system-audit.ts';
import type { Column } from '../../ui/tables/column.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { consoleFormats } from '../connection/operator.ts';

export const systemAuditColumns: Column<SystemEntryView>[] = [
  {
    accessor: 'createdAt',
    title: t('When'),
    visibleMediaQuery: onWideScreens,
    cellsClassName: 'nowrap',
    render: ({ createdAt }) => consoleFormats.moment(createdAt),
  },
  { accessor: 'action', title: t('What'), render: ({ action }) => <Code>{action}</Code> },
  {
    accessor: 'actor',
    title: t('Who'),
    cellsClassName: 'main-column',
    render: ({ actor, reason }) => (
      <>
        <Text size="sm" truncate>
          {actor}
        </Text>
        {reason && (
          <Text size="xs" c="dimmed" truncate>
            {reason}
          </Text>
        )}
      </>
    ),
  },
  { accessor: 'clinic', title: t('Clinic'), visibleMediaQuery: onWideScreens, cellsClassName: 'nowrap' },
];
