import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { NewPatientContact } from '../../../shared/clinic/patient-parts/contacts.ts';
import { NewPatient } from '../../../shared/clinic/patients.ts';
import { countryOf } from '../../../shared/countries.ts';
import type { Blueprint, Member } from '../blueprints/blueprint.ts';
import { demoFaker } from '../factories/demo-faker.ts';
import { contactFields, patientFields } from '../factories/factories.ts';
import { recordId } from '../factories/record-id.ts';

/** A patient as the demo wants them to be: who admitted them, when, and what became of the record. */
export interface PlannedPatient {
  id: string;
  fields: z.output<typeof NewPatient>;
  address: { lines: string; city: string; country: string } | undefined;
  contact: Omit<z.output<typeof NewPatientContact>, 'patientId'> | undefined;
  admittedAt: Date;
  admittedBy: string;
  trashed: boolean;
}

export const memberId = ({ slug }: Blueprint, { login }: Member): string => recordId(slug, 'user', login);

export const facilityId = ({ slug }: Blueprint, index: number): string => recordId(slug, 'facility', index);

export const serviceId = ({ slug }: Blueprint, service: string): string => recordId(slug, 'service', service);

/** The first active member of a role, who does what the demo needs to be done by such a one. */
export const someone = (blueprint: Blueprint, role: Member['role']): string => {
  const member = blueprint.members.find(m => m.role === role && !m.inactive);
  if (!member) throw new Error(`The demo clinic ${blueprint.slug} has no active ${role}.`);
  return memberId(blueprint, member);
};

const providersOf = ({ members }: Blueprint): Member[] => members.filter(member => member.hours);

/** The patients of a demo clinic; apart from the days of their admission the same on whatever day it is made. */
export const plannedPatients = (blueprint: Blueprint, today: Temporal.PlainDate): PlannedPatient[] => {
  const faker = demoFaker(blueprint.locale, blueprint.seed, blueprint.slug, 'patients');
  const providers = providersOf(blueprint);
  return Array.from({ length: blueprint.patients }, (_, n) => {
    const special = blueprint.specialPatients[n];
    const fields = NewPatient.parse(
      patientFields(faker, {
        identifier: `${blueprint.slug.slice(0, 3).toUpperCase()}-${String(n + 1).padStart(5, '0')}`,
        status: n % 17 === 16 ? 'inactive' : 'active',
        practitionerId: memberId(blueprint, faker.helpers.arrayElement(providers)),
        facilityId: facilityId(blueprint, faker.number.int({ max: blueprint.facilities.length - 1 })),
        ...special,
      }),
    );
    // Somebody of whom next to nothing is known.
    const isStranger = special?.phone === null;
    const address = {
      lines: faker.location.streetAddress(),
      city: faker.helpers.arrayElement(blueprint.towns),
    };
    const id = recordId(blueprint.slug, 'patient', n);
    const contact = { email: null, ...contactFields(faker) };
    const newcomer = faker.datatype.boolean(0.3) && !special;
    const daysAgo = newcomer
      ? faker.number.int({ min: 1, max: 180 })
      : faker.number.int({ min: 200, max: 540 });
    const minute = faker.number.int({ min: 8 * 60, max: 17 * 60 });
    return {
      ...{ id, fields },
      address: isStranger ? undefined : { ...address, country: countryOf(blueprint.locale) },
      contact: n % 5 < 3 && !isStranger ? contact : undefined,
      admittedAt: instantAt(today.subtract({ days: daysAgo }), minute, blueprint.timeZone),
      admittedBy: someone(blueprint, n % 5 === 4 ? 'admin' : 'staff'),
      trashed: n % 25 === 24,
    };
  });
};

/** A wall-clock time of a place as an instant. */
export const instantAt = (date: Temporal.PlainDate, minute: number, timeZone: string): Date =>
  new Date(
    date.toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 }).toZonedDateTime(timeZone)
      .epochMilliseconds,
  );
