import { Text } from '@mantine/core';
import { type Column, columnKey } from '../calendar-time/column.ts';

type Props = { columns: Column[]; isToday: (column: Column) => boolean };

/** What stands above the columns. */
export const ColumnHeads = ({ columns, isToday }: Props) => (
  <div className="day-head">
    <span className="day-corner" />
    {columns.map(column => (
      <Text
        key={columnKey(column)}
        size="sm"
        fw={650}
        truncate
        className="day-name"
        title={column.name}
        data-today={isToday(column) || undefined}
      >
        {column.title}
      </Text>
    ))}
  </div>
);
