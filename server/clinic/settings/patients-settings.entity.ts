import { defineEntity, p } from '@mikro-orm/core';
import { RequiredContact } from '../../../shared/clinic/admission.ts';
import { IdentifierKind } from '../../../shared/clinic/patient-parts/identifiers.ts';
import { completeDefaults, oneEach, SettingsEntity } from '../../access/settings/settings-entity.ts';
import { oneOf } from '../../data/records/tenant-entity.ts';

const table = 'patients_settings';

const schema = defineEntity({
  name: 'PatientsSettings',
  schema: 'clinic',
  tableName: table,
  extends: SettingsEntity,
  uniques: oneEach(table),
  checks: [
    completeDefaults(
      table,
      ...['birth_date_required', 'contact_required', 'number_required', 'alike_needs_reason'],
      'identifier_kind',
    ),
    {
      name: 'patients_settings_contact_known',
      expression: s => oneOf(s.contactRequired, RequiredContact.options),
    },
    {
      name: 'patients_settings_kind_known',
      expression: s => oneOf(s.identifierKind, IdentifierKind.options),
    },
  ],
  properties: {
    birthDateRequired: p.boolean().nullable(),
    contactRequired: p.text().$type<RequiredContact>().nullable(),
    numberRequired: p.boolean().nullable(),
    alikeNeedsReason: p.boolean().nullable(),
    identifierKind: p.text().$type<IdentifierKind>().nullable(),
  },
});

/** What the clinic asks of whoever becomes a patient, and of whoever enters them. */
export class PatientsSettings extends schema.class {}
schema.setClass(PatientsSettings);
