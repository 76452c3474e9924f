import { Text } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import { isClosedAllDay } from '../availability/closed-times.ts';
import { type Column, columnKey } from '../calendar-time/column.ts';

type Props = { columns: Column[]; isToday: (column: Column) => boolean };

/** What stands above the columns. */
export const ColumnHeads = ({ columns, isToday }: Props) => (
  <div className="day-head">
    <span className="day-corner" />
    {columns.map(column => (
      <div key={columnKey(column)} className="day-title" data-today={isToday(column) || undefined}>
        <Text size="sm" fw={650} truncate className="day-name" title={column.name}>
          {column.title}
        </Text>
        {isClosedAllDay(column.closed) && (
          <Text size="xs" c="dimmed" lh={1.1}>
            {t('Closed')}
          </Text>
        )}
      </div>
    ))}
  </div>
);
