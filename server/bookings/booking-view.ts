import { z } from 'zod';
import { BookingRow } from '../../shared/bookings.ts';
import type { ClinicEm } from '../orm/scope.ts';
import { Booking } from './booking.entity.ts';

type Loose = z.input<typeof BookingRow>;

/** Loads what an answer tells of a booking's relations, trashed ones included. */
export const withRelations = async (em: ClinicEm, booking: Booking): Promise<Booking> => {
  await em.populate(booking, ['patient', 'service', 'practitioner', 'facility'], {
    filters: { live: false },
  });
  return booking;
};

/** A booking entity with its relations, answered as the contract says. */
export const BookingAnswer = z
  .instanceof(Booking)
  .transform((booking): Loose => {
    const patient = booking.patient.getEntity();
    const service = booking.service.getEntity();
    const practitioner = booking.practitioner.getEntity();
    const facility = booking.facility.getEntity();
    const { patient: _, service: __, practitioner: ___, facility: ____, ...fields } = booking;
    return {
      ...fields,
      patient: { id: patient.id, name: patient.fullName() },
      service: { id: service.id, name: service.name, color: service.color },
      practitioner: { id: practitioner.id, name: practitioner.fullName() },
      facility: { id: facility.id, name: facility.name },
    };
  })
  .pipe(BookingRow);
