import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import {
  AnswerInstant,
  ByVersion,
  Count,
  Id,
  LocalDate,
  Named,
  OptionalText,
  recordFields,
  Text,
  Version,
  Whole,
} from '../scalars.ts';
import { BookingStatus, BookingWarning, Despite } from './bookings.ts';

export const Frequency = z.enum(['daily', 'weekly', 'monthly']);
export type Frequency = z.infer<typeof Frequency>;

/** What becomes of a month that is too short for the day of a monthly rule: its last day, or none (S21). */
export const ShortMonths = z.enum(['last-day', 'skip']);
export type ShortMonths = z.infer<typeof ShortMonths>;

/** Dates that one series has at most. */
export const MOST_DATES = 100;

/** The beginning of a visit on the facility's wall clock. */
const StartTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, t('Please enter a time as HH:MM.'));
/** ISO weekdays, 1 is Monday. */
const Weekdays = z.array(Count(1, 7)).max(7);

const rule = {
  frequency: Frequency,
  /** Every so many days, weeks or months. */
  interval: Count(1, 52).default(1),
  /** Of a weekly rule; without any, the weekday of the first date. */
  weekdays: Weekdays.default([]),
  shortMonths: ShortMonths.default('last-day'),
  firstDate: LocalDate,
  /** Either how many dates, or the last day on which one may be. */
  count: Count(1, MOST_DATES).optional(),
  until: LocalDate.optional(),
  time: StartTime,
};

const planned = {
  patientId: Id,
  serviceId: Id,
  practitionerId: Id,
  facilityId: Id,
  ...rule,
  /** How long each visit lasts; without it, as long as the service. */
  minutes: Count(1, 1440).optional(),
  /** The room of all of them; without it, one of the service's that is free on each date. */
  roomId: Id.optional(),
};

const endsOnce = ({ count, until }: { count?: number | undefined; until?: string | undefined }) =>
  (count === undefined) !== (until === undefined);
const wrongEnd = { error: t('Please say either how many dates, or until when.'), path: ['count'] };

/** A rule for bookings that repeat, and what they are made of. */
export const PlannedSeries = z.strictObject(planned).refine(endsOnce, wrongEnd);

/** All of its dates but those to skip are booked, or none is. */
export const NewSeries = z
  .strictObject({
    ...planned,
    /** Dates of the rule on which nothing is booked. */
    skip: z.array(LocalDate).max(MOST_DATES).default([]),
    /** Dates that begin at another time of their day, as if each had been moved alone. */
    instead: z
      .array(z.strictObject({ date: LocalDate, time: StartTime }))
      .max(MOST_DATES)
      .default([]),
    notes: OptionalText(2000),
    despite: Despite.optional(),
  })
  .refine(endsOnce, wrongEnd);

const Span = z.object({ startsAt: AnswerInstant, endsAt: AnswerInstant });

/** One date of a series before it is booked. */
export const PlannedDate = Span.extend({
  date: z.string(),
  /** What the clocks do to the time on this date, in words. */
  clocks: z.string().nullable(),
  /** Why it cannot be booked then, in words. */
  taken: z.string().nullable(),
  /** What takes a reason. */
  warnings: z.array(z.object({ kind: BookingWarning, sentence: z.string() })),
  /** When it would be free on that day instead. */
  alternative: Span.nullable(),
});
export type PlannedDate = z.output<typeof PlannedDate>;
export const SeriesPreview = z.object({ dates: z.array(PlannedDate) });

/** The dates from `from` on, or all of them without it; what has begun or is over stays. */
const scope = { id: Id, version: Version, from: LocalDate.optional() };

export const SeriesCancellation = z.strictObject({ ...scope, reason: Text(500) });

/** Taking the last cancellation back; what lies outside the hours by now takes a reason. */
export const SeriesTakingBack = ByVersion.extend({ despite: Despite.optional() });

/** Moves them by so many days, to that time, and to another practitioner where one is given. */
export const SeriesMove = z.strictObject({
  ...scope,
  days: Whole(-366, 366).default(0),
  time: StartTime,
  practitionerId: Id.optional(),
  despite: Despite.optional(),
});

/** Edits them in place, as one booking is; `date` is the one that was looked at. */
export const SeriesEdit = z.strictObject({
  ...scope,
  date: LocalDate,
  serviceId: Id.optional(),
  /** How long each visit lasts; another service brings its own length where this is left out. */
  minutes: Count(1, 1440).optional(),
  /** Put where the notes are what they are on `date`; others were written for one date alone. */
  notes: OptionalText(2000).optional(),
  despite: Despite.optional(),
});

/** Books a date that was skipped. */
export const SkippedDate = z.strictObject({
  ...{ id: Id, version: Version, date: LocalDate },
  despite: Despite.optional(),
});

/** One date of a series that is booked. */
const SeriesDate = Span.extend({
  date: z.string(),
  bookingId: z.uuid(),
  status: BookingStatus,
  /** Moved or edited alone, and so no longer moved with the others. */
  changedAlone: z.boolean(),
});

export const SeriesRow = z.object({
  ...recordFields,
  patient: Named,
  /** Its clock is the one of `time`. */
  facility: Named.extend({ timeZone: z.string() }),
  frequency: Frequency,
  interval: z.int(),
  weekdays: z.array(z.int()),
  shortMonths: ShortMonths,
  firstDate: z.string(),
  count: z.int(),
  time: z.string(),
  /** Days by which all dates were put off from those of the rule. */
  daysLater: z.int(),
  skipped: z.array(z.string()),
  /** When, and from which date on, it was cancelled last. */
  cancelledAt: AnswerInstant.nullable().default(null),
  cancelledFrom: z.string().nullable().default(null),
  dates: z.array(SeriesDate),
});
export type SeriesRow = z.output<typeof SeriesRow>;

/** A series after a change of it: how many of its bookings were changed, and how many stay because they were changed alone. */
export const ChangedSeries = SeriesRow.extend({ changed: z.int(), kept: z.int() });
