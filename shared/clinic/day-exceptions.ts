import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import { Flag, Id, LocalDate, Named, OptionalText, page, paging, recordFields, Version } from '../scalars.ts';
import { areApart, HoursOfDay } from './availability.ts';

/** Whether bookings to come may stay in the time that is closed; otherwise they are told of and nothing is saved. */
const keepBookings = Flag.default(false);

const fields = {
  practitionerId: Id,
  facilityId: Id,
  /** A local date of the facility. */
  date: LocalDate,
  /** Instead of the hours that begin on this weekday; none is closed. */
  hours: z.array(HoursOfDay).max(10).refine(areApart, t('These hours overlap.')),
  note: OptionalText(200),
};

export const NewDayException = z.strictObject({ ...fields, keepBookings });
export const DayExceptionChange = z.strictObject({
  ...z.object(fields).partial().shape,
  id: Id,
  version: Version,
  keepBookings,
});

/** From a local date on, where one is given. */
export const DayExceptionQuery = z.strictObject({
  ...paging,
  practitionerId: Id.optional(),
  facilityId: Id.optional(),
  since: LocalDate.optional(),
  trashed: Flag.default(false),
});

export const DayException = z.object({
  ...recordFields,
  practitioner: Named,
  facility: Named,
  date: z.string(),
  hours: z.array(z.object({ from: z.string(), to: z.string() })),
  note: z.string().nullable().default(null),
});
export type DayException = z.output<typeof DayException>;
export const DayExceptionPage = page(DayException);
