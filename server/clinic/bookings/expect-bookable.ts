import { NotFoundError } from '@mikro-orm/core';
import type { BookingWarning } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { NeedsReason, Refusal } from '../../errors.ts';
import { isOpen } from '../availability/open-hours.ts';
import { type Place, placesOf } from '../availability/places.ts';
import { daysOf } from '../availability/wall-time.ts';
import type { Facility } from '../facilities/facility.entity.ts';
import type { Patient } from '../patients/patient.entity.ts';
import type { Service } from '../services/service.entity.ts';
import type { User } from '../users/user.entity.ts';
import type { Booking } from './booking/booking.entity.ts';

/** Who and what a booking is made of, wherever it lies: in the trash as well. */
export interface Parts {
  /** Null is one whom the reader may not see. */
  patient: Patient | null;
  service: Service;
  practitioner: User;
  facility: Facility;
}

/** What no reason makes bookable is refused in words (K9); a patient in the trash is missing, as everywhere. */
export const expectBookable = ({ patient, service, practitioner, facility }: Parts): void => {
  if (patient?.deletedAt) throw NotFoundError.findOneFailed('Patient', { id: patient.id });
  if (patient?.status === 'deceased')
    throw new Refusal('This patient has died. Nothing can be booked for them.');
  expectOffered(service);
  expectPractitioner(practitioner);
  if (facility.deletedAt) throw new Refusal('{facility} is closed.', { facility: facility.name });
};

export const expectOffered = (service: Service): Service => {
  if (service.deletedAt || service.status !== 'active')
    throw new Refusal('{service} cannot be booked at the moment.', { service: service.name });
  return service;
};

/** Whether it is given by them and there (FD15). */
export const expectGiven = (service: Service, practitioner: User, facility: Facility): void => {
  if (!service.isGivenBy(practitioner.id))
    throw new Refusal('{practitioner} does not give {service}.', {
      ...{ practitioner: practitioner.fullName(), service: service.name },
    });
  if (!service.isGivenAt(facility.id))
    throw new Refusal('{service} is not given at {facility}.', {
      ...{ service: service.name, facility: facility.name },
    });
};

/** The same of a booking whose service was changed; its relations are loaded. */
export const expectGivenThere = ({ service, practitioner, facility }: Booking): void =>
  expectGiven(service.getEntity(), practitioner.getEntity(), facility.getEntity());

/** Someone who sees patients: a live, active member with the role for it. */
export const expectPractitioner = (user: User): void => {
  if (user.deletedAt || user.role !== 'provider' || user.status !== 'active')
    throw new Refusal('{practitioner} does not take bookings.', { practitioner: user.fullName() });
};

export interface Warning {
  kind: BookingWarning;
  sentence: string;
}

interface Span {
  startsAt: Date;
  endsAt: Date;
}

/** When a practitioner works at a facility; null is never. */
export type HoursThere = Place['hours'] | null;

type Planned = Parts & Span & { hours?: HoursThere | undefined };

/** Found once for many visits, such as those of a series, from the start of the first to the end of the last. */
export const hoursThere = async (
  em: ClinicEm,
  { practitioner, facility }: Pick<Parts, 'practitioner' | 'facility'>,
  span: Span,
): Promise<HoursThere> => {
  const days = daysOf(facility.timeZone, span);
  const [place] = await placesOf(em, { practitionerIds: [practitioner.id], facilityId: facility.id, days });
  return place?.hours ?? null;
};

/**
 * What a booking keeps of the warnings that were passed over for a reason (FD7); without a reason NeedsReason tells them
 * all at once.
 */
export const despite = async (
  em: ClinicEm,
  planned: Planned,
  given: { reason: string } | undefined,
  more: Warning[] = [],
) => {
  const warnings = [...(await warningsOf(em, planned)), ...more];
  if (warnings.length > 0 && !given) throw new NeedsReason(warnings);
  return {
    despiteReason: warnings.length > 0 ? (given?.reason ?? null) : null,
    despiteWarnings: warnings.map(({ kind }) => kind),
  };
};

/** What speaks against it, though it can be booked all the same. */
export const warningsOf = async (em: ClinicEm, planned: Planned): Promise<Warning[]> => {
  const { patient, practitioner, facility, endsAt } = planned;
  const warnings: Warning[] = [];
  const { hours = await hoursThere(em, planned, planned) } = planned;
  if (!isOpen(hours ?? undefined, planned))
    warnings.push({
      kind: 'outside-hours',
      sentence: t('{practitioner} does not work at {facility} at this time.', {
        ...{ practitioner: practitioner.fullName(), facility: facility.name },
      }),
    });
  // Whoever walked in may be booked into the time that has begun.
  if (endsAt <= new Date()) warnings.push({ kind: 'past', sentence: t('This time is in the past.') });
  if (patient?.status === 'inactive')
    warnings.push({ kind: 'inactive-patient', sentence: t('This patient is inactive.') });
  return warnings;
};
