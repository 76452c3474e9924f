import type { EntityClass } from '@mikro-orm/core';
import { Temporal } from 'temporal-polyfill';
import { settingsOf } from '../../../access/settings/settings-of.ts';
import { noSuchPage } from '../../../data/lists/page.ts';
import { asActor, type ClinicEm } from '../../../data/orm/as-actor.ts';
import type { Planes } from '../../../data/orm/planes.ts';
import { type Actor, unbound } from '../../../data/records/actor.ts';
import { AvailabilityRule } from '../../availability/availability-rule.entity.ts';
import { openHours } from '../../availability/open-hours.ts';
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
 * All free times for a service, earliest first: the weekly hours on each facility's wall clock, minus what is booked. A day
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
    em => busyTimes(em, { resourceIds, bookingId, from, to }),
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
  const rules = await em.find(
    AvailabilityRule,
    {
      practitioner: {
        ...{ role: 'provider', status: 'active', deletedAt: null },
        ...(practitionerId && { id: practitionerId }),
      },
      facility: { deletedAt: null, ...(facilityId && { id: facilityId }) },
    },
    { populate: ['practitioner', 'facility'] },
  );
  const given = rules.filter(
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
    practitionerIds: new Set(given.map(rule => rule.practitioner.id)),
    places: Map.groupBy(given, rule => `${rule.practitioner.id} ${rule.facility.id}`).values(),
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

type Found = NonNullable<Awaited<ReturnType<typeof rulesFor>>>;

const slotsIn = (found: Found, busy: Busy, request: SlotRequest): FreeTime[] => {
  const { service, length, places, rooms, devices } = found;
  const [from, to] = [Temporal.PlainDate.from(request.from), Temporal.PlainDate.from(request.to)];
  const slots = [...places].flatMap(rules => {
    const [rule] = rules;
    if (!rule) return [];
    const [practitioner, facility] = [rule.practitioner.getEntity(), rule.facility.getEntity()];
    const { timeZone } = facility;
    // The night before reaches into the first day, and a visit of the last into the day after.
    const open = openHours(timeZone, { from: from.subtract({ days: 1 }), to: to.add({ days: 1 }) }, rules);
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
    const joinable =
      service.capacity === 1 ? [] : groupsWithASeat(busy, request, service, practitioner.id, group);
    return [...new Set([...slotStarts(open, taken, length), ...joinable])]
      .filter(start => start >= first && start < end)
      .filter(start => isOneFree(rooms, start) && isOneFree(devices, start))
      .map(start => ({
        startsAt: new Date(start),
        endsAt: new Date(start + length.visit),
        practitioner: { id: practitioner.id, name: practitioner.fullName() },
        facility: { id: facility.id, name: facility.name },
      }));
  });
  return slots.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
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

/**
 * A page of the free times, so that none is cut off without a word (K22). The cursor is the last one that was answered; what
 * is booked between two pages shortens the next, and nothing comes twice.
 */
export const freeSlotPage = async (
  planes: Planes,
  actor: Actor,
  { cursor, limit, ...request }: SlotRequest & { cursor?: string | undefined; limit: number },
) => {
  const all = await freeSlots(planes, actor, request);
  const after = cursor === undefined ? '' : decoded(cursor);
  const rest = all.filter(slot => orderOf(slot) > after);
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: last && rest.length > limit ? Buffer.from(orderOf(last)).toString('base64url') : null,
  };
};

const CURSOR = /^\S{24} [0-9a-f-]{36} [0-9a-f-]{36}$/;

const decoded = (cursor: string): string => {
  const place = Buffer.from(cursor, 'base64url').toString();
  if (!CURSOR.test(place)) throw noSuchPage();
  return place;
};

/** No two are the same: one practitioner begins one visit at a time. */
const orderOf = ({ startsAt, practitioner, facility }: FreeTime): string =>
  `${startsAt.toISOString()} ${practitioner.id} ${facility.id}`;
