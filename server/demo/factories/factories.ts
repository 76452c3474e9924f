import type { Faker } from '@faker-js/faker';
import type { z } from 'zod';
import type { WeekChange } from '../../../shared/clinic/availability.ts';
import type { NewBooking } from '../../../shared/clinic/bookings.ts';
import type { NewFacility } from '../../../shared/clinic/facilities.ts';
import type { NewPatientContact } from '../../../shared/clinic/patient-parts/contacts.ts';
import type { NewPatient, Sex } from '../../../shared/clinic/patients.ts';
import { type NewService, serviceColors } from '../../../shared/clinic/services.ts';
import type { NewUser } from '../../../shared/clinic/users.ts';
import { phrasesFor } from './phrases.ts';

/**
 * Valid input for each kind of record, in the language of the faker, for demo data and tests alike. The same seed makes
 * the same record; what a caller cares about goes into `overrides`.
 */
export const facilityFields = (faker: Faker, overrides: Partial<z.input<typeof NewFacility>> = {}) =>
  ({
    name: `${faker.location.street()} ${faker.string.numeric(4)}`,
    kind: 'clinic',
    licence: faker.string.alphanumeric({ length: 10, casing: 'upper' }),
    capacity: faker.number.int({ min: 5, max: 80 }),
    address: addressFrom(faker),
    timeZone: 'Europe/Berlin',
    phone: phoneFrom(faker),
    email: emailFrom(faker, 'practice'),
    ...overrides,
  }) satisfies z.input<typeof NewFacility>;

export const userFields = (faker: Faker, overrides: Partial<z.input<typeof NewUser>> = {}) => {
  const [firstName, lastName] = [faker.person.firstName(), faker.person.lastName()];
  return {
    firstName,
    lastName,
    title: null,
    role: 'staff',
    email: emailFrom(faker, `${firstName}.${lastName}`),
    ...overrides,
  } satisfies z.input<typeof NewUser>;
};

export const serviceFields = (faker: Faker, overrides: Partial<z.input<typeof NewService>> = {}) => {
  const name = faker.helpers.arrayElement(phrasesFor(faker).services);
  return {
    name,
    slug: `service-${faker.string.alphanumeric({ length: 8, casing: 'lower' })}`,
    description: null,
    durationMinutes: faker.helpers.arrayElement([15, 20, 30, 45, 60]),
    bufferMinutes: faker.helpers.arrayElement([0, 5, 10]),
    price: faker.number.int({ min: 20, max: 300 }) * 100,
    currency: 'EUR',
    color: faker.helpers.arrayElement(serviceColors),
    ...overrides,
  } satisfies z.input<typeof NewService>;
};

export const patientFields = (faker: Faker, overrides: Partial<z.input<typeof NewPatient>> = {}) => {
  const sex = sexFrom(faker);
  const firstName = faker.person.firstName(sex === 'male' || sex === 'female' ? sex : undefined);
  const lastName = faker.person.lastName();
  const { patientNotes } = phrasesFor(faker);
  return {
    firstName,
    lastName,
    birthDate: birthDateFrom(faker),
    sex,
    identifier: `P-${faker.string.numeric(8)}`,
    email: faker.datatype.boolean(0.8) ? emailFrom(faker, `${firstName}.${lastName}`) : null,
    phone: phoneFrom(faker),
    notes: faker.datatype.boolean(0.35) ? faker.helpers.arrayElement(patientNotes) : null,
    status: 'active',
    contactConsent: faker.datatype.boolean(0.75) ? 'given' : 'unasked',
    ...overrides,
  } satisfies z.input<typeof NewPatient>;
};

/** Whom to call about a patient. */
export const contactFields = (faker: Faker) =>
  ({
    ...{ name: faker.person.fullName(), phone: phoneFrom(faker), isEmergency: true },
    relation: faker.helpers.arrayElement(phrasesFor(faker).relations),
  }) satisfies Omit<z.input<typeof NewPatientContact>, 'patientId'>;

type BookingLinks = Pick<
  z.input<typeof NewBooking>,
  'patientId' | 'serviceId' | 'practitionerId' | 'facilityId' | 'startsAt' | 'despite'
>;

export const bookingFields = (faker: Faker, links: BookingLinks) =>
  ({
    notes: bookingNotes(faker),
    ...links,
  }) satisfies z.input<typeof NewBooking>;

/** What is noted down with a booking; mostly nothing. */
export const bookingNotes = (faker: Faker): string | null =>
  faker.datatype.boolean(0.3) ? faker.helpers.arrayElement(phrasesFor(faker).bookingNotes) : null;

/** A day on which somebody works in the morning only; far ahead, where no two are likely to be the same. */
export const dayExceptionFields = (faker: Faker) => ({
  date: faker.date.between({ from: '2032-01-01', to: '2190-01-01' }).toISOString().slice(0, 10),
  hours: [{ from: '09:00', to: '12:00' }],
  note: null,
});

/** Full days at one facility, with a break at noon; Monday to Friday unless told otherwise. */
export const availabilityFields = (
  practitionerId: string,
  facilityId: string,
  weekdays = [1, 2, 3, 4, 5],
): z.input<typeof WeekChange> => ({
  practitionerId,
  // Of a practitioner who has no hours yet.
  version: 1,
  hours: weekdays.flatMap(weekday => [
    { facilityId, weekday, from: '08:00', to: '12:00' },
    { facilityId, weekday, from: '13:00', to: '17:00' },
  ]),
});

const sexFrom = (faker: Faker): z.infer<typeof Sex> =>
  faker.helpers.weightedArrayElement([
    { value: 'female', weight: 51 },
    { value: 'male', weight: 46 },
    { value: 'other', weight: 1 },
    { value: 'unknown', weight: 2 },
  ]);

/** By year of birth rather than by age, so that the calendar does not change who is made. */
const birthDateFrom = (faker: Faker): string => {
  const [from, to] = faker.helpers.weightedArrayElement([
    { value: [2009, 2024], weight: 18 },
    { value: [1986, 2008], weight: 30 },
    { value: [1961, 1985], weight: 32 },
    { value: [1932, 1960], weight: 20 },
  ] as const);
  const born = faker.date.between({ from: `${from}-01-01T00:00:00Z`, to: `${to}-12-28T00:00:00Z` });
  return born.toISOString().slice(0, 10);
};

const phoneFrom = (faker: Faker): string => faker.phone.number({ style: 'international' });

const addressFrom = (faker: Faker): string =>
  `${faker.location.streetAddress()}, ${faker.location.zipCode()} ${faker.location.city()}`;

/** At a domain that is kept free for examples, so that no demo ever writes to a real person. */
const emailFrom = (faker: Faker, name: string): string => {
  const plain = name
    .normalize('NFKD')
    .replace(/ß/g, 'ss')
    .replace(/[^A-Za-z.-]/g, '');
  return `${plain}.${faker.string.numeric(3)}@example.org`.toLowerCase();
};
