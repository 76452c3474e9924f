import { z } from 'zod';
import { Id, Line, OptionalLine, recordFields } from '../../scalars.ts';
import { partVersion } from './part-fields.ts';

/** `former` is a number of another system, or of a record that was merged into this one. */
export const IdentifierKind = z.enum(['insurance', 'national', 'passport', 'former', 'other']);
export type IdentifierKind = z.output<typeof IdentifierKind>;

const fields = { kind: IdentifierKind, value: Line(50), issuer: OptionalLine(120) };

/** A number that others know the patient by; one of a kind belongs to one patient, however it is written (P17). */
export const NewPatientIdentifier = z.strictObject({ patientId: Id, ...fields });
export const PatientIdentifierChange = z.strictObject({
  ...z.object(fields).partial().shape,
  ...partVersion,
});

export const PatientIdentifier = z.object({
  ...recordFields,
  patientId: z.uuid(),
  kind: IdentifierKind,
  value: z.string(),
  issuer: z.string().nullable().default(null),
});
export type PatientIdentifier = z.output<typeof PatientIdentifier>;
