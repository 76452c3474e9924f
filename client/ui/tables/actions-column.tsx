import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import type { Column } from './column.ts';
import { RowMenu } from './RowMenu.tsx';

/** The last column: a menu of what can be done with the row, told apart by its name. */
export const actionsColumn = <Row,>(
  nameOf: (row: NoInfer<Row>) => string,
  items: (row: Row) => ReactNode,
): Column<Row> => ({
  accessor: 'actions',
  title: <VisuallyHidden>{t('Actions')}</VisuallyHidden>,
  textAlign: 'right',
  width: 56,
  render: row => {
    const offered = items(row);
    return offered && <RowMenu label={t('Actions for {name}', { name: nameOf(row) })}>{offered}</RowMenu>;
  },
});
