import type { EntityClass } from '@mikro-orm/core';
import { Temporal } from 'temporal-polyfill';
import { settingsOf } from '../../../access/settings/settings-of.ts';
import { computedPage } from '../../../data/lists/computed-page.ts';
import { asActor, type ClinicEm } from '../../../data/orm/as-actor.ts';
import type { Planes } from '../../../data/orm/planes.ts';
import { type Actor, unbound } from '../../../data/records/actor.ts';
import { openHours } from '../../availability/open-hours.ts';
import { placesOf } from '../../availability/places.ts';
import { joined } from '../../availability/spans.ts';
import { Patient } from '../../patients/patient.entity.ts';
import { Device } from '../../resources/device.entity.ts';
import { Room } from '../../resources/room.entity.ts';
import { Service } from '../../services/service.entity.ts';
import { booking } from '../../settings/kinds.ts';
import { Booking } from '../booking/booking.entity.ts';
import { groupParty } from '../booking/party.ts';
import { type Busy, busyTimes } from './busy-times.ts';
import { type Length, slotStarts } from './slot-starts.ts';

export interface SlotRequest {
  serviceId: string;
  practitionerId?: string | undefined;
  facilityId?: string | undefined;
  /** Somebody who must be free as well. */
  patientId?: string | undefined;
  /** The booking that is to be moved, which does not stand in its own way. */
  bookingId?: string | undefined;
  /** Local dates of the facility, both included. */
  from: string;
  to: string;
  /** Slots that begin earlier are not offered. */
  notBefore: Date;
  /** How long the patient is to be seen for, where that is not the length of the service. */
  minutes?: number | undefined;
}

const MINUTE = 60_000;

/**
 * All free times for a service, earliest first: the open hours on each facility's wall clock, minus what is booked. A day
 * on which the clocks change is as long as it really is, because minutes are counted from the instant the hours begin.
 */
export const freeSlots = async (planes: Planes, actor: Actor, request: SlotRequest): Promise<FreeTime[]> => {
  const found = await asActor(planes, actor, em => rulesFor(em, request), { readOnly: true });
  if (!found) return [];
  const { patientId, bookingId, from, to } = request;
  const { roomIds, deviceIds } = found.service;
  const resourceIds = [...found.practitionerIds, ...roomIds, ...deviceIds, ...(patientId ? [patientId] : [])];
  // Who is bound to one facility must not be offered a time at which somebody is taken at another; the booking there
  // stays out of their sight (TEN-8).
  const busy = await asActor(
    planes,
    unbound(actor),
    em => busyTimes(em, { resourceIds, bookingIds: bookingId ? [bookingId] : [], from, to }),
    { readOnly: true },
  );
  return slotsIn(found, busy, request);
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
  const length: Length = {
    visit: (request.minutes ?? service.durationMinutes) * MINUTE,
    buffer: service.bufferMinutes * MINUTE,
    step: settings.slotMinutes * MINUTE,
  };
  return {
    service,
    length,
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

/** A time at which the service can be had, with whom and where. */
export interface FreeTime {
  startsAt: Date;
  endsAt: Date;
  practitioner: { id: string; name: string };
  facility: { id: string; name: string };
}

/** The night before reaches into the first day, and a visit of the last into the day after. */
const daysOf = ({ from, to }: SlotRequest) => ({
  from: Temporal.PlainDate.from(from).subtract({ days: 1 }),
  to: Temporal.PlainDate.from(to).add({ days: 1 }),
});

type Found = NonNullable<Awaited<ReturnType<typeof rulesFor>>>;

const slotsIn = (found: Found, busy: Busy, request: SlotRequest): FreeTime[] => {
  const { service, length, places, rooms, devices } = found;
  const [from, to] = [Temporal.PlainDate.from(request.from), Temporal.PlainDate.from(request.to)];
  const slots = places.flatMap(({ practitioner, facility, hours }) => {
    const { timeZone } = facility;
    const open = openHours(hours, daysOf(request));
    const taken = [...(busy.get(practitioner.id) ?? []), ...(busy.get(request.patientId ?? '') ?? [])];
    const first = Math.max(from.toZonedDateTime(timeZone).epochMilliseconds, +request.notBefore);
    const end = to.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
    const group = (start: number) =>
      groupParty({
        ...{ serviceId: service.id, practitionerId: practitioner.id, facilityId: facility.id },
        startsAt: new Date(start),
      });
    const isOneFree = (of: typeof rooms, start: number) =>
      !of ||
      (of.get(facility.id) ?? []).some(({ id }) =>
        (busy.get(id) ?? []).every(
          ({ startsAt, endsAt, party }) =>
            startsAt >= start + length.visit + length.buffer || endsAt <= start || party === group(start),
        ),
      );
    const whole = joined(open);
    const isOpen = (start: number) =>
      whole.some(({ startsAt, endsAt }) => startsAt <= start && start + length.visit <= endsAt);
    const joinable =
      service.capacity === 1 ? [] : groupsWithASeat(busy, request, service, practitioner.id, group);
    return [...new Set([...slotStarts(open, taken, length), ...joinable.filter(isOpen)])]
      .filter(start => start >= first && start < end)
      .filter(start => isOneFree(rooms, start) && isOneFree(devices, start))
      .map(start => ({
        startsAt: new Date(start),
        endsAt: new Date(start + length.visit),
        practitioner: { id: practitioner.id, name: practitioner.fullName() },
        facility: { id: facility.id, name: facility.name },
      }));
  });
  // Written once each, which is nearly all that it takes to sort thousands of them.
  const ordered = slots.map(slot => ({ slot, order: orderOf(slot) }));
  return ordered.sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ slot }) => slot);
};

/** When groups of the service begin that have a seat left, for a patient who is free as well. */
const groupsWithASeat = (
  busy: Busy,
  { patientId }: SlotRequest,
  service: Service,
  practitionerId: string,
  group: (start: number) => string,
): number[] => {
  const visit = service.durationMinutes * MINUTE;
  const own = (busy.get(practitionerId) ?? []).filter(({ startsAt, party }) => party === group(startsAt));
  return [...Map.groupBy(own, ({ startsAt }) => startsAt)]
    .filter(([, seats]) => seats.length < service.capacity)
    .map(([start]) => start)
    .filter(start =>
      (busy.get(patientId ?? '') ?? []).every(
        ({ startsAt, endsAt }) => startsAt >= start + visit || endsAt <= start,
      ),
    );
};

/** A page of the free times. */
export const freeSlotPage = async (
  planes: Planes,
  actor: Actor,
  { cursor, limit, ...request }: SlotRequest & { cursor?: string | undefined; limit: number },
) => computedPage(await freeSlots(planes, actor, request), orderOf, CURSOR, { cursor, limit });

const CURSOR = /^\S{24} [0-9a-f-]{36} [0-9a-f-]{36}$/;

/** No two are the same: one practitioner begins one visit at a time. */
const orderOf = ({ startsAt, practitioner, facility }: FreeTime): string =>
  `${startsAt.toISOString()} ${practitioner.id} ${facility.id}`;
