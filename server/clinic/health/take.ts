import { Temporal } from 'temporal-polyfill';
import {
  flagOf,
  type MeasureKind,
  type MeasureUnit,
  usualOf,
} from '../../../shared/clinic/health/measures.ts';
import { MINUTE } from '../../../shared/durations.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { Refusal } from '../../errors.ts';
import type { Patient } from '../patients/patient.entity.ts';
import { Measurement } from './measurement.entity.ts';

/** By so much may the clock of a device be ahead. */
const AHEAD = 5 * MINUTE;

/** What happened or was measured lies behind (CR30, CR41). */
export const expectPast = (at: Date): void => {
  if (+at > Date.now() + AHEAD) throw new Refusal('This time lies in the future.');
};

/** On the day, in whole years; null where the birth date is not known. */
const yearsOn = (birthDate: string | null | undefined, at: Date, timeZone: string): number | null => {
  if (!birthDate) return null;
  const day = Temporal.Instant.fromEpochMilliseconds(+at).toZonedDateTimeISO(timeZone).toPlainDate();
  return Temporal.PlainDate.from(birthDate).until(day, { largestUnit: 'years' }).years;
};

export interface Taken {
  kind: MeasureKind;
  value: string;
  second: string | null;
  unit: MeasureUnit;
  takenAt: Date;
  note?: string | null;
}

/** Enters a value with the range that it is measured by on its own day (CR35). */
export const take = (
  em: ClinicEm,
  patient: Patient,
  taken: Taken,
  { timeZone, corrects = null }: { timeZone: string; corrects?: Measurement | null },
): Measurement => {
  expectPast(taken.takenAt);
  const { kind, value, second, unit, takenAt } = taken;
  const { usual, second: secondUsual } = usualOf(kind, yearsOn(patient.birthDate, takenAt, timeZone));
  return em.create(Measurement, {
    ...{ ...taken, patient, corrects, range: usual, secondRange: secondUsual },
    flag: flagOf(Number(value), unit, usual),
    secondFlag: second === null ? null : flagOf(Number(second), unit, secondUsual),
  });
};

type Correction = Omit<Taken, 'kind' | 'note'> & {
  id: string;
  version: number;
  reason: string;
  kind: MeasureKind;
};

/** Marks the wrong one, and enters what takes its place, in one step. */
export const correct = async (
  em: ClinicEm,
  { id, version, reason, ...taken }: Correction,
  { timeZone, by }: { timeZone: string; by: string | null },
): Promise<Measurement> => {
  const wrong = await findVersion(em, Measurement, { id, version });
  if (wrong.kind !== taken.kind) throw new Refusal('What takes its place is of the same kind.');
  wrong.withdraw(reason, by);
  const patient = await wrong.patient.loadOrFail();
  return take(em, patient, { ...taken, note: wrong.note ?? null }, { timeZone, corrects: wrong });
};
