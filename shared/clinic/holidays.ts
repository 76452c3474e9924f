import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import {
  Flag,
  Id,
  Line,
  LocalDate,
  Named,
  page,
  paging,
  recordFields,
  Version,
  WallTime,
} from '../scalars.ts';

const fields = {
  facilityId: Id,
  /** A local date of the facility. */
  date: LocalDate,
  name: Line(120),
  /** The part of the day that is closed; all of it unless told. */
  from: WallTime,
  to: WallTime,
};

/** Whether bookings to come may stay in the time that is closed; otherwise they are told of and nothing is saved. */
const keepBookings = Flag.default(false);

type Part = { [Field in 'from' | 'to']?: string | undefined };
const endsLater = ({ from, to }: Part) => !from || !to || to > from;
const tooEarly = { error: t('It must end after it starts.'), path: ['to'] };

export const NewHoliday = z
  .strictObject({
    ...fields,
    from: WallTime.default('00:00'),
    to: WallTime.default('24:00'),
    keepBookings,
  })
  .refine(endsLater, tooEarly);
export const HolidayChange = z
  .strictObject({ ...z.object(fields).partial().shape, id: Id, version: Version, keepBookings })
  .refine(endsLater, tooEarly);

/** From a local date on, where one is given. */
export const HolidayQuery = z.strictObject({
  ...paging,
  facilityId: Id.optional(),
  since: LocalDate.optional(),
  trashed: Flag.default(false),
});

export const Holiday = z.object({
  ...recordFields,
  facility: Named,
  date: z.string(),
  name: z.string(),
  from: z.string(),
  to: z.string(),
});
export type Holiday = z.output<typeof Holiday>;
export const HolidayPage = page(Holiday);

/** What a file of holidays may hold; the largest that countries publish have a tenth of it. */
export const MOST_CHARACTERS = 500_000;

const Calendar = z
  .string(t('Please choose a calendar file.'))
  .max(MOST_CHARACTERS, t('This calendar is too large. Please choose one of 500,000 characters at most.'))
  .refine(
    text => /^\uFEFF?\s*BEGIN:VCALENDAR\s/i.test(text) && !text.includes('\0') && text.isWellFormed(),
    t('This is no calendar file. Please choose one that ends in .ics.'),
  );

/** A file of public holidays (iCalendar, RFC 5545) for some facilities. */
export const HolidayFile = z.strictObject({
  facilityIds: z.array(Id).min(1, t('Please choose a facility.')).max(50),
  calendar: Calendar,
  keepBookings,
});

/** What an import does with a day of the file; `removed` was put into the trash and stays there. */
export const ImportOutcome = z.enum(['added', 'changed', 'known', 'removed']);
export type ImportOutcome = z.infer<typeof ImportOutcome>;

const ImportedDay = z.object({
  facility: Named,
  date: z.string(),
  name: z.string(),
  outcome: ImportOutcome,
  /** Bookings to come that lie on it, where it is added or changed. */
  bookings: z.int(),
});
/** What was done with each day that was understood, and what was not understood, and why. */
export const HolidayImport = z.object({
  days: z.array(ImportedDay),
  skipped: z.array(z.object({ name: z.string(), reason: z.string() })),
});
export type HolidayImport = z.output<typeof HolidayImport>;
