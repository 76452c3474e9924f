import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { isOpen } from '../bookings/booking-words.ts';
import { type MoveRequest, roomAfter } from '../bookings/move-request.ts';

/** Whether two share their time by design: a group has its service, practitioner, place and beginning in common. */
const isOneGroup = (a: BookingRow, b: BookingRow): boolean =>
  a.seats > 1 &&
  a.service.id === b.service.id &&
  a.practitioner.id === b.practitioner.id &&
  a.facility.id === b.facility.id &&
  Date.parse(a.startsAt) === Date.parse(b.startsAt);

/**
 * What of the bookings on the screen a move would meet: practitioner, patient, room and device are taken by one at a time,
 * and a group by as many as it has seats. What decides is the database, which also knows what is not on the screen.
 */
export const conflictsOf = (
  { booking, startsAt, endsAt, practitionerId, facilityId, roomId }: MoveRequest,
  bookings: BookingRow[],
): BookingRow[] => {
  const moved: BookingRow = {
    ...booking,
    startsAt,
    endsAt,
    practitioner: { ...booking.practitioner, id: practitionerId ?? booking.practitioner.id },
    facility: { ...booking.facility, id: facilityId ?? booking.facility.id },
    room: roomAfter(booking, roomId),
  };
  const met = bookings.filter(
    other =>
      other.id !== moved.id &&
      isOpen(other.status) &&
      Date.parse(other.startsAt) < Date.parse(endsAt) &&
      Date.parse(other.endsAt) > Date.parse(startsAt),
  );
  const group = met.filter(other => isOneGroup(moved, other));
  const isFull = group.length >= moved.seats;
  const takesTheSame = (other: BookingRow) =>
    other.practitioner.id === moved.practitioner.id ||
    (moved.room && other.room?.id === moved.room.id) ||
    (moved.device && other.device?.id === moved.device.id);
  return met.filter(
    other =>
      other.patient.id === moved.patient.id || ((isFull || !group.includes(other)) && takesTheSame(other)),
  );
};

/** Says whom it would meet, and when. */
export const conflictWords = (
  conflicts: BookingRow[],
  booking: BookingRow,
  span: (from: string, to: string) => string,
): string | undefined => {
  const [first, ...others] = conflicts;
  if (!first) return undefined;
  const [patient, time] = [first.patient.name, span(first.startsAt, first.endsAt)];
  const more = others.length;
  return first.patient.id === booking.patient.id
    ? t('Overlaps {patient} with {practitioner}, {time}{more, plural, =0 {} other { and # more}}', {
        practitioner: first.practitioner.name,
        patient,
        time,
        more,
      })
    : t('Overlaps {patient}, {time}{more, plural, =0 {} other { and # more}}', { patient, time, more });
};
