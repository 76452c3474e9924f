import { type RawQueryFragment, raw } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import type { BookingQuery } from '../../../shared/clinic/bookings.ts';
import { onePage, pageOf } from '../../data/lists/page.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Booking } from './booking.entity.ts';
import { ELSEWHERE } from './booking-view.ts';

const byStart = {
  columns: [
    { column: 'b.starts_at', property: 'b.startsAt' },
    { column: 'b.id', property: 'b.id' },
  ],
};

/** A booking lasts a day at most, so whatever touches a span starts no earlier than a day before it. */
const DAY = 86_400_000;

/**
 * Rows that touch a span, earliest first. Searched by comparison rather than by range operators, which are not
 * leakproof and would read every booking of the clinic under row-level security.
 */
export const listBookings = async (em: ClinicEm, input: z.output<typeof BookingQuery>) => {
  const query = em
    .createQueryBuilder(Booking, 'b')
    // Whoever is bound to a facility sees its bookings, but not the patients of another one.
    .leftJoin('b.patient', 'p')
    .join('b.service', 's')
    .join('b.practitioner', 'u')
    .join('b.facility', 'f')
    .select([
      ...([
        'b.id',
        'b.version',
        'b.createdAt',
        'b.updatedAt',
        'b.deletedAt',
        'b.startsAt',
        'b.endsAt',
      ] as const),
      ...(['b.status', 'b.notes', 'b.cancellationReason'] as const),
      ...(['p.firstName as patientFirst', 'p.lastName as patientLast'] as const),
      raw('b.patient_id').as('patientId'),
      ...(['s.id as serviceId', 's.name as serviceName', 's.color as serviceColor'] as const),
      ...([
        'u.id as userId',
        'u.title as userTitle',
        'u.firstName as userFirst',
        'u.lastName as userLast',
      ] as const),
      ...(['f.id as facilityId', 'f.name as facilityName'] as const),
    ]);
  await query.applyFilters();
  query.andWhere(
    raw('b.starts_at >= ? and b.starts_at < ? and b.ends_at > ?', [
      new Date(+input.from - DAY),
      input.to,
      input.from,
    ]),
  );
  for (const condition of conditions(input)) query.andWhere(condition);
  const page = pageOf(await onePage(query, byStart, input).execute('all'), byStart, input);
  return { ...page, items: page.items.map(rowOf) };
};

const conditions = ({
  practitionerId,
  facilityId,
  patientId,
  status,
}: z.output<typeof BookingQuery>): RawQueryFragment[] => {
  const wanted = { practitioner_id: practitionerId, facility_id: facilityId, patient_id: patientId, status };
  return Object.entries(wanted).flatMap(([column, value]) =>
    value ? [raw(`b.${column} = ?`, [value])] : [],
  );
};

interface Joined {
  patientId: unknown;
  patientFirst: unknown;
  patientLast: unknown;
  serviceId: unknown;
  serviceName: unknown;
  serviceColor: unknown;
  userId: unknown;
  userTitle: unknown;
  userFirst: unknown;
  userLast: unknown;
  facilityId: unknown;
  facilityName: unknown;
}

const named = (id: unknown, ...words: unknown[]) => ({
  id: String(id),
  name: words.filter(Boolean).join(' '),
});

const rowOf = <Row extends Joined>(row: Row) => ({
  ...row,
  patient: row.patientLast
    ? named(row.patientId, row.patientFirst, row.patientLast)
    : { id: String(row.patientId), name: ELSEWHERE },
  service: { ...named(row.serviceId, row.serviceName), color: String(row.serviceColor) },
  practitioner: named(row.userId, row.userTitle, row.userFirst, row.userLast),
  facility: named(row.facilityId, row.facilityName),
});
