import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import { Flag, Id, Line, page, paging, recordFields, Text, Version } from '../scalars.ts';

const names = (most: number) =>
  z.array(Line(100)).max(most, { error: () => t('Please keep to {most} names.', { most }) });

const substance = {
  name: Line(100),
  /** Brands and other spellings. */
  otherNames: names(50),
  /** Such as penicillins: what people are allergic to as a whole, and what interacts as a whole. */
  groups: names(20),
};
export const NewSubstance = z.strictObject({
  ...substance,
  otherNames: substance.otherNames.default([]),
  groups: substance.groups.default([]),
});
export const SubstanceChange = z.strictObject({
  ...z.object(substance).partial().shape,
  id: Id,
  version: Version,
});
export const Substance = z.object({
  ...recordFields,
  name: z.string(),
  otherNames: z.array(z.string()),
  groups: z.array(z.string()),
});
export type Substance = z.output<typeof Substance>;

export const Severity = z.enum(['minor', 'moderate', 'severe']);
export type Severity = z.output<typeof Severity>;

const interaction = {
  /** A substance, a brand or a group. */
  one: Line(100),
  other: Line(100),
  effect: Text(1000),
  severity: Severity,
};
/** Whichever is named first: a pair is one row (CR21). */
export const NewInteraction = z.strictObject(interaction);
export const InteractionChange = z.strictObject({
  ...z.object(interaction).partial().shape,
  id: Id,
  version: Version,
});
export const Interaction = z.object({
  ...recordFields,
  one: z.string(),
  other: z.string(),
  effect: z.string(),
  severity: Severity,
});
export type Interaction = z.output<typeof Interaction>;

export const DrugListQuery = z.strictObject({ ...paging, trashed: Flag.default(false) });
export const SubstancePage = page(Substance);
export const InteractionPage = page(Interaction);
