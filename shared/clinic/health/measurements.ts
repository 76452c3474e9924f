import { z } from 'zod';
import { Decimal } from '../../decimal.ts';
import { t } from '../../i18n/translate.ts';
import { AnswerInstant, Id, Instant, OptionalText, recordFields, Text, Version } from '../../scalars.ts';
import { Flag, faultOf, MeasureKind, MeasureUnit } from './measures.ts';

const measure = {
  kind: MeasureKind,
  value: Decimal,
  /** Of blood pressure, the one below. */
  second: Decimal.nullable().default(null),
  /** Entered and kept with the number (CR24). */
  unit: MeasureUnit,
};

type Measured = { kind: MeasureKind; value: string; second: string | null; unit: MeasureUnit };

const canBe = (input: Measured, ctx: z.core.$RefinementCtx<Measured>): void => {
  const fault = faultOf(input);
  if (fault) ctx.addIssue({ code: 'custom', path: [fault[0]], message: fault[1], input });
};

/** When it was measured, which is not when it is entered (CR30). */
const taken = { takenAt: Instant, note: OptionalText(1000) };

export const NewMeasurement = z.strictObject({ patientId: Id, ...measure, ...taken }).superRefine(canBe);
export type NewMeasurement = z.output<typeof NewMeasurement>;

/** What is measured together, and saved together or not at all. */
export const MeasurementRound = z.strictObject({
  patientId: Id,
  ...taken,
  measures: z
    .array(z.strictObject(measure).superRefine(canBe))
    .min(1, t('Please enter at least one value.'))
    .max(20),
});

/** Says that a value is wrong; what takes its place, where somebody knows it, is a row of its own (CR36). */
export const MeasurementError = z.strictObject({ id: Id, version: Version, reason: Text(500) });
export const MeasurementCorrection = z
  .strictObject({ id: Id, version: Version, reason: Text(500), ...measure, takenAt: Instant })
  .superRefine(canBe);

export const MeasurementSeriesQuery = z.strictObject({ patientId: Id, kind: MeasureKind });
export const LatestMeasurementsQuery = z.strictObject({ patientId: Id });

const Bounds = z.tuple([z.number(), z.number()]).nullable().default(null);

export const Measurement = z.object({
  ...recordFields,
  patientId: z.uuid(),
  kind: MeasureKind,
  value: z.string(),
  second: z.string().nullable().default(null),
  unit: MeasureUnit,
  takenAt: AnswerInstant,
  note: z.string().nullable().default(null),
  /** What was usual when it was entered, in the first unit of its kind; another table changes no old flag (CR35). */
  range: Bounds,
  secondRange: Bounds,
  flag: Flag.nullable().default(null),
  secondFlag: Flag.nullable().default(null),
  correctsId: z.uuid().nullable().default(null),
  withdrawnAt: AnswerInstant.nullable().default(null),
  withdrawnReason: z.string().nullable().default(null),
  withdrawnBy: z.string().nullable().default(null),
  enteredBy: z.string().nullable().default(null),
});
export type Measurement = z.output<typeof Measurement>;

export const Measurements = z.object({ items: z.array(Measurement) });
/** The oldest first, those in error as well; `isCut` where there are older ones. */
export const MeasurementSeries = z.object({ items: z.array(Measurement), isCut: z.boolean() });
