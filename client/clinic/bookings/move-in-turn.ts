import type { BookingRow } from '../../../shared/clinic/bookings.ts';

/** What came, or will come, of the last move of a booking; nothing where it was refused. */
const underWay = new Map<string, Promise<BookingRow | undefined>>();

/** Whether a booking was moved again since, and so stands elsewhere on the screen than this move has put it. */
export type IsOutdated = () => boolean;

/**
 * Moves a booking once it has come to where it was moved before, as the row that the server made of it by then: a second move
 * sent with the first one's version would be refused (S28). Where that was refused, nothing is moved any more.
 */
export const moveInTurn = (
  booking: BookingRow,
  move: (current: BookingRow, isOutdated: IsOutdated) => Promise<BookingRow | undefined>,
): Promise<BookingRow | undefined> => {
  const { id } = booking;
  const before = underWay.get(id);
  const isOutdated = () => underWay.get(id) !== moved;
  const moved: Promise<BookingRow | undefined> = (
    before
      ? before.then(current => current && move(current, isOutdated))
      : Promise.resolve(booking).then(current => move(current, isOutdated))
  ).finally(() => {
    if (!isOutdated()) underWay.delete(id);
  });
  underWay.set(id, moved);
  return moved;
};
