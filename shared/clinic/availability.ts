import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import { AnswerInstant, Id, LocalDate, Named, page, paging, Version, WallTime } from '../scalars.ts';

/** ISO weekday: 1 is Monday, 7 is Sunday. */
const Weekday = z.int().min(1).max(7);

const time = { from: WallTime, to: WallTime };
type Times = { from: string; to: string };

const beginsInTheDay = ({ from }: Times) => from !== '24:00';
const notInTheDay = { error: t('Please begin at 00:00 of the next day.'), path: ['from'] };
const lasts = ({ from, to }: Times) => to !== from;
const endsAtOnce = { error: t('Hours must end at another time than they begin.'), path: ['to'] };

/** Hours that end no later than they begin are a night and end on the next day. */
export const HoursOfDay = z.strictObject(time).refine(beginsInTheDay, notInTheDay).refine(lasts, endsAtOnce);

/** Whether no two of these meet. A week has an end and a beginning that touch. */
const areApartIn = (minutes: number, spans: { start: number; end: number }[]): boolean => {
  const inOrder = spans.toSorted((a, b) => a.start - b.start);
  const [first] = inOrder;
  const after = first ? [...inOrder, { start: first.start + minutes, end: first.end + minutes }] : [];
  return after.every(({ start }, n) => start >= (after[n - 1]?.end ?? 0));
};

const DAY = 24 * 60;
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The minutes of hours after the midnight of their day; a night ends past the next one. */
export const minutesBetween = ({ from, to }: Times): { start: number; end: number } => ({
  start: minuteOf(from),
  end: minuteOf(to) + (to <= from ? DAY : 0),
});

/** Whether no two hours that begin on one day meet. */
export const areApart = (hours: Times[]): boolean => areApartIn(7 * DAY, hours.map(minutesBetween));

/** The same of hours of a week, the last night of which may reach into the first day. */
const areApartAllWeek = (hours: (Times & { weekday: number })[]): boolean =>
  areApartIn(
    7 * DAY,
    hours.map(({ weekday, ...times }) => {
      const { start, end } = minutesBetween(times);
      return { start: start + weekday * DAY, end: end + weekday * DAY };
    }),
  );

const beginsFirst = (a: Times & { weekday: number }, b: Times & { weekday: number }): number =>
  a.weekday - b.weekday || (a.from < b.from ? -1 : 1);

/** When a facility is open in usual weeks, in the order of the week; none is not told. */
export const OpeningHours = z
  .array(
    z
      .strictObject({ weekday: Weekday, ...time })
      .refine(beginsInTheDay, notInTheDay)
      .refine(lasts, endsAtOnce),
  )
  .max(50)
  .refine(areApartAllWeek, t('These hours overlap.'))
  .transform(hours => hours.toSorted(beginsFirst));
export type OpeningHours = z.output<typeof OpeningHours>;
/** The same in an answer. */
export const OpeningHoursAnswer = z.array(z.object({ weekday: z.int(), from: z.string(), to: z.string() }));

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
  .refine(q => q.to >= q.from, { error: t('The end must not lie before the start.'), path: ['to'] })
  .refine(q => +new Date(q.to) - +new Date(q.from) < 45 * 86_400_000, {
    error: t('Please ask for 45 days at most.'),
    path: ['to'],
  });

/** A time at which a practitioner can be booked somewhere; of one practitioner, what touches is one. */
const OpenTime = z.object({ practitioner: Named, startsAt: AnswerInstant, endsAt: AnswerInstant });
export type OpenTime = z.output<typeof OpenTime>;
/** Earliest first. */
export const OpenTimesPage = page(OpenTime);

/** The seven days of a facility that begin with `from`, whichever weekday that is. */
export const TeamWeekQuery = z.strictObject({ ...paging, facilityId: Id, from: LocalDate });

const PartOfDay = z.object({ from: z.string(), to: z.string() });

/** A day of a practitioner, all of it on the wall clock of the facility. */
const TeamDay = z.object({
  practitioner: Named,
  /** Whether they have weekly hours there at all, or hours on one of these days. */
  hasHours: z.boolean(),
  date: z.string(),
  /** Hours that begin on this day; those that end no later than they begin end on the next one. */
  open: z.array(PartOfDay),
  openMinutes: z.int(),
  /** Parts of the day in which the practitioner is away; why is not told. */
  away: z.array(PartOfDay),
  /** Those that begin on this day and are not cancelled. */
  bookings: z.int(),
});
export type TeamDay = z.output<typeof TeamDay>;

/** By the names of the practitioners, and each by the days. */
export const TeamWeek = page(TeamDay).extend({
  facility: Named,
  timeZone: z.string(),
  openingHours: OpeningHoursAnswer,
  holidays: z.array(PartOfDay.extend({ date: z.string(), name: z.string() })),
});
export type TeamWeek = z.output<typeof TeamWeek>;
