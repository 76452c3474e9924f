import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import {
  AnswerInstant,
  Count,
  chosenRows,
  Flag,
  Id,
  LocalDate,
  Named,
  OptionalText,
  orNone,
  page,
  paging,
  recordFields,
  Text,
  Version,
} from '../scalars.ts';
import { NewBooking, NotedPatient } from './bookings.ts';
import { Frequency, MOST_DATES, NewSeries } from './series.ts';
import { daysInOrder, hoursInOrder, WaitingPriority, whenFields } from './waiting-list.ts';

/** What the clinic is asked for. */
export const RequestKind = z.enum(['treatment', 'home-visit', 'prescription', 'letter', 'other']);
export type RequestKind = z.output<typeof RequestKind>;

/**
 * `new` until somebody of the clinic takes it on; `scheduled` once bookings were made of it. `refused` is said by the clinic,
 * `called-off` by who asked.
 */
export const ServiceRequestStatus = z.enum([
  ...(['new', 'accepted', 'scheduled', 'done', 'refused', 'called-off'] as const),
]);
export type ServiceRequestStatus = z.output<typeof ServiceRequestStatus>;

/** Who asked, and who wrote. */
export const RequestSide = z.enum(['clinic', 'patient']);

/** What is wished for, whoever asks. */
const wishFields = {
  kind: RequestKind,
  /** What of the clinic's services it is, where it is one. */
  serviceId: Id.nullish(),
  /** The local days, both included, on which a time would do; none is whenever. */
  earliest: orNone(LocalDate),
  latest: orNone(LocalDate),
  notBefore: whenFields.notBefore,
  notAfter: whenFields.notAfter,
  weekdays: whenFields.weekdays,
  /** Of what comes again: how often, and how many times. */
  frequency: Frequency.nullish(),
  interval: Count(1, 52).nullish(),
  times: Count(2, MOST_DATES).nullish(),
  reason: Text(4000),
};

interface Wish {
  earliest?: string | null | undefined;
  latest?: string | null | undefined;
  frequency?: string | null | undefined;
  interval?: number | null | undefined;
  times?: number | null | undefined;
}
const days = {
  ...daysInOrder,
  check: ({ earliest, latest }: Wish) =>
    daysInOrder.check({ earliest: earliest ?? undefined, latest: latest ?? undefined }),
};
/** What comes again says how often and how many times; what comes once says neither. */
const repeating = {
  check: ({ frequency, interval, times }: Wish) =>
    frequency ? Boolean(interval && times) : !interval && !times,
  error: { error: t('Please say how often it comes again, and how many times.'), path: ['times'] },
};

/** What somebody in the portal asks for. */
export const PortalNewRequest = z
  .strictObject({ ...wishFields, weekdays: wishFields.weekdays.default([]) })
  .refine(days.check, days.error)
  .refine(hoursInOrder.check, hoursInOrder.error)
  .refine(repeating.check, repeating.error);

/** What the clinic writes down for a patient. */
export const NewServiceRequest = z
  .strictObject({
    ...wishFields,
    patientId: Id,
    weekdays: wishFields.weekdays.default([]),
    priority: WaitingPriority.default('usual'),
    assigneeId: Id.nullish(),
  })
  .refine(days.check, days.error)
  .refine(hoursInOrder.check, hoursInOrder.error)
  .refine(repeating.check, repeating.error);

export const ServiceRequestChange = z
  .strictObject({
    ...z.object(wishFields).partial().shape,
    id: Id,
    version: Version,
    priority: WaitingPriority.optional(),
    assigneeId: Id.nullish(),
  })
  .refine(days.check, days.error)
  .refine(hoursInOrder.check, hoursInOrder.error);

export const ServiceRequestByVersion = z.strictObject({ id: Id, version: Version });
/** A step that whoever asked reads the reason of. */
export const ServiceRequestStep = ServiceRequestByVersion.extend({ reason: Text(1000) });
/** One whose reason goes without saying. */
export const ServiceRequestDone = ServiceRequestByVersion.extend({ reason: OptionalText(1000) });

