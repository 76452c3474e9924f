import type { Pillar } from '../../../shared/clinic/dependent-bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { confirmed } from '../../account/confirm/confirmed.tsx';
import { trpc } from '../../trpc.ts';
import type { Step } from '../../ui/bulk/bulk-action.ts';
import type { Trashable } from './use-trash.ts';

type Version = { id: string; version: number };

/** How many bookings to come hang on a record. */
export const bookingsOn = async (kind: Pillar, { id }: Version): Promise<number> =>
  (await trpc.bookings.dependingOn.query({ kind, id })).count;

/** Moves each record to the trash; what becomes of bookings to come is decided one record at a time (K9). */
export const toTrash =
  (kind: Pillar, { trash, restore }: Trashable): Step<Version> =>
  async record => {
    const count = await bookingsOn(kind, record);
    if (count > 0)
      return {
        refused: t(
          '{count, plural, one {# booking to come. Please move this one to the trash by itself.} other {# bookings to come. Please move this one to the trash by itself.}}',
          { count },
        ),
      };
    const { id, version } = record;
    await trash.mutate({ id, version });
    return { takeBack: () => confirmed(() => restore.mutate({ id })) };
  };
