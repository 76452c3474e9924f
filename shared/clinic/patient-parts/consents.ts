import { z } from 'zod';
import { Id, Line, LocalDate, OptionalLine, OptionalText, recordFields } from '../../scalars.ts';

export const ConsentKind = z.enum(['data_processing', 'treatment', 'photography', 'research', 'other']);
export type ConsentKind = z.output<typeof ConsentKind>;
export const ConsentAnswer = z.enum(['given', 'refused', 'withdrawn']);
export type ConsentAnswer = z.output<typeof ConsentAnswer>;

/**
 * What the patient answered to one version of a text. No answer is ever changed: the last of a kind counts, and a new version
 * of the text is no new answer (P19).
 */
export const NewPatientConsent = z.strictObject({
  patientId: Id,
  kind: ConsentKind,
  /** Which text was read, such as `2026-03` or `Privacy notice 4`. */
  textVersion: Line(80),
  answer: ConsentAnswer,
  answeredOn: LocalDate,
  /** Who answered, where it was not the patient. */
  answeredBy: OptionalLine(200),
  note: OptionalText(500),
});

export const PatientConsent = z.object({
  ...recordFields,
  patientId: z.uuid(),
  kind: ConsentKind,
  textVersion: z.string(),
  answer: ConsentAnswer,
  answeredOn: z.string(),
  answeredBy: z.string().nullable().default(null),
  note: z.string().nullable().default(null),
});
export type PatientConsent = z.output<typeof PatientConsent>;
