import { useMutation } from '@tanstack/react-query';
import { confirmed } from '../../account/confirm/confirmed.tsx';
import { offerUndo, tellFailure } from '../../ui/failure/offer-undo.tsx';
import type { Trash } from '../../ui/pages/RecordPage.tsx';

type Version = { id: string; version: number };

export type Restorable = { restore: { mutate: (record: { id: string }) => Promise<unknown> } };
type Trashable = Restorable & { trash: { mutate: (record: Version) => Promise<unknown> } };

/** Puts a record back, once whoever must has said who they are; undefined when they cancelled. */
export const useRestore = ({ restore }: Restorable) =>
  useMutation({ mutationFn: (id: string) => confirmed(() => restore.mutate({ id })) }).mutateAsync;

/** Moves a record to the trash and offers to take it back. */
export const useTrash = <Named>(calls: Trashable, nameOf: (row: Named) => string): Trash<Named & Version> => {
  const restore = useRestore(calls);
  const { mutate } = useMutation({
    mutationFn: ({ id, version }: Version) => calls.trash.mutate({ id, version }),
    onError: tellFailure,
  });
  const moveToTrash = (row: Named & Version, onDone?: () => void) =>
    mutate(row, {
      onSuccess: () => {
        offerUndo(`${nameOf(row)} is in the trash.`, () => restore(row.id));
        onDone?.();
      },
    });
  return { nameOf, moveToTrash };
};
