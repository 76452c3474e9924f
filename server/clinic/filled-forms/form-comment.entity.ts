import { defineEntity, p } from '@mikro-orm/core';
import { sealedText } from '../../data/forms/sealed-column.ts';
import { belongsTo, TenantEntity, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { Patient } from '../patients/patient.entity.ts';
import { FilledForm } from './filled-form.entity.ts';
import { keptOnceSigned } from './form-parts.ts';

const schema = defineEntity({
  name: 'FormComment',
  schema: 'clinic',
  tableName: 'form_comments',
  extends: TenantEntity,
  indexes: [{ properties: ['tenantId', 'patient'] }, { properties: ['tenantId', 'filledForm', 'createdAt'] }],
  triggers: [keptOnceSigned('form_comments')],
  properties: {
    patient: () => belongsTo(Patient, 'patient_id'),
    filledForm: () => belongsTo(FilledForm, 'filled_form_id').comment(WRITTEN_ONCE),
    field: p.text().comment(WRITTEN_ONCE),
    text: sealedText(),
    settledAt: p.datetime(3).nullable(),
  },
});

/** What somebody says about a field of a filled form; it stays although the field is hidden or gone (FM53). */
export class FormComment extends schema.class {}
schema.setClass(FormComment);
