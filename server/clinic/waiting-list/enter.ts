import type { z } from 'zod';
import type { NewWaitingEntry, WaitingEntryChange } from '../../../shared/clinic/waiting-list.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Refusal } from '../../errors.ts';
import { expectOffered, expectPractitioner } from '../bookings/expect-bookable.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { defaultFacility } from '../facilities/placement.ts';
import { Patient } from '../patients/patient.entity.ts';
import { Service } from '../services/service.entity.ts';
import { User } from '../users/user.entity.ts';
import { WaitingEntry } from './waiting-entry.entity.ts';

type Place = Pick<z.output<typeof NewWaitingEntry>, 'serviceId' | 'practitionerId' | 'facilityId'>;

/** What is waited for, as far as it can be given at all. */
const placeOf = async (em: ClinicEm, { serviceId, practitionerId, facilityId }: Place) => {
  const service = expectOffered(await em.findOneOrFail(Service, { id: serviceId }));
  const practitioner = practitionerId ? await em.findOneOrFail(User, { id: practitionerId }) : null;
  if (practitioner) expectPractitioner(practitioner);
  if (practitioner && !service.isGivenBy(practitioner.id))
    throw new Refusal('{practitioner} does not give {service}.', {
      ...{ practitioner: practitioner.fullName(), service: service.name },
    });
  const placeId = facilityId ?? defaultFacility(em);
  const facility = placeId ? await em.findOneOrFail(Facility, { id: placeId }) : null;
  if (facility && !service.isGivenAt(facility.id))
    throw new Refusal('{service} is not given at {facility}.', {
      ...{ service: service.name, facility: facility.name },
    });
  return { service, practitioner, facility };
};

/** Over wherever on earth the clinic is. */
export const expectToCome = (latest: string): void => {
  if (latest < new Date(Date.now() - 43_200_000).toISOString().slice(0, 10))
    throw new Refusal('These days are over. Please choose days that are to come.');
};

/** Puts a patient on the list. */
export const addEntry = async (
  em: ClinicEm,
  { patientId, serviceId, practitionerId, facilityId, ...wish }: z.output<typeof NewWaitingEntry>,
): Promise<WaitingEntry> => {
  expectToCome(wish.latest);
  const patient = await em.findOneOrFail(Patient, { id: patientId });
  if (patient.status === 'deceased')
    throw new Refusal('This patient has died. Nothing can be booked for them.');
  const place = await placeOf(em, { serviceId, practitionerId, facilityId });
  return em.create(WaitingEntry, {
    ...{ patient, ...place },
    ...wish,
  });
};

type Change = Omit<z.output<typeof WaitingEntryChange>, 'id' | 'version'>;

/** Changes what is waited for; refused while a time is offered, which might then be another than the wished one. */
export const changeEntry = async (
  em: ClinicEm,
  entry: WaitingEntry,
  { serviceId, practitionerId, facilityId, ...wish }: Change,
): Promise<void> => {
  entry.expect('waiting');
  if (serviceId !== undefined || practitionerId !== undefined || facilityId !== undefined)
    em.assign(
      entry,
      await placeOf(em, {
        serviceId: serviceId ?? entry.service.id,
        practitionerId: practitionerId === undefined ? entry.practitioner?.id : practitionerId,
        facilityId: facilityId === undefined ? entry.facility?.id : facilityId,
      }),
    );
  em.assign(entry, wish);
  if (entry.latest < entry.earliest) throw new Refusal('The last day must not lie before the first.');
  expectToCome(entry.latest);
};
