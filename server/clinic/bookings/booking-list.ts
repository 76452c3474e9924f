import type { EntityDTO } from '@mikro-orm/core';
import { raw } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { BookingQuery, BookingStatus } from '../../../shared/clinic/bookings.ts';
import { DAY } from '../../../shared/durations.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { among, equal } from '../../data/lists/list-of.ts';
import { opening } from '../../data/lists/opening.ts';
import { fromCursor, type Order, pageOf } from '../../data/lists/page.ts';
import { rowsOf } from '../../data/lists/rows-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Patient } from '../patients/patient.entity.ts';
import { namesIn } from '../patients/sealed-names.ts';
import { Booking } from './booking/booking.entity.ts';
import { ELSEWHERE } from './booking-view.ts';

const byStart = (descending: boolean): Order => ({
  columns: [
    { column: 'b.starts_at', property: 'b.startsAt' },
    { column: 'b.id', property: 'b.id' },
  ],
  descending,
});

const anyOf = (statuses: BookingStatus[]) =>
  raw(`b.status in (${statuses.map(() => '?').join(', ')})`, statuses);

const select = rowsOf<EntityDTO<Booking> & Joined>(em =>
  em
    .createQueryBuilder(Booking, 'b')
    // Whoever is bound to a facility sees its bookings, but not the patients of another one.
    .leftJoin('b.patient', 'p')
    .join('b.service', 's')
    .join('b.practitioner', 'u')
    .join('b.facility', 'f')
    .leftJoin('b.room', 'ro')
    .leftJoin('b.device', 'de')
    .select([
      ...(['b.id', 'b.version', 'b.createdAt', 'b.updatedAt', 'b.deletedAt'] as const),
      ...(['b.startsAt', 'b.endsAt', 'b.wallTime', 'b.timeZone'] as const),
      ...(['b.status', 'b.notes', 'b.cancellationReason'] as const),
      ...(['b.despiteReason', 'b.despiteWarnings'] as const),
      ...(['b.confirmedAt', 'b.arrivedAt', 'b.inRoomAt'] as const),
      ...(['b.completedAt', 'b.cancelledAt', 'b.noShowAt'] as const),
      ...(['p.firstName as patientFirst', 'p.lastName as patientLast'] as const),
      ...(['p.preferredName as patientPreferred', 'p.alerts as patientAlerts'] as const),
      raw('b.patient_id').as('patientId'),
      ...(['s.id as serviceId', 's.name as serviceName', 's.color as serviceColor'] as const),
      ...(['u.id as userId', 'u.title as userTitle'] as const),
      ...(['u.firstName as userFirst', 'u.lastName as userLast'] as const),
      ...(['f.id as facilityId', 'f.name as facilityName'] as const),
      ...(['ro.id as roomId', 'ro.name as roomName'] as const),
      ...(['de.id as deviceId', 'de.name as deviceName'] as const),
      ...(['b.seats', 'b.seriesDate'] as const),
      raw('b.series_id').as('seriesId'),
    ]),
);

/**
 * Rows that touch a span, by their start. Searched by comparison rather than by range operators, which are not
 * leakproof and would read every booking of the clinic under row-level security.
 */
export const listBookings = async (
  em: ClinicEm,
  input: z.output<typeof BookingQuery> & { ids?: string[] | undefined },
) => {
  const { from, to, practitionerId, facilityId, patientId, serviceId, roomId, deviceId, status, limit } =
    input;
  const order = byStart(input.descending);
  const conditions = [
    // A booking lasts a day at most, so whatever touches the span starts no earlier than a day before it.
    raw('b.starts_at >= ? and b.starts_at < ? and b.ends_at > ?', [new Date(+from - DAY), to, from]),
    ...equal('b', {
      ...{ practitioner_id: practitionerId, facility_id: facilityId },
      ...{ patient_id: patientId, service_id: serviceId, room_id: roomId, device_id: deviceId },
    }),
    ...(status ? [anyOf([status].flat())] : []),
    ...among('b', input.ids),
    ...fromCursor(order, input),
  ];
  const rows = await select(em, { conditions, order, limit: limit + 1 });
  const page = pageOf(rows, order, input);
  const patientOf = patientIn(em);
  return { ...page, items: page.items.map(row => ({ ...rowOf(row), patient: patientOf(row) })) };
};

interface Joined {
  patientId: unknown;
  /** Null, as the last one, for a patient whom the reader may not see. */
  patientFirst: Uint8Array | null;
  patientLast: Uint8Array | null;
  patientPreferred: Uint8Array | null;
  patientAlerts: Uint8Array | null;
  serviceId: unknown;
  serviceName: unknown;
  serviceColor: unknown;
  userId: unknown;
  userTitle: unknown;
  userFirst: unknown;
  userLast: unknown;
  facilityId: unknown;
  facilityName: unknown;
  roomId: unknown;
  roomName: unknown;
  deviceId: unknown;
  deviceName: unknown;
  seriesId: unknown;
  seriesDate?: unknown;
}

const Alerts = z.array(z.string());

const named = (id: unknown, ...words: unknown[]) => ({
  id: String(id),
  name: words.filter(Boolean).join(' '),
});

const dateOf = (id: unknown, date: unknown) => ({ id: String(id), date: String(date) });

const patientIn = (em: ClinicEm) => {
  const [nameOf, alertsOf] = [namesIn(em), opening(em, Patient, 'alerts')];
  return ({ patientId, patientFirst, patientLast, patientPreferred, patientAlerts }: Joined) => {
    const id = String(patientId);
    if (!patientFirst || !patientLast) return { id, name: t(ELSEWHERE), alerts: [] };
    const name = nameOf(id, {
      firstName: patientFirst,
      lastName: patientLast,
      preferredName: patientPreferred,
    });
    return { id, name, alerts: patientAlerts ? Alerts.parse(JSON.parse(alertsOf(id, patientAlerts))) : [] };
  };
};

const rowOf = <Row extends Joined>(row: Row) => ({
  ...row,
  service: { ...named(row.serviceId, row.serviceName), color: String(row.serviceColor) },
  practitioner: named(row.userId, row.userTitle, row.userFirst, row.userLast),
  facility: named(row.facilityId, row.facilityName),
  room: row.roomId ? named(row.roomId, row.roomName) : null,
  device: row.deviceId ? named(row.deviceId, row.deviceName) : null,
  series: row.seriesId ? dateOf(row.seriesId, row.seriesDate) : null,
});
