import { z } from 'zod';
import { DAY } from '../durations.ts';
import { t } from '../i18n/translate.ts';
import {
  AnswerInstant,
  chosenRows,
  Flag,
  Id,
  Instant,
  Named,
  OptionalText,
  page,
  paging,
  recordFields,
  Text,
  Version,
} from '../scalars.ts';

export const BookingStatus = z.enum([
  'pending',
  'confirmed',
  'arrived',
  'in_room',
  'completed',
  'cancelled',
  'no_show',
]);
export type BookingStatus = z.infer<typeof BookingStatus>;

/** What the audit trail calls the record. */
export const BOOKING_ENTITY = 'Booking';

/** What keeps the time of each step, in the order of a visit; a booking is what the last step it has taken made it. */
export const stepTimes = {
  confirmed: 'confirmedAt',
  arrived: 'arrivedAt',
  in_room: 'inRoomAt',
  completed: 'completedAt',
  cancelled: 'cancelledAt',
  no_show: 'noShowAt',
} as const satisfies Record<Exclude<BookingStatus, 'pending'>, string>;
/** What a step makes of a booking. */
export type StepStatus = keyof typeof stepTimes;

/** While a booking is in one of these, its practitioner and patient are taken. */
export const occupyingStatuses = [
  'pending',
  'confirmed',
  'arrived',
  'in_room',
] as const satisfies BookingStatus[];

/** What a booking can be made in spite of, by whoever gives a reason. */
export const BookingWarning = z.enum(['outside-hours', 'past', 'inactive-patient', 'overbooked']);
export type BookingWarning = z.infer<typeof BookingWarning>;

/** Why it is booked all the same; kept only where there was something to warn of. */
export const Despite = z.strictObject({ reason: Text(500) });

const endsAfterStart = (span: { startsAt: Date; endsAt: Date }) => span.endsAt > span.startsAt;
const withinADay = (span: { startsAt: Date; endsAt: Date }) => +span.endsAt - +span.startsAt <= DAY;

/** A new appointment; without `endsAt` it lasts as long as its service. */
export const NewBooking = z
  .strictObject({
    patientId: Id,
    serviceId: Id,
    practitionerId: Id,
    facilityId: Id,
    startsAt: Instant,
    endsAt: Instant.optional(),
    notes: OptionalText(2000),
    /** Without one, the first of the service's rooms, and of its devices, that is free. */
    roomId: Id.optional(),
    deviceId: Id.optional(),
    /** The hold whose time this takes over. */
    holdId: Id.optional(),
    despite: Despite.optional(),
  })
  .refine(b => !b.endsAt || b.endsAt > b.startsAt, {
    error: t('A booking must end after it starts.'),
    path: ['endsAt'],
  })
  .refine(b => !b.endsAt || +b.endsAt - +b.startsAt <= DAY, {
    error: t('A booking lasts a day at most.'),
    path: ['endsAt'],
  });

/** A booking beside those its practitioner has at that time already, for a reason that is always given. */
export const Overbooking = NewBooking.safeExtend({ despite: Despite });

export const BookingByVersion = z.strictObject({ id: Id, version: Version });

/** Taking a step back; one that had given up its time may need a reason to take it again. */
export const TakingBack = BookingByVersion.extend({ despite: Despite.optional() });

export const Cancellation = z.strictObject({ id: Id, version: Version, reason: Text(500) });

/** What a booking takes besides people; null is none, and what is left out stays where it is right. */
const things = { roomId: Id.nullable().optional(), deviceId: Id.nullable().optional() };

/** What of a booking is edited in place; another service brings its own length and buffer unless an end is given (S6). */
export const BookingChange = z.strictObject({
  id: Id,
  version: Version,
  serviceId: Id.optional(),
  endsAt: Instant.optional(),
  notes: OptionalText(2000).optional(),
  ...things,
  despite: Despite.optional(),
});

/** Gives a booking to another patient. */
export const BookingForAnother = z.strictObject({ id: Id, version: Version, patientId: Id });

