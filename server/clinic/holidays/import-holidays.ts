import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { HolidayFile, ImportOutcome } from '../../../shared/clinic/holidays.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Refusal } from '../../errors.ts';
import { Holiday } from '../availability/holiday.entity.ts';
import { wallClock } from '../availability/wall-time.ts';
import { bookingsWithin, expectDecided, type TimeAtPlace } from '../dependents/bookings-within.ts';
import type { Facility } from '../facilities/facility.entity.ts';
import { findFacilities } from '../users/guard.ts';
import { readApart } from './read-apart.ts';
import type { CalendarDay, Skipped } from './read-calendar.ts';

/** What becomes of one day of a file at one facility; `known` is the holiday that is there already. */
interface Step {
  facility: Facility;
  day: CalendarDay;
  outcome: ImportOutcome;
  known?: Holiday | undefined;
}

interface Plan {
  steps: Step[];
  skipped: Skipped[];
}

/** How far ahead rules are worked out. */
const YEARS = 10;
/** So many at most in one go. */
const MOST_STEPS = 2000;

/** What an import of the file does: nothing of it is done yet. Days that are past are left out. */
export const planOf = async (em: ClinicEm, file: z.output<typeof HolidayFile>): Promise<Plan> => {
  const facilities = await findFacilities(em, [...new Set(file.facilityIds)]);
  const steps: Step[] = [];
  let skipped: Skipped[] = [];
  const reads = new Map<string, Awaited<ReturnType<typeof readApart>>>();
  for (const facility of facilities) {
    const from = Temporal.Now.plainDateISO(facility.timeZone);
    const read =
      reads.get(`${from}`) ?? (await readApart(file.calendar, { from, to: from.add({ years: YEARS }) }));
    reads.set(`${from}`, read);
    skipped = read.skipped;
    const there = await em.find(
      Holiday,
      { facility, date: { $gte: `${from}` } },
      { filters: { live: false } },
    );
    steps.push(...stepsAt(facility, read.days, there));
  }
  if (steps.length > MOST_STEPS)
    throw new Refusal('These are more than {most} days. Please choose fewer facilities.', {
      most: MOST_STEPS,
    });
  return { steps, skipped };
};

/** Two events may name the same day alike, as when a file was joined of two. */
const once = (days: readonly CalendarDay[]): CalendarDay[] => [
  ...new Map(days.map(day => [`${day.date} ${day.name}`, day])).values(),
];

const stepsAt = (facility: Facility, days: readonly CalendarDay[], there: readonly Holiday[]): Step[] => {
  const planned = once(days);
  const taken = new Set<Holiday>();
  const steps = planned.map((day): Step => {
    const same = there.filter(
      ({ date, uid, name }) => date === day.date && (uid === day.uid || name === day.name),
    );
    const known = same.find(({ deletedAt }) => !deletedAt) ?? same[0];
    if (!known) return { facility, day, outcome: 'added' };
    taken.add(known);
    if (known.deletedAt) return { facility, day, outcome: 'removed', known };
    const isRenamed = known.uid === day.uid && known.name !== day.name;
    return { facility, day, outcome: isRenamed ? 'changed' : 'known', known };
  });
  // An event that stands at another day of the same year than in the last edition was put off.
  const left = there.filter(holiday => holiday.uid && !taken.has(holiday));
  for (const step of steps) {
    if (step.outcome !== 'added') continue;
    const at = left.findIndex(
      ({ uid, date }) => uid === step.day.uid && date.slice(0, 4) === step.day.date.slice(0, 4),
    );
    const [known] = at < 0 ? [] : left.splice(at, 1);
    if (known) Object.assign(step, { outcome: known.deletedAt ? 'removed' : 'changed', known });
  }
  return steps;
};

/** The days that a plan closes; none where it changes no more than a name. */
const closedBy = ({ steps }: Plan): TimeAtPlace[] =>
  steps.map(({ facility, day: { date }, outcome, known }) => {
    const on = Temporal.PlainDate.from(date);
    const at = wallClock(facility.timeZone, { from: on, to: on });
    const closes = outcome === 'added' || (outcome === 'changed' && known?.date !== date);
    return { facilityId: facility.id, startsAt: at(date, 0), endsAt: at(date, closes ? 1440 : 0) };
  });

/** A plan in words, with the bookings to come that lie on the days it closes (S37). */
export const told = async (em: ClinicEm, plan: Plan) => {
  const { steps, skipped } = plan;
  const bookings = await bookingsWithin(em, closedBy(plan));
  const days = steps.map(({ facility, day: { date, name }, outcome }, n) => ({
    facility: { id: facility.id, name: facility.name },
    ...{ date, name, outcome, bookings: bookings[n]?.count ?? 0 },
  }));
  return { days: days.sort((a, b) => (a.date < b.date ? -1 : 1)), skipped };
};

/** Does what was planned, unless bookings lie on its days and nobody said that they may stay (K9). */
export const carryOut = async (em: ClinicEm, plan: Plan, decided: { keepBookings: boolean }) => {
  await expectDecided(em, closedBy(plan), decided);
  for (const { facility, day, outcome, known } of plan.steps) {
    if (outcome === 'added') em.create(Holiday, { facility, ...day, fromMinute: 0, toMinute: 1440 });
    if (outcome === 'changed' && known) Object.assign(known, { date: day.date, name: day.name });
  }
};
