import { defineEntity, p } from '@mikro-orm/core';
import { FilledFormStatus } from '../../../shared/clinic/forms/filled-forms.ts';
import { belongsTo, oneOf, TenantEntity } from '../../data/records/tenant-entity.ts';
import { Refusal } from '../../errors.ts';
import { FormVersion } from '../forms/form-version.entity.ts';
import { Patient } from '../patients/patient.entity.ts';
import { keptOnceSigned } from './form-parts.ts';

const schema = defineEntity({
  name: 'FilledForm',
  schema: 'clinic',
  tableName: 'filled_forms',
  extends: TenantEntity,
  indexes: [{ properties: ['tenantId', 'patient', 'createdAt', 'id'] }],
  checks: [{ name: 'filled_forms_status_known', expression: f => oneOf(f.status, FilledFormStatus.options) }],
  triggers: [
    keptOnceSigned('filled_forms'),
    {
      name: 'tell_form',
      timing: 'after',
      events: ['insert', 'update'],
      expression:
        'create trigger "tell_form" after insert or update on "clinic"."filled_forms" for each row execute function security.tell_form()',
    },
  ],
  properties: {
    patient: () => belongsTo(Patient, 'patient_id'),
    formVersion: () => belongsTo(FormVersion, 'form_version_id'),
    status: p.text().$type<FilledFormStatus>().default('open'),
    /** Counts what was ever answered here; a signature is of one revision and of no later one (FM47). */
    revision: p.integer().default(0),
  },
});

/** A form that is filled in about a patient, by a published version of it. */
export class FilledForm extends schema.class {
  expectOpen(): void {
    if (this.status === 'signed')
      throw new Refusal('This form is signed. Somebody who leads the clinic can unlock it for a reason.');
    if (this.status === 'locked')
      throw new Refusal('This form is locked. Somebody who leads the clinic can unlock it for a reason.');
  }

  expectRead(revision: number): void {
    if (this.revision !== revision)
      throw new Refusal('Something was filled in since you looked. Please read it, and sign then.');
  }

  nextRevision(): number {
    this.revision += 1;
    return this.revision;
  }
}
schema.setClass(FilledForm);
