import { defineEntity, p } from '@mikro-orm/core';
import type { FormDefinition } from '../../../shared/clinic/forms/definition.ts';
import { FormPurpose } from '../../../shared/clinic/forms/forms.ts';
import { oneOf, PROTECTED, TenantEntity, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { Refusal } from '../../errors.ts';

const schema = defineEntity({
  name: 'Form',
  schema: 'clinic',
  tableName: 'forms',
  extends: TenantEntity,
  uniques: [
    { name: 'forms_name_unique', properties: ['tenantId', 'name'], where: { deletedAt: null } },
    {
      name: 'forms_one_of_placements',
      properties: ['tenantId', 'purpose'],
      where: { purpose: 'placement', deletedAt: null },
    },
  ],
  checks: [{ name: 'forms_purpose_known', expression: f => oneOf(f.purpose, FormPurpose.options) }],
  properties: {
    name: p.text(),
    purpose: p.text().$type<FormPurpose>().default('general').comment(WRITTEN_ONCE),
    // What is being built; null while nobody builds. The trail tells that it changed, and keeps what is published.
    draft: p.json<FormDefinition>().nullable().comment(PROTECTED),
    /** The number of the newest published version; 0 while there is none. */
    latest: p.integer().default(0),
  },
});

/** A form that a clinic fills in about patients: its draft, and how many versions were published. */
export class Form extends schema.class {
  /** The draft to publish, which thereby is none any more. */
  takeDraft(): FormDefinition {
    const { draft } = this;
    if (!draft) throw new Refusal('This form has no draft to publish.');
    if (draft.sections.every(({ fields }) => fields.length === 0))
      throw new Refusal('A form without a question cannot be published.');
    this.draft = null;
    this.latest += 1;
    return draft;
  }

  beginDraft(definition: FormDefinition): void {
    if (this.draft) throw new Refusal('This form has a draft already. Publish it or throw it away first.');
    this.draft = definition;
  }
}
schema.setClass(Form);
