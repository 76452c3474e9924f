import { useState } from 'react';

/** The rows that something is to be done with, and what tells them apart to a screen reader. */
export type Selection<Row> = {
  selected: Row[];
  onSelect: (rows: Row[]) => void;
  nameOf: (row: Row) => string;
};

type Options<Row> = {
  rows: Row[] | undefined;
  /** What the list is narrowed to; another list begins with nothing selected. */
  filters: unknown;
  nameOf: (row: Row) => string;
};

/**
 * A selection among the rows of a list. What is not on the screen any more is not acted upon; what is, in the version that
 * is shown.
 */
export const useSelection = <Row extends { id: string }>({
  rows,
  filters,
  nameOf,
}: Options<Row>): Selection<Row> => {
  const list = JSON.stringify(filters);
  const [{ ids, of }, setChosen] = useState({ ids: [] as string[], of: list });
  const chosen = new Set(of === list ? ids : []);
  return {
    selected: rows?.filter(({ id }) => chosen.has(id)) ?? [],
    onSelect: next => setChosen({ ids: next.map(({ id }) => id), of: list }),
    nameOf,
  };
};
