import { z } from 'zod';
import { Id, Named, OptionalText, page, paging, recordFields, Version } from '../scalars.ts';
import { Despite } from './bookings.ts';
import { AlikePatients } from './patients.ts';

/**
 * `unconfirmed` until its e-mail address is confirmed, then `waiting` for the desk; `listed` once an entry of the waiting list
 * was made of it; `booked` ended it by a booking from the same address, `closed` by its link.
 */
export const WaitingRequestStatus = z.enum([
  ...(['unconfirmed', 'waiting', 'listed', 'booked', 'declined', 'closed'] as const),
]);
export type WaitingRequestStatus = z.output<typeof WaitingRequestStatus>;

/** Those that wait for the desk unless another status is asked for. */
export const WaitingRequestQuery = z.strictObject({
  ...paging,
  status: WaitingRequestStatus.default('waiting'),
});

/** What somebody without an account waits for, as the desk sees it. */
export const WaitingRequest = z.object({
  ...recordFields,
  status: WaitingRequestStatus,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  phone: z.string(),
  birthDate: z.string().nullable().default(null),
  note: z.string().nullable().default(null),
  reason: z.string().nullable().default(null),
  service: Named,
  practitioner: Named.nullable(),
  facility: Named.nullable(),
  earliest: z.string(),
  latest: z.string(),
  notBefore: z.string().nullable().default(null),
  notAfter: z.string().nullable().default(null),
  weekdays: z.array(z.int()),
  /** What was made of it. */
  entryId: z.uuid().nullable(),
});
export type WaitingRequest = z.output<typeof WaitingRequest>;
export const WaitingRequestPage = page(WaitingRequest);

/** How many wait for a decision. */
export const WaitingRequestCount = z.object({ open: z.int() });

export const WaitingRequestByVersion = z.strictObject({ id: Id, version: Version });

/** For whom it is: a patient of the clinic, or a new one with what was typed. */
export const WaitingRequestAcceptance = WaitingRequestByVersion.extend({
  patientId: Id.optional(),
  /** Why somebody is entered who is probably a patient already. */
  despite: Despite.optional(),
});

/** `reason` stands in the letter to whoever asked. */
export const WaitingRequestDecline = WaitingRequestByVersion.extend({ reason: OptionalText(500) });

export const WaitingRequestMatches = AlikePatients;
