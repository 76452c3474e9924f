import { z } from 'zod';
import { compareDecimals, Decimal } from '../../decimal.ts';
import { t } from '../../i18n/translate.ts';
import {
  AnswerInstant,
  Id,
  Line,
  LocalDate,
  OptionalLine,
  OptionalText,
  orNone,
  recordFields,
  Text,
  Version,
} from '../../scalars.ts';
import { Despite } from '../bookings.ts';
import { Severity } from '../drug-list.ts';
import { Schedule } from './schedule.ts';

export const DoseUnit = z.enum([
  ...(['milligram', 'microgram', 'gram', 'millilitre', 'unit', 'tablet', 'capsule', 'drop'] as const),
  ...(['puff', 'patch', 'suppository', 'sachet', 'application'] as const),
]);
export type DoseUnit = z.output<typeof DoseUnit>;

export const Route = z.enum([
  ...(['oral', 'sublingual', 'inhaled', 'nasal', 'eye', 'ear', 'skin', 'subcutaneous'] as const),
  ...(['intramuscular', 'intravenous', 'rectal', 'vaginal', 'tube', 'other'] as const),
]);
export type Route = z.output<typeof Route>;

/** How it is taken: what a change of dose may change. */
const dose = {
  /** Of one unit, such as `500 mg`. */
  strength: OptionalLine(100),
  amount: Decimal.refine(amount => amount !== '0', t('A dose is more than nothing.')),
  unit: DoseUnit,
  route: Route,
  schedule: Schedule,
  prescriber: OptionalLine(200),
  /** Stands beside the schedule and replaces nothing of it. */
  remark: OptionalText(1000),
  /** The last day on which it is taken; without one it goes on. */
  endsOn: orNone(LocalDate),
};

type Dosed = { amount: string; schedule: z.output<typeof Schedule> };

const reachesADose = ({ amount, schedule: { asNeeded } }: Dosed): boolean =>
  !asNeeded || compareDecimals(asNeeded.mostPerDay, amount) >= 0;
const belowADose = {
  error: t('The maximum for a day cannot be below one dose.'),
  path: ['schedule', 'asNeeded', 'mostPerDay'],
};
const ENDS_BEFORE = t('The last day cannot be before the first.');

export const NewMedication = z
  .strictObject({
    patientId: Id,
    drug: Line(200),
    /** What it is for. */
    indication: OptionalLine(300),
    ...dose,
    startsOn: LocalDate,
    despite: Despite.optional(),
  })
  .refine(reachesADose, belowADose)
  .refine(({ startsOn, endsOn }) => !endsOn || endsOn >= startsOn, { error: ENDS_BEFORE, path: ['endsOn'] });
export type NewMedication = z.output<typeof NewMedication>;

/** From this day on it is taken otherwise; the days before keep what was (CR4). */
export const DoseChange = z
  .strictObject({ id: Id, version: Version, from: LocalDate, ...dose, despite: Despite.optional() })
  .refine(reachesADose, belowADose)
  .refine(({ from, endsOn }) => !endsOn || endsOn >= from, { error: ENDS_BEFORE, path: ['endsOn'] });

export const MedicationStop = z.strictObject({
  id: Id,
  version: Version,
  lastDay: LocalDate,
  reason: Text(500),
});
/** What was never so; it stays to be seen, with the reason. */
export const MedicationError = z.strictObject({ id: Id, version: Version, reason: Text(500) });

/** Of one patient; as of another day than today where that is asked. */
export const MedicationsQuery = z.strictObject({ patientId: Id, on: LocalDate.optional() });

export const MedicationState = z.enum(['current', 'planned', 'past', 'error']);
export type MedicationState = z.output<typeof MedicationState>;

type Days = {
  startsOn: string;
  endsOn?: string | null | undefined;
  stoppedOn?: string | null | undefined;
  withdrawnAt?: Date | string | null | undefined;
};

/** The last day on which it is or was taken, if any is known; nothing is taken after a death (CR48). */
export const lastDayOf = ({ endsOn, stoppedOn }: Days, diedOn?: string | null): string | null =>
  [endsOn, stoppedOn, diedOn].filter(day => day !== null && day !== undefined).sort()[0] ?? null;

/** The one answer to whether something is taken on a day: worked out, and never kept (CR1, CR12). */
export const stateOn = (medication: Days, day: string, diedOn?: string | null): MedicationState => {
  if (medication.withdrawnAt) return 'error';
  const last = lastDayOf(medication, diedOn);
  if (last !== null && (last < day || last < medication.startsOn)) return 'past';
  return medication.startsOn > day ? 'planned' : 'current';
};

export const Medication = z.object({
  ...recordFields,
  patientId: z.uuid(),
  drug: z.string(),
  indication: z.string().nullable().default(null),
  strength: z.string().nullable().default(null),
  amount: z.string(),
  unit: DoseUnit,
  route: Route,
  schedule: Schedule,
  prescriber: z.string().nullable().default(null),
  remark: z.string().nullable().default(null),
  startsOn: z.string(),
  endsOn: z.string().nullable().default(null),
  stoppedOn: z.string().nullable().default(null),
  stopReason: z.string().nullable().default(null),
  /** The order that this one took the place of, by another dose. */
  followsId: z.uuid().nullable().default(null),
  /** What was warned of when it was entered, and why it was entered all the same (CR20). */
  warnedOf: z.string().nullable().default(null),
  despiteReason: z.string().nullable().default(null),
  withdrawnAt: AnswerInstant.nullable().default(null),
  withdrawnReason: z.string().nullable().default(null),
  withdrawnBy: z.string().nullable().default(null),
  enteredBy: z.string().nullable().default(null),
  /** On the day that was asked about. */
  state: MedicationState,
});
export type Medication = z.output<typeof Medication>;

/** `unknown` is what the clinic's list does not hold, so that nobody takes silence for safety (CR20). */
export const MedicationWarning = z.object({
  kind: z.enum(['allergy', 'interaction', 'double', 'unknown']),
  /** Whether it takes a reason to go on. */
  isSerious: z.boolean(),
  severity: Severity.nullable().default(null),
  medicationId: z.uuid().nullable().default(null),
  sentence: z.string(),
});
export type MedicationWarning = z.output<typeof MedicationWarning>;

/** All that a patient takes, took and is to take, with what must be known beside. */
export const MedicationSheet = z.object({
  on: z.string(),
  alerts: z.array(z.string()),
  items: z.array(Medication),
  warnings: z.array(MedicationWarning),
  /** Whether there are more than these. */
  isCut: z.boolean(),
});
export type MedicationSheet = z.output<typeof MedicationSheet>;

/** What speaks against a drug before it is entered. */
export const MedicationCheck = z
  .strictObject({
    patientId: Id,
    drug: Line(200),
    startsOn: LocalDate.optional(),
    endsOn: LocalDate.optional(),
  })
  .refine(({ startsOn, endsOn }) => !startsOn || !endsOn || endsOn >= startsOn, {
    error: ENDS_BEFORE,
    path: ['endsOn'],
  });
export const MedicationWarnings = z.object({ items: z.array(MedicationWarning) });
