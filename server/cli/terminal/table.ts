/** Rows in columns, for people. */
export const table = (rows: string[][]): string => {
  const width = (column: number) => Math.max(...rows.map(row => row[column]?.length ?? 0));
  return rows
    .map(row =>
      row.map((cell, column) => (column < row.length - 1 ? cell.padEnd(width(column)) : cell)).join('  '),
    )
    .join('\n');
};
