import { Temporal } from 'temporal-polyfill';
import { openHours } from '../../availability/open-hours.ts';
import type { Place } from '../../availability/places.ts';
import { joined } from '../../availability/spans.ts';
import type { Service } from '../../services/service.entity.ts';
import { groupParty } from '../booking/party.ts';
import type { Busy, Taken } from './busy-times.ts';
import { type Length, slotStarts } from './slot-starts.ts';

export interface SlotRequest {
  serviceId: string;
  practitionerId?: string | undefined;
  facilityId?: string | undefined;
  /** Somebody who must be free as well. */
  patientId?: string | undefined;
  /** The booking that is to be moved, which does not stand in its own way. */
  bookingId?: string | undefined;
  /** The hold that is given up for it, likewise. */
  holdId?: string | undefined;
  /** Local dates of the facility, both included. */
  from: string;
  to: string;
  /** Slots that begin earlier are not offered. */
  notBefore: Date;
  /** Offered where it is free, though it may be none of the steps. */
  alsoAt?: Date | undefined;
  /** How long the patient is to be seen for, where that is not the length of the service. */
  minutes?: number | undefined;
}

/** A time at which the service can be had, with whom and where. */
export interface FreeTime {
  startsAt: Date;
  endsAt: Date;
  practitioner: { id: string; name: string };
  facility: { id: string; name: string };
}

/** The night before reaches into the first day, and a visit of the last into the day after. */
export const daysOf = ({ from, to }: SlotRequest) => ({
  from: Temporal.PlainDate.from(from).subtract({ days: 1 }),
  to: Temporal.PlainDate.from(to).add({ days: 1 }),
});

/** Who gives a service where and when, and the rooms and devices there are for it. */
export interface Given {
  service: Service;
  length: Length;
  /** How many share a time. */
  seats: number;
  places: Place[];
  /** By facility; undefined where none is needed. */
  rooms: Map<string, { id: string }[]> | undefined;
  devices: Map<string, { id: string }[]> | undefined;
}

/** The free times of all places, earliest first. */
export const slotsAt = (found: Given, busy: Busy, request: SlotRequest): FreeTime[] => {
  const { service, length, seats, places, rooms, devices } = found;
  const [from, to] = [Temporal.PlainDate.from(request.from), Temporal.PlainDate.from(request.to)];
  // A buffer is the practitioner's, so the patient may be expected elsewhere in it (S3).
  const suitsPatient = (start: number) =>
    (busy.get(request.patientId ?? '') ?? []).every(
      ({ startsAt, endsAt }) => startsAt >= start + length.visit || endsAt <= start,
    );
  const slots = places.toSorted(byIds).flatMap(({ practitioner, facility, hours }) => {
    const { timeZone } = hours;
    const open = openHours(hours, daysOf(request));
    const taken = busy.get(practitioner.id) ?? [];
    const first = Math.max(from.toZonedDateTime(timeZone).epochMilliseconds, +request.notBefore);
    const end = to.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
    const group = (start: number) =>
      seats > 1
        ? groupParty({
            ...{ serviceId: service.id, practitionerId: practitioner.id, facilityId: facility.id },
            startsAt: new Date(start),
          })
        : undefined;
    /** But for the group that is joined, if one is. */
    const isFree = (of: readonly Taken[], start: number) =>
      of.every(
        ({ startsAt, endsAt, party }) =>
          startsAt >= start + length.visit + length.buffer || endsAt <= start || party === group(start),
      );
    const isOneFree = (of: typeof rooms, start: number) =>
      !of || (of.get(facility.id) ?? []).some(({ id }) => isFree(busy.get(id) ?? [], start));
    const whole = joined(open);
    const isOpen = (start: number) =>
      whole.some(({ startsAt, endsAt }) => startsAt <= start && start + length.visit <= endsAt);
    const groups = groupsWithASeat(taken, seats, group);
    // The service may last longer by now than when the group began (S5).
    const more = [...groups, ...(request.alsoAt ? [+request.alsoAt] : [])];
    const between = more.filter(start => isOpen(start) && isFree(taken, start));
    return [...new Set([...slotStarts(open, taken, length), ...between])]
      .filter(start => start >= first && start < end && suitsPatient(start))
      .filter(start => isOneFree(rooms, start) && isOneFree(devices, start))
      .map(start => ({
        startsAt: new Date(start),
        endsAt: new Date(start + length.visit),
        practitioner,
        facility,
      }));
  });
  // Thousands of them fall on some hundred instants, and within each they are in order already.
  const byStart = Map.groupBy(slots, ({ startsAt }) => +startsAt);
  return [...byStart].sort(([a], [b]) => a - b).flatMap(([, same]) => same);
};

/** When groups of the service begin that have a seat left. */
const groupsWithASeat = (
  taken: readonly Taken[],
  capacity: number,
  group: (start: number) => string | undefined,
): number[] => {
  const own = taken.filter(({ startsAt, party }) => party === group(startsAt));
  return [...Map.groupBy(own, ({ startsAt }) => startsAt)]
    .filter(([, seats]) => seats.length < capacity)
    .map(([start]) => start);
};

/** No two are the same: one practitioner begins one visit at a time. */
export const orderOf = ({ startsAt, practitioner, facility }: FreeTime): string =>
  `${startsAt.toISOString()} ${practitioner.id} ${facility.id}`;

const byIds = (a: Place, b: Place): number => (idsOf(a) < idsOf(b) ? -1 : 1);
const idsOf = ({ practitioner, facility }: Place): string => `${practitioner.id} ${facility.id}`;
