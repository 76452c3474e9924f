import { Group, Text } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { ImportRow, RowOutcome } from '../../../shared/clinic/imports.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { FilterSelect } from '../../ui/tables/FilterSelect.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { outcomes } from './import-words.ts';
import { RowChoices } from './RowChoices.tsx';
import { RowDifferences } from './RowDifferences.tsx';

const columnsOf = (id: string): Column<ImportRow>[] => [
  { accessor: 'number', title: t('Row'), width: 80, cellsClassName: 'numeric nowrap' },
  {
    accessor: 'cells',
    title: t('Says'),
    cellsClassName: 'main-column',
    render: row => (
      <>
        <Text size="sm" lineClamp={2}>
          {row.cells.filter(Boolean).join(' · ')}
        </Text>
        {row.faults.map(fault => (
          <Text key={fault} size="sm" fw={500} className="wrapping">
            {fault}
          </Text>
        ))}
        {isOpen(row) ? <RowChoices id={id} row={row} /> : <RowDifferences changes={row.changes} />}
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

/** Whether somebody can say what becomes of it, or say otherwise. */
const isOpen = ({ isMade, outcome, choice }: ImportRow): boolean =>
  !isMade && (outcome === 'alike' || choice !== null);

type Props = { id: string; initially: RowOutcome | undefined };

/** The rows of a file with what would become of them, all or those of one kind. */
export const ImportRows = ({ id, initially }: Props) => {
  const [outcome, setOutcome] = useState(initially);
  return (
    <>
      <Group gap="xs" className="filters">
        <FilterSelect
          label={t('Rows')}
          any={t('All rows')}
          options={optionsOf(outcomes)}
          value={outcome}
          onChange={setOutcome}
        />
      </Group>
      <RecordTable
        label={t('Rows')}
        pages={usePages(api.patientImports.rows, { id, outcome })}
        columns={columnsOf(id)}
        empty={<EmptyState icon={IconListCheck} title={t('No such rows')} />}
      />
    </>
  );
};
