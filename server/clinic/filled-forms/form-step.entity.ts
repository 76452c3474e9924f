import { defineEntity, p } from '@mikro-orm/core';
import type { SigningRole } from '../../../shared/clinic/forms/definition.ts';
import { FormStepKind } from '../../../shared/clinic/forms/filled-forms.ts';
import { sealedText } from '../../data/forms/sealed-column.ts';
import { belongsTo, oneOf, TenantEntity, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { Patient } from '../patients/patient.entity.ts';
import { FilledForm } from './filled-form.entity.ts';

const schema = defineEntity({
  name: 'FormStep',
  schema: 'clinic',
  tableName: 'form_steps',
  extends: TenantEntity,
  uniques: [
    // Several roles are as many people (FM49), and nobody signs the same answers twice.
    {
      name: 'form_steps_signed_once',
      properties: ['tenantId', 'filledForm', 'revision', 'createdBy'],
      where: { kind: 'signed', deletedAt: null },
    },
  ],
  indexes: [{ properties: ['tenantId', 'patient'] }, { properties: ['tenantId', 'filledForm', 'createdAt'] }],
  checks: [
    { name: 'form_steps_kind_known', expression: s => oneOf(s.kind, FormStepKind.options) },
    // Whoever locks or unlocks says why (FM53).
    {
      name: 'form_steps_reason',
      expression: s => `${s.kind} in ('signed', 'moved') or ${s.reason} is not null`,
    },
  ],
  properties: {
    patient: () => belongsTo(Patient, 'patient_id'),
    filledForm: () => belongsTo(FilledForm, 'filled_form_id').comment(WRITTEN_ONCE),
    kind: p.text().$type<(typeof FormStepKind)['options'][number]>().comment(WRITTEN_ONCE),
    /** As whom somebody signed; stays so when they have another role later. */
    role: p.text().$type<SigningRole>().nullable().comment(WRITTEN_ONCE),
    revision: p.integer().comment(WRITTEN_ONCE),
    reason: sealedText().nullable(),
  },
});

/** A signature, a lock, its end, or the move to another version of the form: written once. */
export class FormStep extends schema.class {}
schema.setClass(FormStep);
