import type { Service } from '../../services/service.entity.ts';
import { groupParty } from '../booking/party.ts';
import type { Busy } from './busy-times.ts';

const MINUTE = 60_000;

interface Wanted {
  service: Service;
  practitionerId: string;
  patientId?: string | undefined;
  facilityId: string;
  startsAt: Date;
  endsAt?: Date | undefined;
}

/** Who or what stood in the way of a booking that was refused, in words; undefined where nobody does any more. */
export const whyTaken = (busy: Busy, wanted: Wanted): string | undefined => {
  const { service, practitionerId, patientId, facilityId, startsAt } = wanted;
  const group = groupParty({ serviceId: service.id, practitionerId, facilityId, startsAt });
  const end = wanted.endsAt ? +wanted.endsAt : +startsAt + service.durationMinutes * MINUTE;
  const isTaken = (id: string, until: number) =>
    (busy.get(id) ?? []).some(
      taken => taken.party !== group && taken.startsAt < until && +startsAt < taken.endsAt,
    );
  const busyUntil = end + service.bufferMinutes * MINUTE;
  if (isTaken(practitionerId, busyUntil)) return 'The practitioner already has a booking at this time.';
  if (patientId && isTaken(patientId, end)) return 'The patient already has a booking at this time.';
  const areTaken = (ids: string[]) => ids.length > 0 && ids.every(id => isTaken(id, busyUntil));
  if (areTaken(service.roomIds)) return `No room for ${service.name} is free at this time.`;
  if (areTaken(service.deviceIds)) return `No device for ${service.name} is free at this time.`;
  return undefined;
};
