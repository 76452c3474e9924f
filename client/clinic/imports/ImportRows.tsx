import { Text } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import type { ImportRow, RowOutcome } from '../../../shared/clinic/imports.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { outcomes } from './import-words.ts';

const columns: Column<ImportRow>[] = [
  { accessor: 'number', title: t('Row'), width: 80, cellsClassName: 'numeric nowrap' },
  {
    accessor: 'cells',
    title: t('Says'),
    cellsClassName: 'main-column',
    render: ({ cells, faults }) => (
      <>
        <Text size="sm" lineClamp={2}>
          {cells.filter(Boolean).join(' · ')}
        </Text>
        {faults.map(fault => (
          <Text key={fault} size="sm" fw={500} className="wrapping">
            {fault}
          </Text>
        ))}
      </>
    ),
  },
  {
    accessor: 'outcome',
    title: t('Is'),
    width: 170,
    cellsClassName: 'nowrap',
    visibleMediaQuery: onWideScreens,
    render: ({ outcome }) => outcome && <Status {...outcomes[outcome]} />,
  },
];

/** The rows of a file with what would become of them, all or those of one kind. */
export const ImportRows = ({ id, outcome }: { id: string; outcome: RowOutcome | undefined }) => (
  <RecordTable
    label={t('Rows')}
    pages={usePages(api.patientImports.rows, { id, outcome })}
    columns={columns}
    empty={<EmptyState icon={IconListCheck} title={t('No such rows')} />}
  />
);
