import { defineEntity, p } from '@mikro-orm/core';
import {
  ContactConsent,
  type Patient as Contract,
  DayPart,
  PatientStatus,
  Sex,
} from '../../../shared/clinic/patients.ts';
import { sealedText } from '../../data/forms/sealed-column.ts';
import { belongsTo, oneOf, PROTECTED, TenantEntity } from '../../data/records/tenant-entity.ts';
import { usageTriggers } from '../../data/records/usage-triggers.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { User } from '../users/user.entity.ts';
import { foldedNumber } from './folded-number.ts';
import { searchTerms } from './search-terms.ts';

const schema = defineEntity({
  name: 'Patient',
  schema: 'clinic',
  tableName: 'patients',
  extends: TenantEntity,
  indexes: [
    {
      name: 'patients_identifier_unique',
      expression: `create unique index "patients_identifier_unique" on "clinic"."patients" ("tenant_id", ${foldedNumber('identifier')}) where "deleted_at" is null`,
    },
    { properties: ['tenantId', 'lastName', 'firstName', 'id'] },
    { properties: ['tenantId', 'birthDate', 'id'] },
    { properties: ['tenantId', 'createdAt', 'id'] },
  ],
  checks: [
    { name: 'patients_sex_known', expression: c => oneOf(c.sex, Sex.options) },
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
    { name: 'patients_named', expression: c => `${c.firstName} <> '' or ${c.lastName} <> ''` },
    { name: 'patients_died', expression: c => `${c.diedOn} is null or ${c.status} = 'deceased'` },
    { name: 'patients_died_after_birth', expression: c => `${c.diedOn} >= ${c.birthDate}` },
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
    firstName: p.text().comment(PROTECTED),
    lastName: p.text().comment(PROTECTED),
    middleName: p.text().nullable().comment(PROTECTED),
    preferredName: p.text().nullable().comment(PROTECTED),
    formerName: p.text().nullable().comment(PROTECTED),
    birthDate: p.date().nullable().comment(PROTECTED),
    sex: p.text().$type<Contract['sex']>().default('unknown').comment(PROTECTED),
    language: p.text().nullable(),
    identifier: p.text().nullable().comment(PROTECTED),
    email: p.text().nullable().comment(PROTECTED),
    phone: p.text().nullable().comment(PROTECTED),
    notes: sealedText().nullable(),
    alerts: p.type('text[]').$type<string[]>().default([]).comment(PROTECTED),
    status: p.text().$type<Contract['status']>().default('active'),
    diedOn: p.date().nullable().comment(PROTECTED),
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
    /** What a search finds the patient by; a trigger spreads it into the index table `patient_terms`. */
    searchTerms: p
      .type('text[]')
      .$type<string[]>()
      .hidden()
      .comment(PROTECTED)
      .onCreate(patient => searchTerms(patient))
      .onUpdate(patient => searchTerms(patient)),
  },
});

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
