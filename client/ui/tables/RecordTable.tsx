import { Box, Center, Paper, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { DataTable, type DataTableSortStatus } from 'mantine-datatable';
import type { ReactNode } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { selectByKeys } from '../bulk/select-by-keys.ts';
import type { Selection } from '../bulk/use-selection.ts';
import { ErrorState } from '../failure/ErrorState.tsx';
import type { Column } from './column.ts';
import { LoadMore } from './LoadMore.tsx';
import type { Pages } from './use-pages.ts';

type Props<Item> = {
  label: string;
  /** What tells the rows apart, where it is not their id. */
  idAccessor?: keyof Item & string;
  pages: Pages<Item>;
  columns: Column<Item>[];
  /** Shown when the list has no rows. */
  empty: ReactNode;
  onOpen?: (item: Item) => void;
  sortStatus?: DataTableSortStatus<Item>;
  onSortStatusChange?: (status: DataTableSortStatus<Item>) => void;
  selection?: Selection<Item> | undefined;
};

/** A list page's table with its four states: loading, failed, empty, filled. */
export const RecordTable = <Item,>(props: Props<Item>) => {
  const {
    label,
    idAccessor = 'id',
    pages,
    columns,
    empty,
    onOpen,
    sortStatus,
    onSortStatusChange,
    selection,
  } = props;
  const { items } = pages;

  if (!items && pages.error)
    return (
      <Paper>
        <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
      </Paper>
    );
  if (!items) return <TableSkeleton />;
  if (!items.length) return <Paper>{empty}</Paper>;

  const sorting =
    sortStatus && onSortStatusChange
      ? { sortStatus, onSortStatusChange }
      : { sortStatus: undefined, onSortStatusChange: undefined };

  const selecting = selection && {
    selectedRecords: selection.selected,
    onSelectedRecordsChange: selection.onSelect,
    allRecordsSelectionCheckboxProps: { 'aria-label': t('Select all rows') },
    getRecordSelectionCheckboxProps: (item: Item) => ({
      'aria-label': t('Select {name}', { name: selection.nameOf(item) }),
    }),
  };

  return (
    <Paper
      className="record-table"
      data-outdated={pages.isPlaceholderData || undefined}
      onKeyDown={selection && selectByKeys(items, selection)}
    >
      <DataTable<Item>
        aria-label={label}
        idAccessor={idAccessor}
        records={items}
        columns={columns}
        highlightOnHover
        verticalSpacing={4}
        horizontalSpacing="md"
        withTableBorder={false}
        {...(onOpen ? { onRowClick: ({ record }) => onOpen(record) } : {})}
        {...sorting}
        {...(selecting ?? {})}
      />
      {pages.hasNextPage && (
        <Center p="sm">
          <LoadMore pages={pages} />
        </Center>
      )}
      <VisuallyHidden component="output">
        {t(pages.hasNextPage ? '{count} rows loaded, more available' : '{count} rows loaded', {
          count: items.length,
        })}
      </VisuallyHidden>
    </Paper>
  );
};

const TableSkeleton = () => (
  <Paper p="md" aria-busy="true">
    <VisuallyHidden component="output">{t('Loading')}</VisuallyHidden>
    <Stack gap="sm">
      {Array.from({ length: 8 }, (_, row) => (
        <Box key={row}>
          <Skeleton h={22} />
        </Box>
      ))}
    </Stack>
  </Paper>
);
