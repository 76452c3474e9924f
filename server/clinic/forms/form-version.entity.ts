import { defineEntity, p } from '@mikro-orm/core';
import type { FormDefinition } from '../../../shared/clinic/forms/definition.ts';
import { belongsTo, TenantEntity, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { Form } from './form.entity.ts';

const schema = defineEntity({
  name: 'FormVersion',
  schema: 'clinic',
  tableName: 'form_versions',
  extends: TenantEntity,
  uniques: [{ name: 'form_versions_number_unique', properties: ['tenantId', 'form', 'number'] }],
  checks: [{ name: 'form_versions_number_positive', expression: v => `${v.number} > 0` }],
  triggers: [
    {
      name: 'keep_form_version',
      timing: 'before',
      events: ['update'],
      expression:
        'create trigger "keep_form_version" before update on "clinic"."form_versions" for each row execute function security.keep_form_version()',
    },
  ],
  properties: {
    form: () => belongsTo(Form, 'form_id').comment(WRITTEN_ONCE),
    number: p.integer().comment(WRITTEN_ONCE),
    definition: p.json<FormDefinition>().comment(WRITTEN_ONCE),
  },
});

/** A published version of a form, which never changes (FM1): the database refuses it, whatever statement is run. */
export class FormVersion extends schema.class {}
schema.setClass(FormVersion);
