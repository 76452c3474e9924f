import { z } from 'zod';
import { Email, Phone } from '../contact.ts';
import { HOUR } from '../durations.ts';
import { t } from '../i18n/translate.ts';
import {
  AnswerInstant,
  AnyLine,
  ById,
  Flag,
  Id,
  Line,
  LocalDate,
  Locale,
  Named,
  OptionalLine,
  OptionalText,
  orNone,
  page,
  paging,
  recordFields,
  Version,
} from '../scalars.ts';
import { Despite } from './bookings.ts';

export const Sex = z.enum(['female', 'male', 'other', 'unknown']);
export const PatientStatus = z.enum(['active', 'inactive', 'deceased']);
export type PatientStatus = z.output<typeof PatientStatus>;

/** Nobody is taken to have refused what they were not asked. */
export const ContactConsent = z.enum(['unasked', 'given', 'refused']);

/** The part of a day that lies before noon by the clock of the facility, or after it. */
export const DayPart = z.enum(['morning', 'afternoon']);
export type DayPart = z.output<typeof DayPart>;

/** With whom, where and when a patient likes to be booked, as they say in the portal; no weekday is any. */
export const BookingPreferences = z.object({
  practitioner: Named.nullable(),
  facility: Named.nullable(),
  weekdays: z.array(z.int()),
  dayPart: DayPart.nullable(),
});
export type BookingPreferences = z.output<typeof BookingPreferences>;

/** Alerts of a patient: few enough for all of them to be read. */
export const MOST_ALERTS = 5;
/** Letters of all former names, and of the notes. */
export const MOST_FORMER_NAMES = 200;
export const MOST_NOTES = 4000;

const fields = {
  firstName: AnyLine(100),
  lastName: AnyLine(100),
  middleName: OptionalLine(100),
  /** What the patient is called. */
  preferredName: OptionalLine(100),
  /** Such as the name before a marriage; people are found by it. */
  formerName: OptionalLine(MOST_FORMER_NAMES),
  birthDate: orNone(
    LocalDate.refine(
      // Today where the day begins first; the server knows the clinic's own.
      date => date <= new Date(Date.now() + 14 * HOUR).toISOString(),
      t('A birth date cannot lie in the future.'),
    ),
  ),
  sex: Sex,
  /** In which language to speak and write to the patient. */
  language: orNone(Locale),
  /** The clinic's own number for the patient; unique among its live patients. */
  identifier: OptionalLine(50),
  email: orNone(Email),
  phone: orNone(Phone),
  notes: OptionalText(MOST_NOTES),
  /** What everybody must know before they treat the patient; shown wherever the patient is booked. */
  alerts: z
    .array(Line(200))
    .max(MOST_ALERTS, { error: () => t('Please keep to {most} alerts.', { most: MOST_ALERTS }) }),
  status: PatientStatus,
  diedOn: orNone(LocalDate),
  /** Whether the patient wants letters about visits. */
  contactConsent: ContactConsent,
  facilityId: Id.nullish().transform(id => id ?? null),
  practitionerId: Id.nullish().transform(id => id ?? null),
};

/** What somebody new is unless told otherwise; whether they have a name is asked by `NewPatient`. */
export const PatientFields = z.strictObject({
  ...fields,
  firstName: fields.firstName.default(''),
  lastName: fields.lastName.default(''),
  alerts: fields.alerts.default([]),
  sex: Sex.default('unknown'),
  status: PatientStatus.default('active'),
  contactConsent: ContactConsent.default('unasked'),
});

/** Whoever has one name has it in whichever of the two it was entered (P12). */
export const isNamed = ({ firstName, lastName }: { firstName: string; lastName: string }): boolean =>
  firstName !== '' || lastName !== '';
export const NAMELESS = t('Please enter a name.');
/** Said together with what is wrong of other fields. */
const named = {
  ...{ path: ['lastName'], error: NAMELESS },
  when: ({ value }: { value: unknown }) => typeof value === 'object' && value !== null,
};

