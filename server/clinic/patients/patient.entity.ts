import { defineEntity, p } from '@mikro-orm/core';
import {
  ContactConsent,
  type Patient as Contract,
  DayPart,
  PatientStatus,
} from '../../../shared/clinic/patients.ts';
import { sealedJson, sealedText } from '../../data/forms/sealed-column.ts';
import { keyringIn } from '../../data/lists/opening.ts';
import { belongsTo, oneOf, TenantEntity } from '../../data/records/tenant-entity.ts';
import { usageTriggers } from '../../data/records/usage-triggers.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { User } from '../users/user.entity.ts';
import { numberKey, searchedBy } from './terms/derived-columns.ts';
import { wordsOf } from './terms/fold.ts';
import { searchTerms } from './terms/search-terms.ts';

const schema = defineEntity({
  name: 'Patient',
  schema: 'clinic',
  tableName: 'patients',
  extends: TenantEntity,
  indexes: [
    {
      name: 'patients_identifier_unique',
      expression:
        'create unique index "patients_identifier_unique" on "clinic"."patients" ("tenant_id", "number_key") where "deleted_at" is null',
    },
    { properties: ['tenantId', 'nameOrder', 'id'] },
    { properties: ['tenantId', 'createdAt', 'id'] },
  ],
  checks: [
    { name: 'patients_status_known', expression: c => oneOf(c.status, PatientStatus.options) },
    { name: 'patients_contact_known', expression: c => oneOf(c.contactConsent, ContactConsent.options) },
    {
      name: 'patients_day_part_known',
      expression: c => oneOf(c.preferredDayPart, DayPart.options),
    },
    {
      name: 'patients_weekdays_known',
      expression: c => `${c.preferredWeekdays} <@ array[1, 2, 3, 4, 5, 6, 7]`,
    },
    { name: 'patients_died', expression: c => `${c.diedOn} is null or ${c.status} = 'deceased'` },
  ],
  triggers: [
    ...usageTriggers('patients'),
    {
      // In the portal; a row of their own is there already, so that they add none.
      name: 'keep_own',
      timing: 'before',
      events: ['update'],
      expression: `create trigger "keep_own" before update on "clinic"."patients" for each row execute function security.keep_own('phone', 'language', 'preferred_name', 'preferred_practitioner_id', 'preferred_facility_id', 'preferred_weekdays', 'preferred_day_part')`,
    },
    {
      name: 'spread_terms',
      timing: 'after',
      events: ['insert', 'update'],
      expression:
        'create trigger "spread_terms" after insert or update on "clinic"."patients" for each row execute function security.spread_terms()',
    },
  ],
  properties: {
    firstName: sealedText(),
    lastName: sealedText(),
    middleName: sealedText().nullable(),
    preferredName: sealedText().nullable(),
    formerName: sealedText().nullable(),
    birthDate: sealedText().nullable(),
    sex: sealedText()
      .$type<Contract['sex']>()
      .onCreate(patient => patient.sex ?? 'unknown'),
    language: p.text().nullable(),
    identifier: sealedText().nullable(),
    email: sealedText().nullable(),
    phone: sealedText().nullable(),
    notes: sealedText().nullable(),
    alerts: sealedJson<string[]>().onCreate(patient => patient.alerts ?? []),
    status: p.text().$type<Contract['status']>().default('active'),
    diedOn: sealedText().nullable(),
    /** Whether the patient wants letters about visits; they are sent unless this was refused (P19). */
    contactConsent: p.text().$type<Contract['contactConsent']>().default('unasked'),
    /** Why they were entered although somebody like them was there (SET-1). */
    despiteReason: sealedText().nullable(),
    facility: () => belongsTo(Facility, 'facility_id').nullable(),
    practitioner: () => belongsTo(User, 'practitioner_id').nullable(),
    /** With whom, where and when the patient likes to be booked, as they say in the portal (SCH-5). */
    preferredPractitioner: () => belongsTo(User, 'preferred_practitioner_id').nullable(),
    preferredFacility: () => belongsTo(Facility, 'preferred_facility_id').nullable(),
    preferredWeekdays: p
      .array()
      .columnType('int[]')
      .$type<number[]>()
      .defaultRaw("'{}'")
      .onCreate(patient => patient.preferredWeekdays ?? []),
    preferredDayPart: p.text().$type<DayPart>().nullable(),
    numberKey: numberKey(({ identifier }: { identifier?: string | null }) => identifier),
    /** Sorts the patients of a clinic by their names, which are sealed. */
    nameOrder: p
      .text()
      .collation('C')
      .nullable()
      .hidden()
      .onCreate((patient, em) => keyringIn(em).orderOf(sortName(patient)))
      .onUpdate((patient, em) => keyringIn(em).orderOf(sortName(patient))),
    searchTokens: searchedBy(searchTerms),
  },
});

/** What the last name begins with decides, then the first name; accents and signs do not. */
export const sortName = ({ lastName, firstName }: { lastName: string; firstName: string }): string =>
  [lastName, firstName].map(name => wordsOf(name).join(' ')).join('\0');

/** The one way to write a patient's name, for rows of statements as well. */
export const patientName = (names: {
  firstName: string;
  lastName: string;
  preferredName?: string | null | undefined;
}): string => [names.preferredName || names.firstName, names.lastName].filter(Boolean).join(' ');

/** A person the clinic cares for. */
export class Patient extends schema.class {
  /** As the patient wants to be called, with the last name (P13). */
  fullName(): string {
    return patientName(this);
  }

  /** How a letter greets the patient. */
  calledBy(): string {
    return this.preferredName || this.firstName || this.lastName;
  }
}
schema.setClass(Patient);
