import { z } from 'zod';
import { BookingRow, type NotedPatient } from '../../../shared/clinic/bookings.ts';
import { type Message, t } from '../../../shared/i18n/translate.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Patient } from '../patients/patient.entity.ts';
import { Booking } from './booking/booking.entity.ts';

type Loose = z.input<typeof BookingRow>;

/** Loads what an answer tells of a booking's relations, trashed ones included. */
export const withRelations = async (em: ClinicEm, booking: Booking): Promise<Booking> => {
  await loadRelations(em, [booking]);
  return booking;
};

/** The same of many. */
export const loadRelations = async (em: ClinicEm, bookings: Booking[]): Promise<void> => {
  const evenGone = { filters: { live: false } };
  await em.populate(bookings, ['service', 'practitioner', 'facility', 'room', 'device'], evenGone);
  // Looked up apart, because populating would drop the reference to a patient whom the reader may not see.
  await em.find(Patient, { id: { $in: [...new Set(bookings.map(({ patient }) => patient.id))] } }, evenGone);
};

/** How the patient of a booking is called, whose relations are loaded. */
export const patientNameOf = ({ patient }: Booking): string => notedPatient(patient).name;

/** The same with what must be known before they are treated. */
export const notedPatient = (patient: Booking['patient']): NotedPatient => {
  const known = patient.isInitialized() ? patient.getEntity() : undefined;
  return { id: patient.id, name: known?.fullName() ?? t(ELSEWHERE), alerts: known?.alerts ?? [] };
};

/** How a patient is called whom the reader may not see, because they are bound to another facility (TEN-8). */
export const ELSEWHERE = 'Patient of another facility' satisfies Message;

/** A booking entity with its relations, answered as the contract says. */
export const BookingAnswer = z
  .instanceof(Booking)
  .transform((booking): Loose => {
    const service = booking.service.getEntity();
    const practitioner = booking.practitioner.getEntity();
    const facility = booking.facility.getEntity();
    const [room, device] = [booking.room?.getEntity(), booking.device?.getEntity()];
    const { patient: _, service: __, practitioner: ___, facility: ____, series, ...fields } = booking;
    return {
      ...fields,
      series: series && { id: series.id, date: String(booking.seriesDate) },
      room: room && { id: room.id, name: room.name },
      device: device && { id: device.id, name: device.name },
      patient: notedPatient(booking.patient),
      service: { id: service.id, name: service.name, color: service.color },
      practitioner: { id: practitioner.id, name: practitioner.fullName() },
      facility: { id: facility.id, name: facility.name },
    };
  })
  .pipe(BookingRow);
