import { FlushMode } from '@mikro-orm/core';
import { Temporal } from 'temporal-polyfill';
import type { ClinicEm } from '../../../data/orm/as-actor.ts';
import { Booking } from './booking.entity.ts';

/**
 * Whether a booking of a series is otherwise than its series has that date, so that a change of the series leaves it as it is
 * (S18). One that is put back, as an undo does, goes with the others again.
 */
export const isChangedAlone = async (em: ClinicEm, booking: Booking): Promise<boolean> => {
  if (!booking.series) return false;
  const { id, daysLater, time, facility } = await booking.series.loadOrFail();
  // Where all of it was moved elsewhere or cancelled, its facility may be gone.
  const { timeZone } = await facility.loadOrFail({ filters: { live: false } });
  const date = String(booking.seriesDate);
  const wall = Temporal.PlainDate.from(date).add({ days: daysLater }).toPlainDateTime(time);
  if (wall.toZonedDateTime(timeZone).epochMilliseconds !== +booking.startsAt) return true;
  const others = await em.find(
    Booking,
    { series: { id }, changedAlone: false, id: { $ne: booking.id } },
    // What is being changed is written once, when all of it is.
    { orderBy: { seriesDate: 'asc' }, flushMode: FlushMode.COMMIT },
  );
  // What the series is made of is not kept, but the dates beside it show it.
  const beside = [
    others.findLast(({ seriesDate }) => String(seriesDate) < date),
    others.find(({ seriesDate }) => String(seriesDate) > date),
  ];
  return !beside.some(other => other && isAlike(other, booking));
};

const lengthOf = ({ startsAt, endsAt }: Booking): number => +endsAt - +startsAt;

const isAlike = (a: Booking, b: Booking): boolean =>
  a.practitioner.id === b.practitioner.id &&
  a.facility.id === b.facility.id &&
  a.service.id === b.service.id &&
  lengthOf(a) === lengthOf(b);
