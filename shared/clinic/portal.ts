import { z } from 'zod';
import { Email } from '../contact.ts';
import { t } from '../i18n/translate.ts';
import {
  AnswerInstant,
  Clock,
  Count,
  Id,
  Instant,
  LocalDate,
  orNone,
  page,
  paging,
  Version,
} from '../scalars.ts';
import { MessageSender, MessageText } from './messages.ts';
import { ConsentAnswer, ConsentKind } from './patient-parts/consents.ts';
import { PatientContactChange } from './patient-parts/contacts.ts';
import { BookingPreferences, ContactConsent, DayPart, PatientChange } from './patients.ts';
import { AddressKind, writtenFields } from './postal-addresses/address.ts';
import { PublicToken } from './public-booking.ts';

/** Signs that nobody takes for each other; eight of them are forty bits, of which a browser may try five. */
const CODE_SIGNS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const CODE_LENGTH = 8;

/** A code of a letter from random bytes, which are more than its signs, as one reads and types it: `ABCD-EFGH`. */
export const codeOf = (random: Uint8Array): string => {
  const signs = [...random.subarray(0, CODE_LENGTH)].map(byte => CODE_SIGNS[byte % CODE_SIGNS.length] ?? '');
  return `${signs.slice(0, 4).join('')}-${signs.slice(4).join('')}`;
};

/** Nothing of a patient: who it is, the session says (D3). */
export const PortalRequest = z.strictObject({ email: Email });
export const PortalLink = PublicToken;
export const PortalCode = z.strictObject({
  code: z
    .string()
    .max(40, { error: t('Please type the eight signs of the letter.'), abort: true })
    .transform(text => text.toUpperCase().replace(/[\s-]/g, ''))
    .pipe(
      z.string().regex(new RegExp(`^[${CODE_SIGNS}]{8}$`), t('Please type the eight signs of the letter.')),
    ),
});
export const PortalEnd = z.strictObject({ everywhere: z.boolean().default(false) });

/** What the page says to whoever comes, and to the patient who is signed in. */
export const PortalHome = z.object({
  isOpen: z.boolean(),
  clinic: z.object({ name: z.string(), phone: z.string().nullable() }),
  locale: z.string(),
  clock: Clock,
  weekStartsOn: z.int(),
  timeZone: z.string(),
  /** Null for everybody else. */
  patient: z
    .object({ id: z.uuid(), name: z.string(), endsAt: AnswerInstant, preferences: BookingPreferences })
    .nullable(),
  /** How many of the clinic's messages wait to be read; null where the clinic wants none, and for whoever is not signed in. */
  messages: z.object({ unread: z.int(), mayWrite: z.boolean() }).nullable(),
  /** Whether the patient can ask the clinic for something; null where it takes no requests, and for whoever is not signed in. */
  requests: z.object({ mayWrite: z.boolean() }).nullable(),
});
export type PortalHome = z.output<typeof PortalHome>;

export const PortalBookingState = z.enum(['waiting', 'confirmed', 'cancelled', 'missed', 'over']);

const PortalPlace = z.object({
  name: z.string(),
  address: z.string().nullable().default(null),
  phone: z.string().nullable().default(null),
  timeZone: z.string(),
});

export const PortalBooking = z.object({
  id: z.uuid(),
  version: z.int(),
  state: PortalBookingState,
  startsAt: AnswerInstant,
  endsAt: AnswerInstant,
  service: z.string(),
  practitioner: z.string(),
  /** By which the same is booked again. */
  serviceId: z.uuid(),
  practitionerId: z.uuid(),
  facilityId: z.uuid(),
  facility: PortalPlace,
  /** Until when it can be moved or cancelled here. */
  changeableUntil: AnswerInstant,
  can: z.object({ move: z.boolean(), cancel: z.boolean(), takeBack: z.boolean() }),
});
export type PortalBooking = z.output<typeof PortalBooking>;

export const PortalBookings = z.strictObject({
  ...paging,
  when: z.enum(['coming', 'past']).default('coming'),
});
export const PortalBookingPage = page(PortalBooking);

const booking = { id: Id };
export const PortalStep = z.strictObject({ ...booking, version: Count(1, 2_147_483_647) });
export const PortalMove = PortalStep.extend({ startsAt: Instant });
export const PortalTimes = z.strictObject({ ...booking, from: LocalDate.optional() });
export const PortalOne = z.strictObject(booking);
/** The text of a calendar file (RFC 5545). */
export const PortalCalendar = z.object({ name: z.string(), text: z.string() });

