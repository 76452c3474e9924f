import { Paper, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

type Props = {
  title: string;
  /** What a row is of, such as "Month", and what its amounts are. */
  of: string;
  columns: string[];
  rows: { key: string; label: ReactNode; cells: string[] }[];
  /** What all of them come to. */
  sum?: { label: string; cells: string[] };
  note?: string;
};

/** Amounts that are added up, with their sum below. */
export const ReportTable = ({ title, of, columns, rows, sum, note }: Props) => (
  <Paper p="md">
    <Title order={2} size="h5" mb={note ? 0 : 'xs'}>
      {title}
    </Title>
    {note && (
      <Text size="xs" c="dimmed" mb="xs">
        {note}
      </Text>
    )}
    {/* Scrolled by keyboard, too, where it is wider than its card. */}
    <Table.ScrollContainer minWidth={columns.length > 2 ? 560 : 280} type="native" tabIndex={0}>
      <Table aria-label={title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{of}</Table.Th>
            {columns.map(column => (
              <Table.Th key={column} scope="col" ta="end">
                {column}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, label, cells }) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" fw={400}>
                {label}
              </Table.Th>
              {cells.map((cell, index) => (
                <Table.Td key={columns[index]} ta="end" className="numeric nowrap">
                  {cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
        {sum && (
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row">{sum.label}</Table.Th>
              {sum.cells.map((cell, index) => (
                <Table.Td key={columns[index]} ta="end" fw={600} className="numeric nowrap">
                  {cell}
                </Table.Td>
              ))}
            </Table.Tr>
          </Table.Tfoot>
        )}
      </Table>
    </Table.ScrollContainer>
  </Paper>
);
