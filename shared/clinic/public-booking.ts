import { z } from 'zod';
import { Email, Phone } from '../contact.ts';
import { HOUR } from '../durations.ts';
import { t } from '../i18n/translate.ts';
import { AnswerInstant, AnyLine, AnyText, Count, Flag, Id, Instant, LocalDate, orNone } from '../scalars.ts';
import { OpeningHoursAnswer } from './availability.ts';
import { isNamed, NAMELESS } from './patients.ts';

/** Days of free times that the page shows at once. */
export const DAYS_AT_ONCE = 7;

/** What is written where a name belongs, so that a letter or a list becomes an advertisement (D12). */
const isAddressOfPage = (text: string) => /[/\\@<>]|www\.|\w{3}\.\p{Ll}{2}/u.test(text);

/** A name of a person, which holds no address of a page. Whoever has one name has it in either of the two (P12). */
const PersonName = AnyLine(100).refine(
  text => !isAddressOfPage(text),
  t('Please enter a name only, without web or e-mail addresses.'),
);

/** What somebody without an account enters about whoever comes. */
export const visitorFields = {
  firstName: PersonName,
  lastName: PersonName,
  email: Email,
  phone: Phone,
  birthDate: orNone(
    LocalDate.refine(
      date => date <= new Date(Date.now() + 14 * HOUR).toISOString(),
      t('A birth date cannot lie in the future.'),
    ),
  ),
  note: orNone(AnyText(500)),
};

export const named = {
  ...{ path: ['lastName'], error: NAMELESS },
  when: ({ value }: { value: unknown }) => typeof value === 'object' && value !== null,
};

/** The form of a visitor. */
export const Visitor = z.strictObject(visitorFields).refine(isNamed, named);

const place = { serviceId: Id, facilityId: Id, practitionerId: Id.optional() };

/** Free times of a service at a place on some days; without a practitioner those of anyone. */
export const PublicTimesQuery = z.strictObject({ ...place, from: LocalDate.optional() });

export const PublicRequest = z
  .strictObject({ ...place, startsAt: Instant, ...visitorFields })
  .refine(isNamed, named);

/** What a link of a letter bears; in the body, because logs keep addresses. */
const token = z
  .string()
  .regex(/^[\w-]{43}$/, t('This link is not complete. Please open it from the letter again.'));
export const PublicToken = z.strictObject({ token });
/** `version` is that of the request as its page showed it: of two tabs one acts, and the other hears of it (D7, D9). */
export const PublicStep = PublicToken.extend({ version: Count(1, 2_147_483_647) });
export const PublicMove = PublicStep.extend({ startsAt: Instant });
export const PublicMoveQuery = PublicToken.extend({ from: LocalDate.optional() });

export const Contact = z.object({ name: z.string(), phone: z.string().nullable() });

const PublicFacility = z.object({
  id: z.uuid(),
  name: z.string(),
  address: z.string().nullable().default(null),
  phone: z.string().nullable().default(null),
  timeZone: z.string(),
  /** When its door is open in usual weeks, where the clinic tells it. */
  openingHours: OpeningHoursAnswer.default([]),
});

const PublicService = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string().nullable().default(null),
  durationMinutes: z.int(),
  /** Where it is given, and by whom. */
  places: z.array(z.object({ facilityId: z.uuid(), practitionerIds: z.array(z.uuid()) })),
});

/** What can be booked without an account; a clinic that lets nobody do so answers how to reach it. */
export const PublicOffer = z.object({
  isOpen: z.boolean(),
  clinic: Contact,
  text: z.string(),
  /** Whether nobody becomes a patient without it. */
  birthDateRequired: z.boolean(),
  clock: z.enum(['region', '12h', '24h']),
  weekStartsOn: z.int(),
  locale: z.string(),
  /** Whether whoever finds no time may leave themselves on the waiting list. */
  hasWaitingList: z.boolean(),
  services: z.array(PublicService),
  facilities: z.array(PublicFacility),
  practitioners: z.array(z.object({ id: z.uuid(), name: z.string() })),
});
export type PublicOffer = z.output<typeof PublicOffer>;

const Times = z.array(z.object({ startsAt: AnswerInstant, endsAt: AnswerInstant }));

/** Days of the facility, those without a free time left out; `nextDay` is the first later day that has one (D18). */
export const PublicTimes = z.object({
  timeZone: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  /** The first and the last day that can be booked at all. */
  first: z.iso.date(),
  last: z.iso.date(),
  days: z.array(z.object({ date: z.iso.date(), times: Times })),
  nextDay: z.iso.date().nullable(),
});
export type PublicTimes = z.output<typeof PublicTimes>;

/** The answer to a request, whoever asks. */
export const PublicRequestAnswer = z.object({ keptUntil: AnswerInstant });

/** What became of it, as its link shows it. */
export const PublicState = z.enum(['unconfirmed', 'waiting', 'confirmed', 'cancelled', 'declined', 'over']);

/** One's own request: place, service, practitioner and time, and nothing of what was typed (D6). */
export const OwnRequest = z.object({
  version: z.int(),
  state: PublicState,
  clinic: Contact,
  service: z.string(),
  practitioner: z.string().nullable(),
  facility: PublicFacility.omit({ id: true }),
  startsAt: AnswerInstant,
  endsAt: AnswerInstant,
  clock: z.enum(['region', '12h', '24h']),
  locale: z.string(),
  /** Until when the time is kept without being confirmed. */
  keptUntil: AnswerInstant.nullable(),
  can: z.object({ confirm: Flag, move: Flag, cancel: Flag, takeBack: Flag }),
  /** Until when it can be moved or cancelled by the link. */
  changeableUntil: AnswerInstant,
});
export type OwnRequest = z.output<typeof OwnRequest>;
