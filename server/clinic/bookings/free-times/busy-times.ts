import { raw } from '@mikro-orm/postgresql';
import { Temporal } from 'temporal-polyfill';
import { occupyingStatuses } from '../../../../shared/clinic/bookings.ts';
import type { ClinicEm } from '../../../data/orm/as-actor.ts';
import type { Span } from '../../availability/open-hours.ts';
import { Booking } from '../booking/booking.entity.ts';

/** Taken times by the practitioner, or the patient, whom they take. */
export type Busy = Map<string, Span[]>;

interface Asked {
  practitionerId?: string | undefined;
  patientId?: string | undefined;
  bookingId?: string | undefined;
  from: string;
  to: string;
}

/** What practitioners, and the patient if there is one, are booked for in the days asked about and around them. */
export const busyTimes = async (em: ClinicEm, asked: Asked): Promise<Busy> => {
  const { practitionerId, patientId, bookingId } = asked;
  const query = em
    .createQueryBuilder(Booking, 'b')
    .select(['b.practitioner', 'b.patient', 'b.startsAt', 'b.endsAt', 'b.busyUntil']);
  await query.applyFilters();
  // A booking lasts a day at most, a visit as well, and no zone is more than a day from UTC.
  const start = Temporal.PlainDate.from(asked.from).subtract({ days: 3 }).toString();
  const end = Temporal.PlainDate.from(asked.to).add({ days: 3 }).toString();
  query.andWhere(raw('b.starts_at >= ? and b.starts_at < ?', [start, end]));
  query.andWhere({ status: { $in: [...occupyingStatuses] } });
  if (practitionerId)
    query.andWhere(
      patientId
        ? raw('(b.practitioner_id = ? or b.patient_id = ?)', [practitionerId, patientId])
        : raw('b.practitioner_id = ?', [practitionerId]),
    );
  if (bookingId) query.andWhere(raw('b.id <> ?', [bookingId]));
  const busy: Busy = new Map();
  const take = (id: string, startsAt: Date, endsAt: Date) =>
    busy.set(id, [...(busy.get(id) ?? []), { startsAt: +startsAt, endsAt: +endsAt }]);
  for (const row of await query.execute('all')) {
    take(idOf(row.practitioner), row.startsAt, row.busyUntil);
    if (idOf(row.patient) === patientId) take(patientId, row.startsAt, row.endsAt);
  }
  return busy;
};

/** A selected relation is answered as its key, whose last part is the record's id. */
const idOf = (key: unknown): string => String((key as unknown[]).at(-1));
