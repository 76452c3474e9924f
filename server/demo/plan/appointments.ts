import type { Faker } from '@faker-js/faker';
import { Temporal } from 'temporal-polyfill';
import type { BookingStatus } from '../../../shared/clinic/bookings.ts';
import { DAY } from '../../../shared/durations.ts';
import type { Blueprint, Member } from '../blueprints/blueprint.ts';
import { demoFaker } from '../factories/demo-faker.ts';
import { bookingNotes } from '../factories/factories.ts';
import { phrasesFor } from '../factories/phrases.ts';
import { recordId } from '../factories/record-id.ts';
import { isClosedFor } from './closures.ts';
import { facilityId, instantAt, memberId, type PlannedPatient, serviceId, someone } from './people.ts';
import { type Fate, statusFor } from './status.ts';

/** An appointment as the demo wants it to be by now. */
export interface PlannedBooking {
  id: string;
  patientId: string;
  serviceId: string;
  practitionerId: string;
  facilityId: string;
  startsAt: Date;
  endsAt: Date;
  busyUntil: Date;
  status: BookingStatus;
  notes: string | null;
  cancellationReason: string | null;
  bookedBy: string;
  bookedAt: Date;
}

/** When the demo is alive, and how many days it reaches into the past and into the future. */
export interface Span {
  now: Date;
  reachDays: number;
}

const GRID_MINUTES = 5;

/**
 * The appointments around `now`. What may happen on a date depends on that date alone, and how much of it happens on how
 * far away it is: so a later run finds what an earlier one made, and adds what has come nearer since.
 */
export const plannedBookings = (
  blueprint: Blueprint,
  patients: PlannedPatient[],
  { now, reachDays }: Span,
): PlannedBooking[] => {
  const today = Temporal.Instant.fromEpochMilliseconds(+now)
    .toZonedDateTimeISO(blueprint.timeZone)
    .toPlainDate();
  const known = patients.filter(patient => !patient.trashed && patient.fields.status === 'active');
  return Array.from({ length: 2 * reachDays + 1 }, (_, n) => n - reachDays).flatMap(offset =>
    dayOf({ blueprint, known, now, date: today.add({ days: offset }), offset }),
  );
};

interface Day {
  blueprint: Blueprint;
  known: PlannedPatient[];
  now: Date;
  date: Temporal.PlainDate;
  offset: number;
}

/** How likely a free time is taken: a clinic that has grown, is well booked these days, and less so far ahead. */
const density = (offset: number): number => {
  if (Math.abs(offset) <= 3) return 0.85;
  return offset < 0 ? 0.22 + 0.5 * Math.exp(offset / 45) : 0.03 + 0.69 * Math.exp(-offset / 25);
};

const dayOf = (day: Day): PlannedBooking[] => {
  const { blueprint, date, offset } = day;
  const faker = demoFaker(blueprint.locale, blueprint.seed, blueprint.slug, date.toString());
  // Nobody comes twice a day, which also keeps a patient's bookings from overlapping.
  const seenToday = new Set<string>();
  const candidates = blueprint.members.flatMap(member =>
    shiftsOn(member, date.dayOfWeek).flatMap(shift => shiftOf(day, member, shift, faker)),
  );
  return candidates
    .filter(({ chance, planned }) => chance < density(offset) && !isClosedFor(blueprint, date, planned))
    .flatMap(({ planned, whose }) => {
      const patient = freePatient(day.known, whose, planned.bookedAt, seenToday);
      if (!patient) return [];
      seenToday.add(patient.id);
      return [{ ...planned, patientId: patient.id }];
    });
};

type Shift = NonNullable<Member['hours']>[number];

const shiftsOn = ({ hours = [] }: Member, weekday: number): Shift[] =>
  hours.filter(shift => shift.weekdays.includes(weekday));

/** Every time of a shift with what would happen then: the same draws whether or not it does. */
const shiftOf = ({ blueprint, now, date }: Day, member: Member, shift: Shift, faker: Faker) => {
  const offers = blueprint.services
    .map(service => ({ value: service, weight: service.demand }))
    .filter(o => o.weight > 0);
  const facility = blueprint.facilities[shift.facility];
  const found: { chance: number; whose: number; planned: Omit<PlannedBooking, 'patientId'> }[] = [];
  for (let minute = minuteOf(shift.from); ; ) {
    const service = faker.helpers.weightedArrayElement(offers);
    if (minute + service.minutes > minuteOf(shift.to) || !facility) return found;
    const startsAt = instantAt(date, minute, facility.timeZone);
    const endsAt = new Date(+startsAt + service.minutes * 60_000);
    const fate: Fate = {
      turn: faker.number.float(),
      firm: faker.number.float(),
      punctual: faker.number.float(),
    };
    const status = statusFor(fate, { startsAt, endsAt }, now);
    const practitionerId = memberId(blueprint, member);
    const notes = bookingNotes(faker);
    const reason = faker.helpers.arrayElement(phrasesFor(faker).cancellations);
    const leadDays = faker.number.float({ min: 0.5, max: 28 });
    const desk = faker.helpers.arrayElement(['staff', 'staff', 'staff', 'admin', 'provider'] as const);
    found.push({
      chance: faker.number.float(),
      whose: faker.number.float(),
      planned: {
        id: recordId(blueprint.slug, 'booking', date.toString(), member.login, minute),
        serviceId: serviceId(blueprint, service.slug),
        practitionerId,
        facilityId: facilityId(blueprint, shift.facility),
        startsAt,
        endsAt,
        busyUntil: new Date(+endsAt + service.buffer * 60_000),
        status,
        notes,
        cancellationReason: status === 'cancelled' ? reason : null,
        bookedBy: desk === 'provider' ? practitionerId : someone(blueprint, desk),
        bookedAt: bookedAt(startsAt, leadDays, now),
      },
    });
    minute += Math.ceil((service.minutes + service.buffer) / GRID_MINUTES) * GRID_MINUTES;
  }
};

/** Some time before the appointment, and never in the future. */
const bookedAt = (startsAt: Date, leadDays: number, now: Date): Date => {
  const before = +startsAt - leadDays * DAY;
  return new Date(before < +now ? before : +now - leadDays * DAY);
};

/** The patient a draw falls on, or the next who was known by then and does not come that day anyway. */
const freePatient = (known: PlannedPatient[], whose: number, by: Date, seenToday: Set<string>) => {
  const first = Math.floor(whose * known.length);
  return [...known.slice(first), ...known.slice(0, first)].find(
    p => p.admittedAt < by && !seenToday.has(p.id),
  );
};

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
