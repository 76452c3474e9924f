import type { z } from 'zod';
import type { ServiceRequestBooking, ServiceRequestSeries } from '../../../shared/clinic/service-requests.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { actorOf } from '../../data/records/actor.ts';
import { Refusal } from '../../errors.ts';
import { book } from '../bookings/book.ts';
import { bookSeries } from '../series/book-series.ts';
import { ServiceRequest } from './service-request.entity.ts';

/** What is booked for a request: its own patient, and its own service unless another one is named. */
const bookedFor = (request: ServiceRequest, serviceId: string | undefined) => {
  const service = serviceId ?? request.service?.id;
  if (!service) throw new Refusal('Please choose the service that is to be booked.');
  return { patientId: request.patient.id, serviceId: service };
};

/** What would be booked, for whoever has to say when else. */
export const wishedBooking = async (em: ClinicEm, input: z.output<typeof ServiceRequestBooking>) => {
  const { id, serviceId, version: _, ...place } = input;
  const request = await em.findOneOrFail(ServiceRequest, { id });
  return { ...place, ...bookedFor(request, serviceId) };
};

/** The same of what comes again. */
export const wishedSeries = async (em: ClinicEm, input: z.output<typeof ServiceRequestSeries>) => {
  const { id, serviceId, version: _, ...rule } = input;
  const request = await em.findOneOrFail(ServiceRequest, { id });
  return { ...rule, ...bookedFor(request, serviceId) };
};

/** Books it as any booking is made, by the same rules, and says so of the request. */
export const bookRequest = async (
  em: ClinicEm,
  input: z.output<typeof ServiceRequestBooking>,
): Promise<ServiceRequest> => {
  const request = await findVersion(em, ServiceRequest, input);
  request.expectOpen();
  const booking = await book(em, await wishedBooking(em, input));
  request.schedule({ booking }, { by: actorOf(em).userId });
  return request;
};

/** Books all dates of a rule, or none. */
export const bookRequestSeries = async (
  em: ClinicEm,
  input: z.output<typeof ServiceRequestSeries>,
): Promise<ServiceRequest> => {
  const request = await findVersion(em, ServiceRequest, input);
  request.expectOpen();
  const { series } = await bookSeries(em, await wishedSeries(em, input));
  request.schedule({ series }, { by: actorOf(em).userId });
  return request;
};
