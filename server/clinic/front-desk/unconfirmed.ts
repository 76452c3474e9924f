import type { z } from 'zod';
import type { UnconfirmedQuery } from '../../../shared/clinic/front-desk.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { listBookings } from '../bookings/booking-list.ts';
import { Patient } from '../patients/patient.entity.ts';

/** Bookings that nobody has confirmed, the soonest first, with the number to ring. */
export const unconfirmedBookings = async (em: ClinicEm, input: z.output<typeof UnconfirmedQuery>) => {
  const page = await listBookings(em, { ...input, status: 'pending', descending: false });
  const ids = [...new Set(page.items.map(({ patient }) => patient.id))];
  const patients = await em.find(Patient, { id: { $in: ids } });
  const phones = new Map(patients.map(({ id, phone }) => [id, phone]));
  recordAccess(em, ids);
  return {
    ...page,
    items: page.items.map(row => {
      const { id, name, alerts } = row.patient;
      return { ...row, patient: { id, name, alerts, phone: phones.get(id) ?? null } };
    }),
  };
};
