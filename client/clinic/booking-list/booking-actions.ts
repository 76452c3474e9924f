import type { BookingRow, BookingStatus } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import type { BulkAction, Taken } from '../../ui/bulk/bulk-action.ts';
import { askForCancellation } from './ask-for-cancellation.tsx';

type Version = { id: string; version: number };

const versionOf = ({ id, version }: Version): Version => ({ id, version });

const backFrom = (taken: Version): Taken => ({
  takeBack: () => trpc.bookings.takeBack.mutate(versionOf(taken)),
});
const isOne =
  (...statuses: BookingStatus[]) =>
  ({ status }: BookingRow) =>
    statuses.includes(status);

/** The steps that can be taken of many bookings at a time (FD16). */
export const bookingActions: BulkAction<BookingRow>[] = [
  {
    ...{ offer: t('Confirm'), doing: t('Confirming') },
    done: count => t('{count, plural, one {# booking confirmed.} other {# bookings confirmed.}}', { count }),
    isFor: isOne('pending'),
    begin: () => async booking => backFrom(await trpc.bookings.confirm.mutate(versionOf(booking))),
  },
  {
    ...{ offer: t('Mark as no-show'), doing: t('Marking as no-show') },
    done: count =>
      t('{count, plural, one {# booking marked as no-show.} other {# bookings marked as no-show.}}', {
        count,
      }),
    isFor: isOne('pending', 'confirmed'),
    begin: () => async booking => backFrom(await trpc.bookings.markNoShow.mutate(versionOf(booking))),
  },
  {
    ...{ offer: t('Cancel…'), doing: t('Cancelling') },
    done: count => t('{count, plural, one {# booking cancelled.} other {# bookings cancelled.}}', { count }),
    isFor: isOne('pending', 'confirmed', 'arrived'),
    begin: async bookings => {
      const reason = await askForCancellation(bookings.length);
      if (reason === undefined) return undefined;
      return async booking => backFrom(await trpc.bookings.cancel.mutate({ ...versionOf(booking), reason }));
    },
  },
];
