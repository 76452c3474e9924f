import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { tellFailure } from '../failure/offer-undo.tsx';

type Options<Row> = {
  /** The id that the address names, or `new`. */
  open: string | undefined;
  /** Writes it into the address. */
  onOpen: (open: string | undefined) => void;
  /** The rows that are shown; what is among them needs no asking. */
  rows: Row[] | undefined;
  get: (id: string) => Promise<Row>;
};

/** The record that the address names: a link opens it, and going back closes it (FD18). It stays as it was when opened. */
export const useOpenRecord = <Row extends { id: string }>({ open, onOpen, rows, get }: Options<Row>) => {
  const [shown, setShown] = useState<Row>();
  const listed = rows?.find(({ id }) => id === open);
  const asked = useQuery({
    queryKey: ['opened record', open],
    queryFn: () => get(open ?? ''),
    enabled: open !== undefined && open !== 'new' && rows !== undefined && !listed && shown?.id !== open,
    gcTime: 0,
  });
  const found = listed ?? asked.data;
  if (shown && shown.id !== open) setShown(undefined);
  else if (!shown && found && found.id === open) setShown(found);

  const { error } = asked;
  useEffect(() => {
    if (!error) return;
    tellFailure(error);
    onOpen(undefined);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- told once for each refusal, whatever the page is drawn for
  }, [error]);

  const edited = open === 'new' ? ('new' as const) : shown?.id === open ? shown : undefined;
  const edit = (row: Row | 'new' | undefined) => onOpen(row === 'new' ? 'new' : row?.id);
  return [edited, edit] as const;
};
