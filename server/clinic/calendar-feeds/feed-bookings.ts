import type { EntityDTO } from '@mikro-orm/core';
import { raw } from '@mikro-orm/postgresql';
import { DAY } from '../../../shared/durations.ts';
import { equal } from '../../data/lists/list-of.ts';
import { opening } from '../../data/lists/opening.ts';
import { rowsOf } from '../../data/lists/rows-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Booking } from '../bookings/booking/booking.entity.ts';
import { Patient } from '../patients/patient.entity.ts';
import type { CalendarFeed } from './calendar-feed.entity.ts';

const BEFORE_MS = 30 * DAY;
const AFTER_MS = 180 * DAY;
/** Bookings in one calendar; programs give up on larger files. */
const MOST = 5000;

interface Joined<Name> {
  patientId: string;
  patientFirst: Name | null;
  patientLast: Name | null;
  facilityName: string;
  roomName: string | null;
}
type Row<Name> = Pick<EntityDTO<Booking>, 'id' | 'version' | 'startsAt' | 'endsAt' | 'status'> & {
  updatedAt: Date;
} & Joined<Name>;
export type FeedBooking = Row<string>;

const select = rowsOf<Row<Uint8Array>>(em =>
  em
    .createQueryBuilder(Booking, 'b')
    // Whoever is bound to a facility sees its bookings, but not the patients of another one.
    .leftJoin('b.patient', 'p')
    .join('b.facility', 'f')
    .leftJoin('b.room', 'ro')
    .select([
      ...(['b.id', 'b.version', 'b.updatedAt', 'b.startsAt', 'b.endsAt', 'b.status'] as const),
      ...(['p.firstName as patientFirst', 'p.lastName as patientLast'] as const),
      raw('b.patient_id').as('patientId'),
      ...(['f.name as facilityName', 'ro.name as roomName'] as const),
    ]),
);

const byStart = {
  columns: [
    { column: 'b.starts_at', property: 'b.startsAt' },
    { column: 'b.id', property: 'b.id' },
  ],
};

/**
 * What a feed shows now, the earliest first: what is booked and was not called off, from a month ago to half a year ahead.
 * Of more than a file can hold, the earliest to come.
 */
export const feedBookings = async (em: ClinicEm, feed: CalendarFeed, now: number): Promise<FeedBooking[]> => {
  const own = equal('b', {
    practitioner_id: feed.practitioner?.id,
    room_id: feed.room?.id,
    facility_id: feed.site?.id,
  });
  const between = (from: number, to: number) =>
    select(em, {
      conditions: [
        ...own,
        raw('b.starts_at >= ? and b.starts_at < ?', [new Date(from), new Date(to)]),
        raw(`b.status not in ('cancelled', 'no_show')`),
      ],
      ...{ order: byStart, limit: MOST },
    });
  const toCome = await between(now, now + AFTER_MS);
  const past = await between(now - BEFORE_MS, now);
  const shown = [...past.slice(Math.max(0, past.length + toCome.length - MOST)), ...toCome];
  const [first, last] = [opening(em, Patient, 'firstName'), opening(em, Patient, 'lastName')];
  return shown.map(row => ({
    ...row,
    patientFirst: row.patientFirst && first(row.patientId, row.patientFirst),
    patientLast: row.patientLast && last(row.patientId, row.patientLast),
  }));
};
