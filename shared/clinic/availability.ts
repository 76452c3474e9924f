import { z } from 'zod';
import { Id, Named, Version, WallTime } from '../scalars.ts';

/** ISO weekday: 1 is Monday, 7 is Sunday. */
const Weekday = z.int().min(1).max(7);

/** Hours that end no later than they begin are a night and end on the next day. */
const hours = z
  .strictObject({ facilityId: Id, weekday: Weekday, from: WallTime, to: WallTime })
  .refine(h => h.from !== '24:00', { error: 'Please begin at 00:00 of the next day.', path: ['from'] })
  .refine(h => h.to !== h.from, { error: 'Hours must end at another time than they begin.', path: ['to'] });

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
