import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import {
  AnswerInstant,
  Count,
  Flag,
  Id,
  Instant,
  LocalDate,
  Named,
  OptionalText,
  orNone,
  page,
  paging,
  recordFields,
  Version,
  WallTime,
} from '../scalars.ts';
import { Despite, NotedPatient } from './bookings.ts';

export const WaitingStatus = z.enum(['waiting', 'offered', 'booked', 'withdrawn', 'expired']);
export type WaitingStatus = z.infer<typeof WaitingStatus>;

/** Urgent ones come before all others, whoever has waited longer; sorted as the words are. */
export const WaitingPriority = z.enum(['urgent', 'usual']);
export type WaitingPriority = z.infer<typeof WaitingPriority>;

/** How an offer came out; `open` until the patient says something or its deadline is over. */
export const OfferStatus = z.enum(['open', 'accepted', 'declined', 'expired']);
export type OfferStatus = z.infer<typeof OfferStatus>;

/** When a time would do, whoever waits for it. */
export const whenFields = {
  /** The local days, both included, on which a time would do. */
  earliest: LocalDate,
  latest: LocalDate,
  /** The part of the day, by the facility's clock, within which the whole of a visit must lie. */
  notBefore: orNone(WallTime),
  notAfter: orNone(WallTime),
  /** ISO weekdays, 1 is Monday; none is any. */
  weekdays: z.array(Count(1, 7)).max(7),
};

/** What is waited for. */
export const whatFields = {
  serviceId: Id,
  /** Whom the patient would see; anybody, where it is left out. */
  practitionerId: Id.nullish(),
  facilityId: Id.nullish(),
};

const fields = {
  ...whatFields,
  ...whenFields,
  priority: WaitingPriority,
  note: OptionalText(1000),
};

export const daysInOrder = {
  check: (w: { earliest?: string | undefined; latest?: string | undefined }) =>
    !w.earliest || !w.latest || w.latest >= w.earliest,
  error: { error: t('The last day must not lie before the first.'), path: ['latest'] },
};
export const hoursInOrder = {
  check: (w: { notBefore?: string | null | undefined; notAfter?: string | null | undefined }) =>
    !w.notBefore || !w.notAfter || w.notAfter > w.notBefore,
  error: { error: t('The part of the day must end after it begins.'), path: ['notAfter'] },
};

/** A patient who waits for a time that is taken now. */
export const NewWaitingEntry = z
  .strictObject({
    ...fields,
    patientId: Id,
    weekdays: fields.weekdays.default([]),
    priority: fields.priority.default('usual'),
  })
  .refine(daysInOrder.check, daysInOrder.error)
  .refine(hoursInOrder.check, hoursInOrder.error);

export const WaitingEntryChange = z
  .strictObject({
    ...z.object(fields).partial().shape,
    id: Id,
    version: Version,
  })
  .refine(daysInOrder.check, daysInOrder.error)
  .refine(hoursInOrder.check, hoursInOrder.error);

export const WaitingEntryByVersion = z.strictObject({ id: Id, version: Version });

/** A certain time that is kept for the patient and offered to them, by hand. */
export const NewOffer = z.strictObject({
  id: Id,
  version: Version,
  practitionerId: Id,
  facilityId: Id,
  startsAt: Instant,
});
/** Gives the patient so many minutes from now to decide; the offer ends with the beginning of its time in any case, and never before it would have. */
export const OfferExtension = z.strictObject({ id: Id, version: Version, minutes: Count(5, 2880) });
/** Books what was offered; the rules of every booking count, so there may be something that needs a reason. */
export const OfferAcceptance = z.strictObject({ id: Id, version: Version, despite: Despite.optional() });

/** In the order in which they are offered something: urgent ones first, then whoever has waited longest. */
export const WaitingListQuery = z.strictObject({
  ...paging,
  status: WaitingStatus.optional(),
  serviceId: Id.optional(),
  patientId: Id.optional(),
  trashed: Flag.default(false),
});

const WaitingOffer = z.object({
  startsAt: AnswerInstant,
  endsAt: AnswerInstant,
  practitioner: Named,
  facility: Named,
  /** Until then the time is kept. */
  until: AnswerInstant,
});

export const WaitingEntry = z.object({
  ...recordFields,
  patient: NotedPatient,
  service: Named,
  practitioner: Named.nullable(),
  facility: Named.nullable(),
  earliest: z.string(),
  latest: z.string(),
  notBefore: z.string().nullable().default(null),
  notAfter: z.string().nullable().default(null),
  weekdays: z.array(z.int()),
  priority: WaitingPriority,
  note: z.string().nullable().default(null),
  status: WaitingStatus,
  /** What is offered at the moment. */
  offer: WaitingOffer.nullable(),
  /** How many times were offered and not taken. */
  passedOver: z.int(),
  bookingId: z.uuid().nullable(),
});
export type WaitingEntry = z.output<typeof WaitingEntry>;
export const WaitingList = page(WaitingEntry);
