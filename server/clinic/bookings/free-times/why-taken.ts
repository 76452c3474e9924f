import { t } from '../../../../shared/i18n/translate.ts';
import type { Service } from '../../services/service.entity.ts';
import { groupParty } from '../booking/party.ts';
import type { Busy } from './busy-times.ts';

interface Wanted {
  service: Service;
  practitionerId: string;
  patientId?: string | undefined;
  facilityId: string;
  startsAt: Date;
  endsAt?: Date | undefined;
  /** Of what was booked before, whatever became of its service since (S6): until when it takes its time, and among how many. */
  busyUntil?: Date | undefined;
  seats?: number | undefined;
  /** The room and the device it must have, besides the choice that its service leaves. */
  things?: string[] | undefined;
}

/** Who or what stood in the way of a booking that was refused, in words; undefined where nobody does any more. */
export const whyTaken = (busy: Busy, wanted: Wanted): string | undefined => {
  const { service, practitionerId, patientId, facilityId, startsAt } = wanted;
  const capacity = wanted.seats ?? service.capacity;
  const group = capacity > 1 && groupParty({ serviceId: service.id, practitionerId, facilityId, startsAt });
  const span = service.spanFrom(startsAt, wanted.endsAt);
  const { endsAt, busyUntil } = { ...span, busyUntil: wanted.busyUntil ?? span.busyUntil };
  const isTaken = (id: string, until: Date) =>
    (busy.get(id) ?? []).some(
      taken => taken.party !== group && taken.startsAt < +until && +startsAt < taken.endsAt,
    );
  if (isTaken(practitionerId, busyUntil)) return t('The practitioner already has a booking at this time.');
  if (patientId && isTaken(patientId, endsAt)) return t('The patient already has a booking at this time.');
  const areTaken = (ids: string[]) => ids.length > 0 && ids.every(id => isTaken(id, busyUntil));
  if (areTaken(service.roomIds))
    return t('No room for {service} is free at this time.', { service: service.name });
  if (areTaken(service.deviceIds))
    return t('No device for {service} is free at this time.', { service: service.name });
  if (wanted.things?.some(id => isTaken(id, busyUntil)))
    return t('Its room or device is taken at this time.');
  const seats = (busy.get(practitionerId) ?? []).filter(taken => taken.party === group);
  return capacity > 1 && seats.length >= capacity ? t('This group is full.') : undefined;
};
