import type { BookingRow, BookingStatus } from '../../../shared/clinic/bookings.ts';
import { trpc } from '../../trpc.ts';
import { failureOf } from '../../ui/failure/failure.ts';

/** A step that can be taken of many bookings at a time. */
export type BulkStep = 'confirm' | 'cancel' | 'markNoShow' | 'takeBack';

type Version = { id: string; version: number };

/** One call for each booking, so that each is decided on for itself and has an entry of its own in the trail. */
const callOf = (step: BulkStep, reason: string) => {
  const calls: Record<BulkStep, (booking: Version) => Promise<BookingRow>> = {
    confirm: booking => trpc.bookings.confirm.mutate(booking),
    cancel: booking => trpc.bookings.cancel.mutate({ ...booking, reason }),
    markNoShow: booking => trpc.bookings.markNoShow.mutate(booking),
    takeBack: booking => trpc.bookings.takeBack.mutate(booking),
  };
  return calls[step];
};

export type Outcome = {
  step: BulkStep;
  done: BookingRow[];
  refused: { booking: BookingRow; sentence: string }[];
};

/** Takes the step of each booking in turn; one that is refused stops none of the others. */
export const takeEach = async (
  bookings: BookingRow[],
  { step, reason = '', onProgress }: { step: BulkStep; reason?: string; onProgress: (done: number) => void },
): Promise<Outcome> => {
  const call = callOf(step, reason);
  const outcome: Outcome = { step, done: [], refused: [] };
  for (const [index, booking] of bookings.entries()) {
    onProgress(index);
    try {
      outcome.done.push(await call({ id: booking.id, version: booking.version }));
    } catch (error) {
      outcome.refused.push({ booking, sentence: failureOf(error).message });
    }
  }
  return outcome;
};

/** The steps that some of these could take. */
export const offersFor = (statuses: BookingStatus[]): BulkStep[] => {
  const some = (...allowed: BookingStatus[]) => statuses.some(status => allowed.includes(status));
  return [
    ...(some('pending') ? (['confirm'] as const) : []),
    ...(some('pending', 'confirmed') ? (['markNoShow'] as const) : []),
    ...(some('pending', 'confirmed', 'arrived') ? (['cancel'] as const) : []),
  ];
};
