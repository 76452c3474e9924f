import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { PlannedSeries, SeriesPreview } from '../../../shared/clinic/series.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import type { Planes } from '../../data/orm/planes.ts';
import type { Actor } from '../../data/records/actor.ts';
import { type Warning, warningsOf } from '../bookings/expect-bookable.ts';
import { freeSlots } from '../bookings/free-times/free-slots.ts';
import type { FreeTime } from '../bookings/free-times/slots-at-places.ts';
import { Room } from '../resources/room.entity.ts';
import type { Occurrence } from './dates/occurrences.ts';
import { planSeries } from './planned-series.ts';
import { takenDates } from './taken-dates.ts';

type Planned = z.output<typeof PlannedSeries>;
interface Context {
  planes: Planes;
  actor: Actor;
}

/** Every date of a rule, with what speaks against it and, where it is taken, the next free time of that day. */
export const previewSeries = async (
  { planes, actor }: Context,
  input: Planned,
): Promise<z.input<typeof SeriesPreview>> => {
  const { parts, occurrences, warnings } = await asActor(
    planes,
    actor,
    async em => {
      const plan = await planSeries(em, input);
      if (input.roomId) await em.findOneOrFail(Room, { id: input.roomId });
      const warned = new Map<string, Warning[]>();
      for (const { date, startsAt, endsAt } of plan.occurrences)
        warned.set(date, await warningsOf(em, { ...plan.parts, startsAt, endsAt, hours: plan.hours }));
      return { ...plan, warnings: warned };
    },
    { readOnly: true },
  );
  const { practitionerId, patientId, facilityId } = input;
  const taken = await takenDates(
    { planes, actor },
    occurrences.map(({ date, startsAt, endsAt }) => ({
      ...{ date, startsAt, endsAt, service: parts.service, practitionerId, patientId, facilityId },
      things: input.roomId ? [input.roomId] : [],
    })),
  );
  const free = await freeOn({ planes, actor }, input, [...taken.keys()]);
  const { timeZone } = parts.facility;
  return {
    dates: occurrences.map(occurrence => ({
      ...occurrence,
      taken: taken.get(occurrence.date) ?? null,
      warnings: warnings.get(occurrence.date) ?? [],
      alternative: taken.has(occurrence.date) ? nextOf(free, occurrence, timeZone) : null,
    })),
  };
};

/** The free times of all days from the first to the last of these. */
const freeOn = async ({ planes, actor }: Context, input: Planned, dates: string[]): Promise<FreeTime[]> => {
  const [from, to] = [dates.at(0), dates.at(-1)];
  if (!from || !to) return [];
  const { serviceId, practitionerId, patientId, facilityId, minutes } = input;
  return freeSlots(planes, actor, {
    ...{ serviceId, practitionerId, patientId, facilityId, minutes, from, to },
    notBefore: new Date(),
  });
};

/** The next free time of the day, or the first where there is none later on. */
const nextOf = (free: FreeTime[], { date, startsAt }: Occurrence, timeZone: string) => {
  const thatDay = free.filter(
    slot =>
      Temporal.Instant.fromEpochMilliseconds(+slot.startsAt)
        .toZonedDateTimeISO(timeZone)
        .toPlainDate()
        .toString() === date,
  );
  const next = thatDay.find(slot => slot.startsAt > startsAt) ?? thatDay[0];
  return next ? { startsAt: next.startsAt, endsAt: next.endsAt } : null;
};
