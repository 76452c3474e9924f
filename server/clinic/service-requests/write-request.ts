import type { z } from 'zod';
import type { NewServiceRequest, ServiceRequestChange } from '../../../shared/clinic/service-requests.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Refusal } from '../../errors.ts';
import { expectOffered } from '../bookings/expect-bookable.ts';
import { Patient } from '../patients/patient.entity.ts';
import { Service } from '../services/service.entity.ts';
import { User } from '../users/user.entity.ts';
import { ServiceRequest } from './service-request.entity.ts';

/** A member who works here now, and who may see the patient (RQ26). */
const assigneeOf = async (em: ClinicEm, id: string, patient: Patient): Promise<User> => {
  const member = await em.findOneOrFail(User, { id });
  if (member.status !== 'active')
    throw new Refusal('{name} does not work here at the moment.', { name: member.fullName() });
  const facility = patient.facility?.id;
  if (member.facilityIds && !(facility && member.facilityIds.includes(facility)))
    throw new Refusal('{name} does not see this patient, who is of another facility.', {
      name: member.fullName(),
    });
  return member;
};

const serviceOf = async (em: ClinicEm, id: string): Promise<Service> =>
  expectOffered(await em.findOneOrFail(Service, { id }));

/** Writes down what a patient asks for. */
export const askFor = async (
  em: ClinicEm,
  { patientId, serviceId, assigneeId, ...wish }: z.output<typeof NewServiceRequest>,
  side: 'clinic' | 'patient',
): Promise<ServiceRequest> => {
  const patient = await em.findOneOrFail(Patient, { id: patientId });
  if (patient.status === 'deceased')
    throw new Refusal('This patient has died. Nothing can be booked for them.');
  return em.create(ServiceRequest, {
    ...{ ...wish, patient, side },
    service: serviceId ? await serviceOf(em, serviceId) : null,
    assignee: assigneeId ? await assigneeOf(em, assigneeId, patient) : null,
  });
};

type Change = Omit<z.output<typeof ServiceRequestChange>, 'id' | 'version'>;

/** Changes what is wished for, how urgent it is and who sees to it, while it is open. */
export const changeRequest = async (
  em: ClinicEm,
  request: ServiceRequest,
  { serviceId, assigneeId, ...wish }: Change,
): Promise<void> => {
  request.expectOpen();
  if (serviceId !== undefined)
    em.assign(request, { service: serviceId ? await serviceOf(em, serviceId) : null });
  if (assigneeId !== undefined) {
    const patient = await em.findOneOrFail(Patient, { id: request.patient.id });
    em.assign(request, { assignee: assigneeId ? await assigneeOf(em, assigneeId, patient) : null });
  }
  em.assign(request, wish);
  if (request.earliest && request.latest && request.latest < request.earliest)
    throw new Refusal('The last day must not lie before the first.');
  if (Boolean(request.frequency) !== Boolean(request.interval && request.times))
    throw new Refusal('Please say how often it comes again, and how many times.');
};
