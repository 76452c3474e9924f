import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import {
  AnswerInstant,
  Id,
  Instant,
  Named,
  OptionalText,
  page,
  paging,
  recordFields,
  Version,
} from '../scalars.ts';
import { Despite } from './bookings.ts';
import { AlikePatients } from './patients.ts';

/**
 * `unconfirmed` until its e-mail address is confirmed, then `waiting` for the desk or `confirmed` at once; `booked` once it is
 * given to a patient.
 */
export const BookingRequestStatus = z.enum([
  ...(['unconfirmed', 'waiting', 'confirmed', 'booked', 'declined', 'cancelled'] as const),
]);
export type BookingRequestStatus = z.output<typeof BookingRequestStatus>;

/** Those that keep a time and want a patient. */
export const openStatuses = ['waiting', 'confirmed'] as const satisfies BookingRequestStatus[];

const filters = {
  /** `open` are those that wait for somebody at the desk. */
  status: z.enum(['open', ...BookingRequestStatus.options]).default('open'),
  /** Those that meet this span, for the calendar; given together. */
  from: Instant.optional(),
  to: Instant.optional(),
};

const inOrder = <Query extends z.ZodType<{ from?: Date | undefined; to?: Date | undefined }>>(query: Query) =>
  query.refine(({ from, to }) => (from === undefined) === (to === undefined) && !(from && to && to <= from), {
    error: t('The end must lie after the start.'),
    path: ['to'],
  });

export const BookingRequestQuery = inOrder(z.strictObject({ ...paging, ...filters }));

/** All of a list, however many pages it has. */
export const BookingRequestsToExport = inOrder(z.strictObject(filters));

/** What somebody without an account asked for, as the desk sees it. */
export const BookingRequest = z.object({
  ...recordFields,
  status: BookingRequestStatus,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  phone: z.string(),
  birthDate: z.string().nullable().default(null),
  note: z.string().nullable().default(null),
  reason: z.string().nullable().default(null),
  service: Named,
  practitioner: Named,
  facility: Named,
  startsAt: AnswerInstant,
  endsAt: AnswerInstant,
  bookingId: z.uuid().nullable(),
});
export type BookingRequest = z.output<typeof BookingRequest>;
export const BookingRequestPage = page(BookingRequest);

/** How many wait for a decision. */
export const BookingRequestCount = z.object({ open: z.int() });

export const BookingRequestByVersion = z.strictObject({ id: Id, version: Version });

/** For whom it is: a patient of the clinic, or a new one with what was typed. */
export const BookingRequestAcceptance = BookingRequestByVersion.extend({
  patientId: Id.optional(),
  /** Why it is booked all the same, where something speaks against it by now. */
  despite: Despite.optional(),
});

/** `reason` stands in the letter to whoever asked. */
export const BookingRequestDecline = BookingRequestByVersion.extend({ reason: OptionalText(500) });

export const BookingRequestMatches = AlikePatients;
