import { z } from 'zod';
import { DAY } from '../durations.ts';
import { t } from '../i18n/translate.ts';
import {
  Flag,
  Id,
  LocalDate,
  Named,
  OptionalText,
  page,
  paging,
  recordFields,
  Version,
  WallTime,
} from '../scalars.ts';

/** Part of a day for a meeting, weeks for a vacation: nobody is booked while they are away. */
export const TimeOffKind = z.enum(['vacation', 'sick', 'training', 'meeting', 'other']);
export type TimeOffKind = z.infer<typeof TimeOffKind>;

/** Parental leave lasts three years. */
const MOST_DAYS = 1096;

const fields = {
  practitionerId: Id,
  kind: TimeOffKind,
  /** Local dates, both included. */
  startsOn: LocalDate,
  endsOn: LocalDate,
  /** From this time of the first day to this time of the last, on the clock of each facility; whole days unless told. */
  from: WallTime,
  to: WallTime,
  note: OptionalText(500),
};

/** Whether bookings to come may stay in the time that is closed; otherwise they are told of and nothing is saved. */
const keepBookings = Flag.default(false);

type Span = { [Field in 'startsOn' | 'endsOn' | 'from' | 'to']?: string | undefined };

/** What of a change is not given is checked with what is there, by the record itself. */
const checked = <Schema extends z.ZodType<Span>>(schema: Schema): Schema =>
  schema
    .refine(
      ({ startsOn, endsOn, from, to }) =>
        !startsOn || !endsOn || endsOn > startsOn || (endsOn === startsOn && (!from || !to || to > from)),
      { error: t('It must end after it starts.'), path: ['endsOn'] },
    )
    .refine(
      ({ startsOn, endsOn }) =>
        !startsOn || !endsOn || +new Date(endsOn) - +new Date(startsOn) < MOST_DAYS * DAY,
      { error: t('Please choose three years at most.'), path: ['endsOn'] },
    );

export const NewTimeOff = checked(
  z.strictObject({
    ...fields,
    from: WallTime.default('00:00'),
    to: WallTime.default('24:00'),
    keepBookings,
  }),
);
export const TimeOffChange = checked(
  z.strictObject({ ...z.object(fields).partial().shape, id: Id, version: Version, keepBookings }),
);

/** What is not over on a local date, where one is given. */
export const TimeOffQuery = z.strictObject({
  ...paging,
  practitionerId: Id.optional(),
  since: LocalDate.optional(),
  trashed: Flag.default(false),
});

export const TimeOff = z.object({
  ...recordFields,
  practitioner: Named,
  kind: TimeOffKind,
  startsOn: z.string(),
  endsOn: z.string(),
  from: z.string(),
  to: z.string(),
  note: z.string().nullable().default(null),
});
export type TimeOff = z.output<typeof TimeOff>;
export const TimeOffPage = page(TimeOff);
