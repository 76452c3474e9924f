import { z } from 'zod';
import { ServiceRequest as Contract, ServiceRequestPage } from '../../../shared/clinic/service-requests.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { notedPatient } from '../bookings/booking-view.ts';
import { Patient } from '../patients/patient.entity.ts';
import { namesOf } from '../users/names.ts';
import type { ServiceRequest } from './service-request.entity.ts';

/** A request with its relations loaded, and who brought it to its status. */
export interface Shown {
  request: ServiceRequest;
  statusBy: string | null;
}

const evenGone = { filters: { live: false } };

/** Loads what an answer tells of requests, trashed relations included. */
export const shown = async (em: ClinicEm, requests: ServiceRequest[]): Promise<Shown[]> => {
  await em.populate(requests, ['service', 'assignee'], evenGone);
  // Looked up apart, because populating would drop the reference to a patient whom the reader may not see.
  await em.find(Patient, { id: { $in: requests.map(({ patient }) => patient.id) } }, evenGone);
  const nameOf = await namesOf(
    em,
    requests.map(({ statusBy }) => statusBy),
  );
  return requests.map(request => ({
    request,
    statusBy: request.statusBy ? nameOf(request.statusBy) : null,
  }));
};

/** The same of one, once it is written. */
export const shownOne = async (em: ClinicEm, request: ServiceRequest): Promise<Shown> => {
  await em.flush();
  const [one] = await shown(em, [request]);
  return one ?? { request, statusBy: null };
};

export const answerOf = ({ request, statusBy }: Shown): z.input<typeof Contract> => {
  const { patient, service, assignee, booking, series, ...fields } = request;
  return {
    ...fields,
    statusBy,
    patient: notedPatient(patient),
    service: service ? { id: service.id, name: service.getEntity().name } : null,
    assignee: assignee ? { id: assignee.id, name: assignee.getEntity().fullName() } : null,
    bookingId: booking?.id ?? null,
    seriesId: series?.id ?? null,
  };
};

export const ServiceRequestAnswer = z.custom<Shown>().transform(answerOf).pipe(Contract);
export const ServiceRequestListAnswer = z
  .custom<{ items: Shown[]; nextCursor: string | null }>()
  .transform(({ items, nextCursor }) => ({ items: items.map(answerOf), nextCursor }))
  .pipe(ServiceRequestPage);