/** A patient being admitted; only one of the two names is required. */
export const NewPatient = PatientFields.refine(isNamed, named);
/** What is asked of somebody while they are being booked (FD4). */
export const QuickPatient = PatientFields.pick({
  firstName: true,
  lastName: true,
  birthDate: true,
  phone: true,
  email: true,
  identifier: true,
}).refine(isNamed, named);
export type NewPatient = z.infer<typeof NewPatient>;
export type PatientFields = z.output<typeof PatientFields>;
/** With the reason to enter somebody who is probably a patient already, where the clinic asks for one. */
export const PatientAdmission = NewPatient.safeExtend({ despite: Despite.optional() });

/** What a change leaves out stays as it is. */
export const PatientChange = z.strictObject({
  ...z.object(fields).partial().shape,
  id: Id,
  version: Version,
});

/** Under another number, or none, where somebody else has the former one by now (K19). */
export const PatientRestore = ById.extend({ identifier: Line(50).nullable().optional() });

export const PatientSort = z.enum(['name', 'birthDate', 'newest']);
export const PatientQuery = z.strictObject({
  ...paging,
  /** Words of a name, the identifier, phone, e-mail or birth date; each word matches from its start, a phone its end as well. */
  search: AnyLine(100).optional(),
  status: PatientStatus.optional(),
  facilityId: Id.optional(),
  practitionerId: Id.optional(),
  trashed: Flag.default(false),
  sort: PatientSort.default('name'),
  descending: Flag.default(false),
});

export const PatientRow = z.object({
  ...recordFields,
  firstName: z.string(),
  lastName: z.string(),
  preferredName: z.string().nullable().default(null),
  birthDate: z.string().nullable().default(null),
  sex: Sex,
  identifier: z.string().nullable().default(null),
  email: z.string().nullable().default(null),
  phone: z.string().nullable().default(null),
  alerts: z.array(z.string()),
  status: PatientStatus,
});
export type PatientRow = z.output<typeof PatientRow>;
export const PatientPage = page(PatientRow);

/** What is known so far of somebody who may be a patient already (FD8). */
export const AlikeQuery = z.strictObject({
  /** Who it is, if somebody: neither they nor whom they were told apart from are meant (P6). */
  patientId: Id.optional(),
  firstName: AnyLine(100).optional(),
  lastName: AnyLine(100).optional(),
  birthDate: LocalDate.optional(),
  phone: Phone.optional(),
  email: Email.optional(),
});

/** In what two patients are alike: first and last name, in whatever spelling; birth date and one of the two; and so on. */
export const Likeness = z.enum(['name', 'birthDate', 'phone', 'email']);
export type Likeness = z.output<typeof Likeness>;

/** Those who are most alike first. */
export const AlikePatients = z.object({
  items: z.array(
    PatientRow.pick({
      id: true,
      firstName: true,
      lastName: true,
      birthDate: true,
      identifier: true,
      phone: true,
      alerts: true,
    }).extend({ alike: z.array(Likeness) }),
  ),
  /** Whether there are more than these. */
  isCut: z.boolean(),
});
export type AlikePatients = z.output<typeof AlikePatients>;
export type AlikePatient = z.output<typeof AlikePatients>['items'][number];

export const Patient = PatientRow.extend({
  middleName: z.string().nullable().default(null),
  formerName: z.string().nullable().default(null),
  language: z.string().nullable().default(null),
  diedOn: z.string().nullable().default(null),
  notes: z.string().nullable().default(null),
  contactConsent: ContactConsent,
  /** Why they were entered although somebody like them was there. */
  despiteReason: z.string().nullable().default(null),
  facility: Named.nullable().default(null),
  practitioner: Named.nullable().default(null),
  preferences: BookingPreferences,
  /** Who was kept, where this one was merged into another (P4). */
  mergedInto: Named.nullable().default(null),
});
export type Patient = z.output<typeof Patient>;

/** Who looked at the patient's data, newest first (AUD-3). */
const PatientAccess = z.object({
  id: z.uuid(),
  at: AnswerInstant,
  actor: z.string(),
  procedure: z.string().nullable().default(null),
});
export const PatientAccessPage = page(PatientAccess);
