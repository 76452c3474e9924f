import { Button, Text, VisuallyHidden } from '@mantine/core';
import { IconArrowBackUp, IconTrash } from '@tabler/icons-react';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { BulkBar } from '../../ui/bulk/BulkBar.tsx';
import type { BulkAction, RowSentences } from '../../ui/bulk/bulk-action.ts';
import { useSelection } from '../../ui/bulk/use-selection.ts';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { type List, usePages } from '../../ui/tables/use-pages.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { type Trashable, useRestore } from '../records/use-trash.ts';
import { type RestoredAs, restoredAs } from './restore-as.tsx';

type Trashed = { id: string; deletedAt: string | null };
type Props<Row> = {
  label: string;
  list: List<{ trashed?: boolean | 'true' | 'false' }, Row>;
  calls: Trashable;
  nameOf: (row: Row) => string;
  /** What of it another record may have by now. */
  as?: RestoredAs;
};

const recordSentences: RowSentences = {
  choices: t('Selected records'),
  selected: count => t('{count, plural, one {# record selected} other {# records selected}}', { count }),
  undo: count => t('{count, plural, one {Undo # record} other {Undo # records}}', { count }),
  asBefore: count => t('{count, plural, one {# record as before.} other {# records as before.}}', { count }),
  left: count =>
    t('{count, plural, one {# record left as before.} other {# records left as before.}}', { count }),
  refused: count => t('{count, plural, one {# record refused:} other {# records refused:}}', { count }),
};

/** What is in the trash of one kind of record, and the way back. */
export const TrashTable = <Row extends Trashed>({ label, list, calls, nameOf, as }: Props<Row>) => {
  const { moment } = useFormats();
  const pages = usePages(list, { trashed: true });
  const restore = useRestore(calls);
  const work =
    ({ id }: Row) =>
    (change = {}) =>
      restore({ id, ...change });
  const putBack = (row: Row) =>
    (as ? restoredAs(work(row), as) : work(row)()).then(
      restored => restored && tellSuccess(t('{name} is back.', { name: nameOf(row) })),
      tellFailure,
    );

  const selection = useSelection({ ...{ rows: pages.items, filters: label }, nameOf });
  const actions: BulkAction<Row>[] = [
    {
      ...{ offer: t('Restore'), doing: t('Restoring') },
      done: count => t('{count, plural, one {# record restored.} other {# records restored.}}', { count }),
      begin: () => async row => {
        const restored = await restore({ id: row.id });
        return restored && { takeBack: () => calls.trash.mutate(restored) };
      },
    },
  ];

  return (
    <>
      <BulkBar sentences={recordSentences} selection={selection} actions={actions} />
      <RecordTable
        selection={selection}
        label={label}
        pages={pages}
        columns={[
          {
            accessor: 'name',
            title: t('Name'),
            cellsClassName: 'main-column',
            render: row => (
              <>
                <Text size="sm" fw={600} truncate>
                  {nameOf(row)}
                </Text>
                <Text size="xs" c="dimmed" hiddenFrom="sm" className="numeric">
                  {row.deletedAt && moment(row.deletedAt)}
                </Text>
              </>
            ),
          },
          {
            accessor: 'deletedAt',
            title: t('In the trash since'),
            visibleMediaQuery: onWideScreens,
            cellsClassName: 'numeric nowrap',
            render: ({ deletedAt }) => deletedAt && moment(deletedAt),
          },
          {
            accessor: 'actions',
            title: <VisuallyHidden>{t('Actions')}</VisuallyHidden>,
            textAlign: 'right',
            render: row => (
              <Button
                size="compact-sm"
                variant="light"
                leftSection={<IconArrowBackUp size={15} aria-hidden />}
                aria-label={t('Restore {name}', { name: nameOf(row) })}
                onClick={() => void putBack(row)}
              >
                {t('Restore')}
              </Button>
            ),
          },
        ]}
        empty={<EmptyState icon={IconTrash} title={t('Nothing is in this trash')} />}
      />
    </>
  );
};
