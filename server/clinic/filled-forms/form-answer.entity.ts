import { defineEntity, p } from '@mikro-orm/core';
import type { AnswerValue } from '../../../shared/clinic/forms/answers.ts';
import { sealedJson } from '../../data/forms/sealed-column.ts';
import { belongsTo, oneOf, TenantEntity, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { Patient } from '../patients/patient.entity.ts';
import { FilledForm } from './filled-form.entity.ts';
import { keptOnceSigned } from './form-parts.ts';

/** `value` is what counts; `rival` was typed at the same time and waits to be taken or put aside; `past` was replaced. */
const Standing = ['value', 'rival', 'past'] as const;

const schema = defineEntity({
  name: 'FormAnswer',
  schema: 'clinic',
  tableName: 'form_answers',
  extends: TenantEntity,
  uniques: [
    { name: 'form_answers_revision_unique', properties: ['tenantId', 'filledForm', 'revision'] },
    {
      name: 'form_answers_one_value',
      properties: ['tenantId', 'filledForm', 'field'],
      where: { standing: 'value', deletedAt: null },
    },
  ],
  indexes: [
    { properties: ['tenantId', 'patient'] },
    { properties: ['tenantId', 'filledForm', 'field', 'revision'] },
  ],
  checks: [{ name: 'form_answers_standing_known', expression: a => oneOf(a.standing, Standing) }],
  triggers: [keptOnceSigned('form_answers')],
  properties: {
    patient: () => belongsTo(Patient, 'patient_id'),
    filledForm: () => belongsTo(FilledForm, 'filled_form_id').comment(WRITTEN_ONCE),
    /** Which field, by its key, which is no health information. */
    field: p.text().comment(WRITTEN_ONCE),
    /** Written once as well, but to be sealed anew; `null` in it is an answer that was taken back. */
    value: sealedJson<{ is: AnswerValue }>(),
    standing: p.text().$type<(typeof Standing)[number]>(),
    revision: p.integer().comment(WRITTEN_ONCE),
    /** The version of the form that it was given to. */
    number: p.integer().comment(WRITTEN_ONCE),
  },
});

/** One answer to one field: who gave it when, and whether it still counts. Together they are the history of the field (FM40). */
export class FormAnswer extends schema.class {}
schema.setClass(FormAnswer);
