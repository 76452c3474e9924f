import { z } from 'zod';
import { currencies, MOST_MINOR_UNITS } from './currencies.ts';
import './sentences.ts';
import { t } from './i18n/translate.ts';

/** A lone surrogate cannot be stored as UTF-8 and NUL cannot be stored in PostgreSQL text at all. */
const storable = (text: string) => text.isWellFormed() && !/[^\P{Cc}\t\n\r]/u.test(text);

/** Something that leaves a mark on paper; a joiner or a blank of Braille is none. */
const isSeen = (text: string) =>
  text === '' || /[^\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);

/** Text of at most `max` characters and several lines, trimmed; it may be empty. */
export const AnyText = (max: number) =>
  z
    .string()
    .trim()
    .refine(storable, { error: t('This text holds characters that cannot be stored.'), abort: true })
    .refine(isSeen, { error: t('Please enter something that can be seen.'), abort: true })
    .max(max, { error: () => t('Please use at most {max} characters.', { max }) });

/** Required text of 1..max characters, trimmed. */
export const Text = (max: number) => AnyText(max).min(1, t('Please fill this in.'));

/** Text that may be left out; an empty field is stored as null. */
export const OptionalText = (max: number) => optional(AnyText(max));

/**
 * A name, title or number, which reaches letters and lists: without line breaks, which would forge a line there, and
 * without characters that turn the direction of what follows (K15).
 */
export const AnyLine = (max: number) =>
  AnyText(max).refine(text => !/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u.test(text), {
    error: t('Please use one line, without characters that cannot be seen.'),
  });

/** A required one. */
export const Line = (max: number) => AnyLine(max).min(1, t('Please fill this in.'));

/** One that may be left out; an empty field is stored as null. */
export const OptionalLine = (max: number) => optional(AnyLine(max));

const optional = <T extends z.ZodType<string>>(schema: T) => schema.nullish().transform(text => text || null);

export const Id = z.uuid(t('This is not a valid id.'));

/** Ids once each and in an order of their own, so that another order is no change (K23). */
export const asIdSet = (ids: string[]): string[] => [...new Set(ids)].sort();

/** A calendar date `YYYY-MM-DD` between 1880 and 2200 that really exists. */
export const LocalDate = z.iso
  .date({ error: t('Please enter a real date as YYYY-MM-DD.'), abort: true })
  .refine(
    date => date >= '1880-01-01' && date < '2200-01-01',
    t('Please enter a date between 1880 and 2199.'),
  );

/** An instant given with its offset, such as `2026-03-02T09:00:00+01:00`. */
export const Instant = z.iso
  .datetime({
    ...{ offset: true, abort: true },
    error: t('Please enter a time with its offset, such as 2026-03-02T09:00:00Z.'),
  })
  .refine(text => text >= '1900' && text < '2200', t('Please enter a time between 1900 and 2199.'))
  .transform(text => new Date(text));

/** An instant in an answer: UTC, ISO 8601 with milliseconds. */
export const AnswerInstant = z
  .union([z.date(), z.string()])
  .transform(at => new Date(at).toISOString())
  .pipe(z.iso.datetime());

/** A wall-clock time `HH:MM`; `24:00` is the end of the day. */
export const WallTime = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, t('Please enter a time as HH:MM.'));

/** An empty form field means "none". */
export const orNone = <T extends z.ZodType<string>>(schema: T) =>
  z
    .union([z.literal(''), schema])
    .nullish()
    .transform(value => value || null);

/** Asked of the platform, because its list of zones leaves out the newer names of renamed places, such as Asia/Kolkata. */
const isZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
};

/** An IANA time zone such as `Europe/Berlin`; an offset such as `+01:00` is none. */
export const TimeZone = z
  .string()
  .max(64)
  .refine(
    zone => /^[A-Z][\w+-]*(?:\/[A-Z][\w+-]*)*$/.test(zone) && isZone(zone),
    t('Please choose a time zone from the list.'),
  );

/** Neither of two zeros is below the other, so bounds let the negative one pass (I5). */
const isNegativeZero = (number: number): boolean => Object.is(number, -0);

/** A whole number of `min` to `max`, as JSON has it. */
export const Whole = (
  min: number,
  max: number,
  error = () => t('Please enter a whole number from {min} to {max}.', { min, max }),
) =>
  z
    .int({ error })
    .min(min, { error })
    .max(max, { error })
    .refine(number => !isNegativeZero(number), { error });

/** Integer minor units (cents); the currency stands beside it and limits it (`mostOf`). */
export const MinorUnits = z
  .int('Please enter an amount.')
  .min(0, t('An amount cannot be negative.'))
  .max(MOST_MINOR_UNITS, t('This amount is too large.'))
  .refine(amount => !isNegativeZero(amount), t('An amount cannot be negative.'));

/** A language, with its region where that matters, as browsers name it. */
export const Locale = z
  .string()
  .regex(/^[a-z]{2}(-[A-Z]{2})?$/, t('Please enter a language such as en or de-DE.'));

/** A code of ISO 4217. */
export const Currency = z
  .string()
  .max(3, t('Please enter a currency code such as EUR.'))
  .refine(code => currencies.includes(code), t('Please enter a currency code such as EUR.'));

/** A DNS label: lower-case letters, digits and inner hyphens. */
export const Slug = z
  .string()
  .max(63, t('Please use at most 63 characters.'))
  .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, t('Please use lower-case letters, digits and hyphens.'));

/** True and false, also as the words a REST query string carries. */
export const Flag = z
  .union([z.boolean(), z.enum(['true', 'false']).transform(word => word === 'true')])
  .pipe(z.boolean());

/** A whole number, also as the digits a REST query string carries. */
export const Count = (min: number, max: number) => {
  const error = () => t('Please enter a whole number from {min} to {max}.', { min, max });
  const digits = z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number);
  return z.union([z.int(), digits], { error }).pipe(Whole(min, max, error));
};

/** The version of a record the user was looking at, so that a stale change is noticed (ENT-3). */
export const Version = Count(1, 2_147_483_647);

/** Every list is bounded: 50 rows unless asked, 100 at most. `cursor` is what the page before answered. */
export const paging = {
  cursor: z.string().max(1000).optional(),
  limit: Count(1, 100).default(50),
};

/** Only these rows of a list, which somebody selected. */
export const chosenRows = { ids: z.array(Id).min(1).max(1000).optional() };

/** One page of a list; `nextCursor` is null on the last one. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** Names one live record; strict, as every input is. */
export const ById = z.strictObject({ id: Id });

/** Names the version of a record the user decided about. */
export const ByVersion = z.strictObject({ id: Id, version: Version });

/** What every record answers about itself. */
export const recordFields = {
  id: z.uuid(),
  version: z.int(),
  createdAt: AnswerInstant,
  updatedAt: AnswerInstant,
  deletedAt: AnswerInstant.nullable().default(null),
};

/** Someone named in an answer, for links and labels. */
export const Named = z.object({ id: z.uuid(), name: z.string() });

/** What a trashed record answers. */
export const Gone = z.object({ id: z.uuid() });

/** The answer of a call that has nothing to say but that it worked. */
export const Done = z.object({ done: z.literal(true) });

/** The input of a call that needs none. */
export const Nothing = z.void();

/** Names one record and asks for a page of something about it. */
export const ByIdPaged = z.strictObject({ ...paging, id: Id });

export const Clock = z.enum(['region', '12h', '24h']);
