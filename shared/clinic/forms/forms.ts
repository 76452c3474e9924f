import { z } from 'zod';
import { AnswerInstant, Count, Flag, Id, Line, page, paging, recordFields, Version } from '../../scalars.ts';
import { AnyDefinition, FormDefinition, VersionNumber } from './definition.ts';

/** What a form is for: that of placements is one, and comes with the product. */
export const FormPurpose = z.enum(['general', 'placement']);
export type FormPurpose = z.output<typeof FormPurpose>;

export const NewForm = z.strictObject({
  name: Line(120),
  purpose: FormPurpose.default('general'),
  /** What the draft begins with; without one, with a section and a field, or with what comes with the product. */
  draft: FormDefinition.optional(),
});
export const FormChange = z.strictObject({
  id: Id,
  version: Version,
  name: Line(120).optional(),
  /** Null throws the draft away. */
  draft: FormDefinition.nullable().optional(),
});
/** Begins a draft from any published version, the last one unless told (FM10). */
export const NewDraft = z.strictObject({ id: Id, version: Version, from: VersionNumber.optional() });
export const FormVersionQuery = z.strictObject({ id: Id, number: Count(1, 10_000) });

export const FormQuery = z.strictObject({ ...paging, trashed: Flag.default(false) });

const FormRow = z.object({
  ...recordFields,
  name: z.string(),
  purpose: FormPurpose,
  /** The newest published version; 0 while there is none. */
  latest: z.int(),
  hasDraft: z.boolean(),
});
export type FormRow = z.output<typeof FormRow>;
export const FormPage = page(FormRow);

const Published = z.object({ number: z.int(), publishedAt: AnswerInstant, by: z.string().nullable() });

export const Form = FormRow.extend({
  draft: AnyDefinition.nullable().default(null),
  /** The newest published version, for the comparison with the draft. */
  published: AnyDefinition.nullable().default(null),
  versions: z.array(Published),
});
export type Form = z.output<typeof Form>;

export const FormVersion = z.object({ number: z.int(), definition: AnyDefinition });