// The patient is the one who asked.
const { patientId: _, holdId: __, ...booked } = NewBooking.shape;
const { patientId: ___, ...repeated } = NewSeries.shape;

/** The booking that is made of it; its service, unless another one is given. */
export const ServiceRequestBooking = z.strictObject({
  ...booked,
  ...ServiceRequestByVersion.shape,
  serviceId: Id.optional(),
});

/** The same of what comes again: a rule as `series.preview` shows it, and which of its dates are left out. */
export const ServiceRequestSeries = z
  .strictObject({
    ...repeated,
    ...ServiceRequestByVersion.shape,
    serviceId: Id.optional(),
  })
  .refine(({ count, until }) => (count === undefined) !== (until === undefined), {
    error: t('Please say either how many dates, or until when.'),
    path: ['count'],
  });

/** Urgent ones first, then whoever has waited longest. */
export const ServiceRequestQuery = z.strictObject({
  ...paging,
  status: ServiceRequestStatus.optional(),
  kind: RequestKind.optional(),
  serviceId: Id.optional(),
  patientId: Id.optional(),
  assigneeId: Id.optional(),
  priority: WaitingPriority.optional(),
  /** Those of which the patient wrote something that nobody has looked at. */
  unread: Flag.optional(),
  trashed: Flag.default(false),
});
export const ServiceRequestsToExport = ServiceRequestQuery.omit({ cursor: true, limit: true }).extend(
  chosenRows,
);

const Wished = {
  kind: RequestKind,
  earliest: z.string().nullable().default(null),
  latest: z.string().nullable().default(null),
  notBefore: z.string().nullable().default(null),
  notAfter: z.string().nullable().default(null),
  weekdays: z.array(z.int()),
  frequency: Frequency.nullable().default(null),
  interval: z.int().nullable().default(null),
  times: z.int().nullable().default(null),
  reason: z.string(),
  status: ServiceRequestStatus,
  /** Why it came to its status, where that was said. */
  statusReason: z.string().nullable().default(null),
  statusAt: AnswerInstant.nullable().default(null),
};

export const ServiceRequest = z.object({
  ...recordFields,
  ...Wished,
  side: RequestSide,
  patient: NotedPatient,
  service: Named.nullable(),
  priority: WaitingPriority,
  assignee: Named.nullable(),
  /** Who brought it to its status; null was the patient. */
  statusBy: z.string().nullable(),
  unread: z.boolean(),
  answeredAt: AnswerInstant.nullable().default(null),
  bookingId: z.uuid().nullable(),
  seriesId: z.uuid().nullable(),
});
export type ServiceRequest = z.output<typeof ServiceRequest>;
export const ServiceRequestPage = page(ServiceRequest);

/** How many are new, and of how many the patient wrote something that nobody has looked at. */
export const ServiceRequestCount = z.object({ new: z.int(), unread: z.int() });

export const RequestFiguresQuery = z
  .strictObject({ from: LocalDate, to: LocalDate })
  .refine(({ from, to }) => to >= from, {
    error: t('The last day must not lie before the first.'),
    path: ['to'],
  });
/** What was asked for in a span of days, and how long people waited for the first answer. */
export const RequestFigures = z.object({
  byStatus: z.array(z.object({ status: ServiceRequestStatus, count: z.int() })),
  byKind: z.array(z.object({ kind: RequestKind, count: z.int() })),
  byService: z.array(z.object({ service: Named.nullable(), count: z.int() })),
  answered: z.int(),
  /** Minutes until the first answer: of half of them at most, and of nine of ten; null where none was answered. */
  medianMinutes: z.int().nullable(),
  ninthMinutes: z.int().nullable(),
});

/** A patient's own, as they see it: who of the clinic works on it is not told. */
export const PortalServiceRequest = z.object({
  id: z.uuid(),
  version: z.int(),
  askedAt: AnswerInstant,
  ...Wished,
  service: Named.nullable(),
});
export const PortalServiceRequests = z.strictObject(paging);
export type PortalServiceRequest = z.output<typeof PortalServiceRequest>;
export const PortalServiceRequestPage = page(PortalServiceRequest);
