import { z } from 'zod';
import { DAY } from '../durations.ts';
import { t } from '../i18n/translate.ts';
import { LocalDate, Named } from '../scalars.ts';

/** What is counted together; a week begins on the clinic's first day of it. */
export const Period = z.enum(['day', 'week', 'month']);
export type Period = z.output<typeof Period>;

/** The spans that the home page can begin with, up to today: whole weeks or months, the last of which goes on. */
export const UsualSpan = z.enum(['4-weeks', '12-weeks', '12-months']);
export type UsualSpan = z.output<typeof UsualSpan>;

/** The longest span of days, and the longest that is told day by day. */
export const MOST_DAYS = 400;
export const MOST_SINGLE_DAYS = 62;

const daysIn = ({ from, to }: { from: string; to: string }) => (+new Date(to) - +new Date(from)) / DAY + 1;

/** The figures of some local days of the clinic, both included. */
export const FiguresQuery = z
  .strictObject({ from: LocalDate, to: LocalDate, per: Period.default('week') })
  .refine(q => q.to >= q.from, { error: t('The end must not lie before the start.'), path: ['to'] })
  .refine(q => daysIn(q) <= MOST_DAYS, {
    error: () => t('Please ask for {days} days at most.', { days: MOST_DAYS }),
    path: ['to'],
  })
  .refine(q => q.per !== 'day' || daysIn(q) <= MOST_SINGLE_DAYS, {
    error: () => t('Please ask for {days} days at most, or by weeks or months.', { days: MOST_SINGLE_DAYS }),
    path: ['per'],
  });

/** What became of bookings, by the day on which they begin. */
const outcomes = {
  /** All but those that were cancelled in time. */
  bookings: z.int(),
  completed: z.int(),
  cancelled: z.int(),
  noShows: z.int(),
};
/** Minutes in which patients are or were seen, those of a group once; no-shows and what was cancelled left out. */
const bookedMinutes = z.int();
/** Minutes in which practitioners can be booked: their hours without holidays and time off. */
const openMinutes = z.int();

export const Figures = z.object({
  ...outcomes,
  /** What was cancelled later than so many hours before it began is counted as a no-show; 0 is nothing of it. */
  lateCancelHours: z.int(),
  /** How much of the open hours the clinic wants to be booked, in percent; 0 is not said. */
  targetUtilisation: z.int(),
  bookedMinutes,
  openMinutes,
  /** Each from its first day on, in order; the first and the last may be cut by the span. */
  periods: z.array(z.object({ from: z.string(), ...outcomes })),
  byPractitioner: z.array(z.object({ practitioner: Named, ...outcomes, bookedMinutes, openMinutes })),
  byFacility: z.array(z.object({ facility: Named, ...outcomes, bookedMinutes, openMinutes })),
  byService: z.array(z.object({ service: Named.extend({ color: z.string() }), ...outcomes })),
});
export type Figures = z.output<typeof Figures>;

/** Minor units of the currency. */
const amount = z.int();

/** Prices of what was completed, as they were when it was booked, by the day on which it began. */
const RevenueIn = z.object({
  currency: z.string(),
  amount,
  periods: z.array(z.object({ from: z.string(), amount })),
  byPractitioner: z.array(z.object({ practitioner: Named, amount })),
  byService: z.array(z.object({ service: Named.extend({ color: z.string() }), amount })),
});
export type RevenueIn = z.output<typeof RevenueIn>;
/** In each currency by itself, the clinic's own first. Amounts of two currencies have no sum. */
export const Revenue = z.object({ items: z.array(RevenueIn) });
