import { z } from 'zod';
import { AnswerInstant, Id, Named, page, paging, recordFields, Version } from '../scalars.ts';
import { Patient } from './patients.ts';

/** Of what a patient has only one: where two differ in it, somebody chooses (P5). */
export const MergeField = z.enum([
  ...(['firstName', 'lastName', 'middleName', 'preferredName', 'birthDate', 'sex', 'language'] as const),
  ...(['identifier', 'email', 'phone', 'status', 'diedOn', 'facility', 'practitioner'] as const),
]);
export type MergeField = z.output<typeof MergeField>;

/** `patientId` is kept, `mergedId` goes to the trash. */
export const MergePair = z.strictObject({ patientId: Id, mergedId: Id });

export const NewPatientMerge = z.strictObject({
  ...MergePair.shape,
  version: Version,
  mergedVersion: Version,
  /** What of the conflicts is taken of the other one; all else stays as the kept one has it. */
  take: z.array(MergeField).max(MergeField.options.length).default([]),
});

export const MergePreview = z.object({
  patient: Patient,
  merged: Patient,
  /** In what both say something else. */
  conflicts: z.array(MergeField),
  /** How many rows of which table will belong to the kept one, those in the trash included. */
  moves: z.array(z.object({ kind: z.string(), count: z.int() })),
  /** When both have something booked, which no one person can have. */
  collisions: z.array(z.object({ startsAt: AnswerInstant, wallTime: z.string() })),
});
export type MergePreview = z.output<typeof MergePreview>;

export const PatientMergeQuery = z.strictObject({
  ...paging,
  /** Into whom was merged. */
  patientId: Id.optional(),
});

export const PatientMerge = z.object({
  ...recordFields,
  patient: Named,
  merged: Named,
  undoneAt: AnswerInstant.nullable().default(null),
});
export type PatientMerge = z.output<typeof PatientMerge>;
export const PatientMergePage = page(PatientMerge);

/** With what was changed since the merge and stays as it is, in words. */
export const UndonePatientMerge = PatientMerge.extend({ stays: z.array(z.string()) });
