import type { EntityClass } from '@mikro-orm/core';
import { MINUTE } from '../../../../shared/durations.ts';
import { settingsOf } from '../../../access/settings/settings-of.ts';
import { computedPage } from '../../../data/lists/computed-page.ts';
import { asActor, type ClinicEm } from '../../../data/orm/as-actor.ts';
import type { Planes } from '../../../data/orm/planes.ts';
import { type Actor, unbound } from '../../../data/records/actor.ts';
import { placesOf } from '../../availability/places.ts';
import { Patient } from '../../patients/patient.entity.ts';
import { Device } from '../../resources/device.entity.ts';
import { Room } from '../../resources/room.entity.ts';
import { Service } from '../../services/service.entity.ts';
import { booking } from '../../settings/kinds.ts';
import { Booking } from '../booking/booking.entity.ts';
import { busyTimes } from './busy-times.ts';
import type { Length } from './slot-starts.ts';
import { daysOf, type FreeTime, orderOf, type SlotRequest, slotsAt } from './slots-at-places.ts';

/**
 * All free times for a service, earliest first: the open hours on each facility's wall clock, minus what is booked. A day
 * on which the clocks change is as long as it really is, because minutes are counted from the instant the hours begin.
 */
export const freeSlots = async (planes: Planes, actor: Actor, request: SlotRequest): Promise<FreeTime[]> => {
  const found = await asActor(planes, actor, em => rulesFor(em, request), { readOnly: true });
  if (!found) return [];
  const { patientId, bookingId, holdId, from, to } = request;
  const { roomIds, deviceIds } = found.service;
  const resourceIds = [...found.practitionerIds, ...roomIds, ...deviceIds, ...(patientId ? [patientId] : [])];
  // Who is bound to one facility must not be offered a time at which somebody is taken at another; the booking there
  // stays out of their sight (TEN-8).
  const busy = await asActor(
    planes,
    unbound(actor),
    em => busyTimes(em, { resourceIds, bookingIds: bookingId ? [bookingId] : [], holdId, from, to }),
    { readOnly: true },
  );
  return slotsAt(found, busy, request);
};

/** The hours of whoever gives the service, or nothing while it is not given, or to nobody. */
const rulesFor = async (em: ClinicEm, request: SlotRequest) => {
  const { serviceId, practitionerId, facilityId, patientId, bookingId } = request;
  const service = await em.findOneOrFail(Service, { id: serviceId }, { filters: { live: !bookingId } });
  if (service.deletedAt || service.status !== 'active') return null;
  // What may be left out only narrows the answer, and who is not there has no time.
  const moved = bookingId ? await em.findOne(Booking, { id: bookingId }) : undefined;
  if (bookingId && !moved) return null;
  // The patient of a booking need not be seen by whoever moves it (TEN-8).
  if (patientId && moved?.patient.id !== patientId && !(await em.findOne(Patient, { id: patientId })))
    return null;
  const { values: settings } = await settingsOf(em, booking);
  const places = await placesOf(em, {
    practitionerIds: practitionerId ? [practitionerId] : undefined,
    ...{ facilityId, days: daysOf(request) },
  });
  const given = places.filter(
    ({ practitioner, facility }) => service.isGivenBy(practitioner.id) && service.isGivenAt(facility.id),
  );
  // What is moved keeps its length, its buffer and its seats, whatever became of the service (S6).
  const own = moved?.service.id === serviceId ? moved : undefined;
  const visit = own ? +own.endsAt - +own.startsAt : service.durationMinutes * MINUTE;
  const length: Length = {
    visit: request.minutes === undefined ? visit : request.minutes * MINUTE,
    buffer: own?.buffer() ?? service.bufferMinutes * MINUTE,
    step: settings.slotMinutes * MINUTE,
  };
  return {
    service,
    length,
    seats: own?.seats ?? service.capacity,
    rooms: await inServiceOf(em, Room, service.roomIds),
    devices: await inServiceOf(em, Device, service.deviceIds),
    practitionerIds: new Set(given.map(({ practitioner }) => practitioner.id)),
    places: given,
  };
};

/** Those of the named that are in service, by their facility; undefined where none is needed. */
const inServiceOf = async (em: ClinicEm, entity: EntityClass<Room | Device>, ids: string[]) =>
  ids.length === 0
    ? undefined
    : Map.groupBy(
        await em.find(entity, { id: { $in: ids }, status: 'in_service' }),
        ({ facility }) => facility.id,
      );

/** A page of the free times. */
export const freeSlotPage = async (
  planes: Planes,
  actor: Actor,
  { cursor, limit, ...request }: SlotRequest & { cursor?: string | undefined; limit: number },
) => computedPage(await freeSlots(planes, actor, request), orderOf, CURSOR, { cursor, limit });

const CURSOR = /^\S{24} [0-9a-f-]{36} [0-9a-f-]{36}$/;
