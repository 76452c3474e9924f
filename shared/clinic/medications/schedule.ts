import { z } from 'zod';
import { Decimal } from '../../decimal.ts';
import { t } from '../../i18n/translate.ts';
import { Line, WallTime, Whole } from '../../scalars.ts';

const times = z
  .array(WallTime)
  .max(12, { error: () => t('Please keep to twelve times a day.') })
  .overwrite(all => [...new Set(all)].sort());
const someTimes = times.refine(all => all.length > 0, t('Please enter at least one time of day.'));

/** How often something is taken; each kind knows its own fields only, so that none of another is left behind (CR8). */
export const Rhythm = z.discriminatedUnion('kind', [
  /** At these times, each day or each so many days. */
  z.strictObject({ kind: z.literal('days'), everyDays: Whole(1, 365), times: someTimes }),
  z.strictObject({ kind: z.literal('hours'), everyHours: Whole(1, 72) }),
  /** On these days of each so many weeks; Monday is 1. */
  z.strictObject({
    kind: z.literal('weeks'),
    everyWeeks: Whole(1, 52),
    weekdays: z
      .array(Whole(1, 7))
      .min(1, t('Please choose at least one day of the week.'))
      .max(7)
      .overwrite(days => [...new Set(days)].sort((one, other) => one - other)),
    times,
  }),
  /** So many days on, then so many off, such as three weeks of four. */
  z.strictObject({
    kind: z.literal('cycle'),
    daysOn: Whole(1, 365),
    daysOff: Whole(1, 365),
    times: someTimes,
  }),
  z.strictObject({ kind: z.literal('once') }),
  /** Only together with a need. */
  z.strictObject({ kind: z.literal('need') }),
]);
export type Rhythm = z.output<typeof Rhythm>;

export const WithMeals = z.enum(['any', 'before', 'with', 'after', 'empty']);
export type WithMeals = z.output<typeof WithMeals>;

/** Beside the rhythm and none of its kinds, so that "twice a day, if needed" can be said (CR8). */
const AsNeeded = z.strictObject({
  /** For what, such as pain. */
  reason: Line(200),
  leastHours: Whole(1, 168).nullable().default(null),
  /** In the unit of the dose. */
  mostPerDay: Decimal,
});

export const Schedule = z
  .strictObject({
    rhythm: Rhythm,
    meals: WithMeals.default('any'),
    asNeeded: AsNeeded.nullable().default(null),
  })
  .refine(({ rhythm, asNeeded }) => rhythm.kind !== 'need' || asNeeded, {
    error: t('What is taken as needed has a reason and a maximum for a day.'),
    path: ['asNeeded'],
  });
export type Schedule = z.output<typeof Schedule>;