/** Times that the waiting list keeps for the patient; id and version are those of what they wait for. */
const PortalOffer = z.object({
  id: z.uuid(),
  version: z.int(),
  startsAt: AnswerInstant,
  endsAt: AnswerInstant,
  /** Until then it is kept. */
  until: AnswerInstant,
  service: z.string(),
  practitioner: z.string(),
  facility: PortalPlace,
});
export type PortalOffer = z.output<typeof PortalOffer>;
export const PortalOffers = z.object({ items: z.array(PortalOffer) });

const partFields = { id: z.uuid(), version: z.int() };

/** What the clinic keeps of a patient, but for what it writes for itself: notes, alerts, and why something was done. */
export const PortalRecord = z.object({
  version: z.int(),
  /** Whether the patient may put right how they are reached, at the moment. */
  mayChange: z.boolean(),
  firstName: z.string(),
  lastName: z.string(),
  middleName: z.string().nullable().default(null),
  preferredName: z.string().nullable().default(null),
  birthDate: z.string().nullable().default(null),
  language: z.string().nullable().default(null),
  email: z.string().nullable().default(null),
  phone: z.string().nullable().default(null),
  contactConsent: ContactConsent,
  preferences: BookingPreferences,
  addresses: z.array(
    z.object({
      ...partFields,
      kind: AddressKind,
      lines: z.string(),
      postalCode: z.string().nullable().default(null),
      city: z.string().nullable().default(null),
      region: z.string().nullable().default(null),
      country: z.string(),
      validFrom: z.string().nullable().default(null),
      validTo: z.string().nullable().default(null),
      isPrimary: z.boolean(),
    }),
  ),
  contacts: z.array(
    z.object({
      ...partFields,
      name: z.string().nullable().default(null),
      relation: z.string().nullable().default(null),
      phone: z.string().nullable().default(null),
      email: z.string().nullable().default(null),
      isEmergency: z.boolean(),
    }),
  ),
  consents: z.array(
    z.object({
      kind: ConsentKind,
      textVersion: z.string(),
      answer: ConsentAnswer,
      answeredOn: z.string(),
      answeredBy: z.string().nullable().default(null),
    }),
  ),
});
export type PortalRecord = z.output<typeof PortalRecord>;

/**
 * What patients put right themselves, by the contracts of the desk: how they are called and reached. Names, birth date and
 * identifiers say who it is, and the e-mail address lets them in; these the clinic changes (D4).
 */
export const PortalChange = PatientChange.pick({
  version: true,
  phone: true,
  language: true,
  preferredName: true,
});
/** What is left out has no preference any more. */
export const PortalPreferences = z.strictObject({
  version: Version,
  practitionerId: Id.nullable().default(null),
  facilityId: Id.nullable().default(null),
  /** ISO weekdays, 1 is Monday. */
  weekdays: z.array(Count(1, 7)).max(7).default([]),
  dayPart: DayPart.nullable().default(null),
});
export const PortalContactChange = PatientContactChange.pick({ id: true, version: true, phone: true });
export const PortalAddressChange = z.strictObject({
  ...z.object(writtenFields).partial().shape,
  ...{ id: Id, version: Version },
});
/** It takes the place of the one before it, or ends it the day before (P20). */
export const PortalNewAddress = z.strictObject({
  kind: AddressKind.default('home'),
  ...writtenFields,
  validFrom: orNone(LocalDate),
});

/** By which part of the house a record was looked at; patients are told no names of staff. */
export const PortalReader = z.enum(['owner', 'admin', 'provider', 'staff', 'auditor', 'support', 'system']);
export type PortalReader = z.output<typeof PortalReader>;
export const PortalAccesses = z.strictObject(paging);
export const PortalAccessPage = page(z.object({ id: z.uuid(), at: AnswerInstant, reader: PortalReader }));

/** What the patient and the clinic wrote to each other; who of the clinic it was, patients are not told. */
export const PortalMessage = z.object({
  id: z.uuid(),
  sender: MessageSender,
  text: z.string(),
  sentAt: AnswerInstant,
  readAt: AnswerInstant.nullable().default(null),
});
export type PortalMessage = z.output<typeof PortalMessage>;
export const PortalMessages = z.strictObject(paging);
export const PortalMessagePage = page(PortalMessage);
export const PortalWriting = z.strictObject({ text: MessageText });

/** Where a patient is signed in to the portal. */
export const PortalSessions = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      /** The one that asks. */
      isThis: z.boolean(),
      userAgent: z.string().nullable().default(null),
      signedInAt: AnswerInstant,
      lastSeenAt: AnswerInstant,
    }),
  ),
});
export type PortalSessions = z.output<typeof PortalSessions>;
