import { useMutation } from '@tanstack/react-query';
import type { Pillar } from '../../../shared/clinic/dependent-bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { confirmed } from '../../account/confirm/confirmed.tsx';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import type { Trash } from '../../ui/pages/RecordPage.tsx';
import { decideOnBookings } from '../dependents/decide-on-bookings.tsx';
import { offerToUndo } from '../dependents/decision.tsx';

type Version = { id: string; version: number };

type Restored = { id: string } & Record<string, string | null>;
export type Restorable = { restore: { mutate: (record: Restored) => Promise<Version> } };
export type Trashable = Restorable & { trash: { mutate: (record: Version) => Promise<unknown> } };

/** Puts a record back, once whoever must has said who they are; undefined when they cancelled. */
export const useRestore = ({ restore }: Restorable) =>
  useMutation({ mutationFn: (record: Restored) => confirmed(() => restore.mutate(record)) }).mutateAsync;

/** Moves a record to the trash, once it is decided what becomes of its bookings (K9), and offers to take it back. */
export const useTrash = <Named>(
  /** What bookings hang on it as; null where none do. */
  kind: Pillar | null,
  calls: Trashable,
  nameOf: (row: Named) => string,
): Trash<Named & Version> => {
  const restore = useRestore(calls);
  const { mutate } = useMutation({
    mutationFn: async ({ id, version, name }: Version & { name: string }) => {
      // Nobody would see the bookings of a patient in the trash any more.
      const decision = kind ? await decideOnBookings({ kind, id, name, mayStay: kind !== 'patient' }) : {};
      if (!decision) return undefined;
      await calls.trash.mutate({ id, version });
      return decision;
    },
    onError: tellFailure,
  });
  const moveToTrash = (row: Named & Version, onDone?: () => void) =>
    mutate(
      { id: row.id, version: row.version, name: nameOf(row) },
      {
        onSuccess: decision => {
          if (!decision) return;
          offerToUndo(t('{name} is in the trash.', { name: nameOf(row) }), decision, () =>
            restore({ id: row.id }),
          );
          onDone?.();
        },
      },
    );
  return { nameOf, moveToTrash };
};
