import { z } from 'zod';
import { AnswerInstant, Id, LocalDate, Named, page, paging, Version, WallTime } from '../scalars.ts';

/** ISO weekday: 1 is Monday, 7 is Sunday. */
const Weekday = z.int().min(1).max(7);

const time = { from: WallTime, to: WallTime };
type Times = { from: string; to: string };

const beginsInTheDay = ({ from }: Times) => from !== '24:00';
const notInTheDay = { error: 'Please begin at 00:00 of the next day.', path: ['from'] };
const lasts = ({ from, to }: Times) => to !== from;
const endsAtOnce = { error: 'Hours must end at another time than they begin.', path: ['to'] };

/** Hours that end no later than they begin are a night and end on the next day. */
export const HoursOfDay = z.strictObject(time).refine(beginsInTheDay, notInTheDay).refine(lasts, endsAtOnce);

/** The same of every week, at a facility. */
const hours = z
  .strictObject({ facilityId: Id, weekday: Weekday, ...time })
  .refine(beginsInTheDay, notInTheDay)
  .refine(lasts, endsAtOnce);

/**
 * The whole week of a practitioner, in the wall-clock time of each facility; it replaces what was there in the version that
 * was seen.
 */
export const WeekChange = z.strictObject({
  practitionerId: Id,
  version: Version,
  hours: z.array(hours).max(100),
});

export const WeekQuery = z.strictObject({ practitionerId: Id });
export const Week = z.object({
  version: z.int(),
  items: z.array(
    z.object({ id: z.uuid(), facility: Named, weekday: z.int(), from: z.string(), to: z.string() }),
  ),
});

/** When who can be booked, in hours that begin on the local days `from` to `to` of each facility, 45 at most. */
export const OpenTimesQuery = z
  .strictObject({
    ...paging,
    practitionerId: Id.optional(),
    facilityId: Id.optional(),
    from: LocalDate,
    to: LocalDate,
  })
  .refine(q => q.to >= q.from, { error: 'The end must not lie before the start.', path: ['to'] })
  .refine(q => +new Date(q.to) - +new Date(q.from) < 45 * 86_400_000, {
    error: 'Please ask for 45 days at most.',
    path: ['to'],
  });

/** A time at which a practitioner can be booked somewhere; of one practitioner, what touches is one. */
const OpenTime = z.object({ practitioner: Named, startsAt: AnswerInstant, endsAt: AnswerInstant });
export type OpenTime = z.output<typeof OpenTime>;
/** Earliest first. */
export const OpenTimesPage = page(OpenTime);