/** Moves a booking in time and, when given, to another practitioner, facility or room. */
export const Move = z
  .strictObject({
    id: Id,
    version: Version,
    startsAt: Instant,
    endsAt: Instant,
    practitionerId: Id.optional(),
    facilityId: Id.optional(),
    ...things,
    despite: Despite.optional(),
  })
  .refine(endsAfterStart, { error: t('A booking must end after it starts.'), path: ['endsAt'] })
  .refine(withinADay, { error: t('A booking lasts a day at most.'), path: ['endsAt'] });

/** The longest span of a list, which is read in pages; that of one patient has no bound. */
export const MOST_DAYS = 400;

/** Bookings that touch the span `from` (included) to `to` (excluded), by their start. */
const filters = {
  from: Instant,
  to: Instant,
  practitionerId: Id.optional(),
  facilityId: Id.optional(),
  patientId: Id.optional(),
  roomId: Id.optional(),
  deviceId: Id.optional(),
  serviceId: Id.optional(),
  /** One status, or any of several. */
  status: z
    .union([BookingStatus, z.array(BookingStatus).min(1).max(BookingStatus.options.length)])
    .optional(),
  descending: Flag.default(false),
};

interface Span {
  from: Date;
  to: Date;
  patientId?: string | undefined;
}

const withinDays = <Query extends z.ZodType<Span>>(query: Query) =>
  query
    .refine(q => q.to > q.from, { error: t('The end must lie after the start.'), path: ['to'] })
    .refine(q => q.patientId !== undefined || +q.to - +q.from <= MOST_DAYS * DAY, {
      error: () =>
        t('Please ask for {days} days at most, or for the bookings of one patient.', { days: MOST_DAYS }),
      path: ['to'],
    });

export const BookingQuery = withinDays(z.strictObject({ ...paging, ...filters }));

/** All of a list, however many pages it has. */
export const BookingsToExport = withinDays(z.strictObject({ ...filters, ...chosenRows }));

/** When a step was taken; null where it was not, or was taken back. */
const StepTime = AnswerInstant.nullable().default(null);

/** A patient with what everybody must know before they treat them; none of it where the reader may not see who it is. */
export const NotedPatient = Named.extend({ alerts: z.array(z.string()) });
export type NotedPatient = z.output<typeof NotedPatient>;

export const BookingRow = z.object({
  ...recordFields,
  startsAt: AnswerInstant,
  endsAt: AnswerInstant,
  /**
   * When it was promised to begin (`YYYY-MM-DDTHH:MM`), by the clocks of this zone as they were to be set then. Where the law
   * has changed since, the same instant reads differently.
   */
  wallTime: z.string(),
  timeZone: z.string(),
  status: BookingStatus,
  patient: NotedPatient,
  service: Named.extend({ color: z.string() }),
  practitioner: Named,
  facility: Named,
  room: Named.nullable().default(null),
  device: Named.nullable().default(null),
  /** How many patients may share its time. */
  seats: z.int(),
  /** The series it is a date of, and which date that is by the rule, wherever it was moved since. */
  series: z.object({ id: z.uuid(), date: z.string() }).nullable().default(null),
  notes: z.string().nullable().default(null),
  cancellationReason: z.string().nullable().default(null),
  /** Why it was booked in spite of these warnings, at its present time and place. */
  despiteReason: z.string().nullable().default(null),
  despiteWarnings: z.array(BookingWarning),
  confirmedAt: StepTime,
  arrivedAt: StepTime,
  inRoomAt: StepTime,
  completedAt: StepTime,
  cancelledAt: StepTime,
  noShowAt: StepTime,
});
export type BookingRow = z.output<typeof BookingRow>;
export const BookingPage = page(BookingRow);

export const BookingsOfPatient = z.strictObject({ patientId: Id });

/** How many bookings a patient has had, what became of them, and how many are still ahead. */
export const PatientTotals = z.object({
  all: z.int(),
  visits: z.int(),
  noShows: z.int(),
  cancelled: z.int(),
  toCome: z.int(),
});
