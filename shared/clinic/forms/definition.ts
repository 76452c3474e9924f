import { z } from 'zod';
import { t } from '../../i18n/translate.ts';
import { Role } from '../../permissions.ts';
import { AnyLine, AnyText, Line, Whole } from '../../scalars.ts';
import { faultsOf } from './faults.ts';

/** Names a section, a field or an option for ever: nobody types it, so that another wording changes no answer (FM3). */
export const FormKey = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9_]*$/, t('Please use lower-case letters, digits and underscores.'));

export const FieldType = z.enum(['line', 'text', 'number', 'date', 'yesno', 'choice', 'choices']);
export type FieldType = z.output<typeof FieldType>;

/** What is asked of another field. `is` asks of several choices whether this one is among them. */
const RuleOperator = z.enum(['answered', 'empty', 'is', 'isNot', 'above', 'below']);

const Amount = z.number().min(-1e12).max(1e12);

const Condition = z.strictObject({
  field: FormKey,
  operator: RuleOperator,
  /** Left out where it is only asked whether there is an answer. */
  value: z.union([z.boolean(), Amount, AnyLine(200)]).optional(),
});
export type Condition = z.output<typeof Condition>;

const Visibility = z.strictObject({
  match: z.enum(['all', 'any']).default('all'),
  conditions: z.array(Condition).min(1).max(10),
});
export type Visibility = z.output<typeof Visibility>;

const Option = z.strictObject({
  key: FormKey,
  label: Line(200),
  /** Offered no more, and shown where it was chosen (FM4). */
  isRetired: z.boolean().default(false),
});

/** The least or the most that a number may be. */
const Bound = Whole(-2_000_000_000, 2_000_000_000);

/** Told below a field or a section. */
const Help = AnyText(1000).nullable().default(null);

const Field = z.strictObject({
  key: FormKey,
  type: FieldType,
  label: Line(300),
  help: Help,
  isRequired: z.boolean().default(false),
  unit: AnyLine(20).nullable().default(null),
  min: Bound.nullable().default(null),
  max: Bound.nullable().default(null),
  options: z.array(Option).max(60).default([]),
  shownIf: Visibility.nullable().default(null),
});
export type FormField = z.output<typeof Field>;

const Section = z.strictObject({
  key: FormKey,
  title: Line(200),
  help: Help,
  shownIf: Visibility.nullable().default(null),
  fields: z.array(Field).max(200),
});
export type FormSection = z.output<typeof Section>;

/** Who may be asked to sign: those who fill in. */
export const SigningRole = Role.extract(['owner', 'admin', 'provider', 'staff']);
export type SigningRole = z.output<typeof SigningRole>;

/** The shape alone: what the house kept stays readable whatever rules come later (CR51). */
export const AnyDefinition = z.strictObject({
  sections: z.array(Section).min(1).max(40),
  /** Roles of which each must sign, by a person of its own (FM49). */
  signers: z.array(SigningRole).max(4).default([]),
});
export type FormDefinition = z.output<typeof AnyDefinition>;

/** The sections and fields of one version of a form. Nothing in it is ever run as a program (FM12). */
export const FormDefinition = AnyDefinition.superRefine((definition, context) => {
  for (const message of faultsOf(definition)) context.addIssue({ code: 'custom', path: [], message });
});

export const VersionNumber = Whole(1, 10_000);
