import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { DoseChange, NewMedication } from '../../../shared/clinic/medications/medications.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { NeedsReason, Refusal } from '../../errors.ts';
import { Patient } from '../patients/patient.entity.ts';
import { Medication } from './medication.entity.ts';
import { drugList, warningsOf } from './warnings.ts';

/** More than anybody takes in a life; a sheet says when there are more. */
export const MOST = 1000;

/** All of a patient, the last entered first, those in error as well. */
export const medicationsOf = (em: ClinicEm, { id }: Patient): Promise<Medication[]> =>
  em.find(Medication, { patient: { id } }, { orderBy: { createdAt: 'desc', id: 'desc' }, limit: MOST + 1 });

const real = (medications: Medication[]): Medication[] =>
  medications.filter(({ withdrawnAt }) => !withdrawnAt);

/** What speaks against it, and the reason that passes over what is serious of that; without one it is asked for (CR20). */
const passedOver = async (
  em: ClinicEm,
  patient: Patient,
  taken: Parameters<typeof warningsOf>[0],
  others: Medication[],
  despite: { reason: string } | undefined,
) => {
  const context = { alerts: patient.alerts, diedOn: patient.diedOn ?? null, list: await drugList(em) };
  const serious = warningsOf(taken, others, context).filter(({ isSerious }) => isSerious);
  if (serious.length === 0) return { warnedOf: null, despiteReason: null };
  if (!despite) throw new NeedsReason(serious, '{sentences} Please give a reason to enter it all the same.');
  return {
    warnedOf: serious.map(({ sentence }) => sentence).join(' '),
    despiteReason: despite.reason,
  };
};

export const prescribe = async (em: ClinicEm, input: z.output<typeof NewMedication>): Promise<Medication> => {
  const { patientId, despite, ...fields } = input;
  const patient = await em.findOneOrFail(Patient, { id: patientId });
  expectInLife(fields.startsOn, patient);
  const others = real(await medicationsOf(em, patient));
  return em.create(Medication, {
    ...{ ...fields, patient },
    ...(await passedOver(em, patient, fields, others, despite)),
  });
};

/** Ends the order on the day before, and begins one that follows it (CR4). */
export const changeDose = async (em: ClinicEm, input: z.output<typeof DoseChange>): Promise<Medication> => {
  const { id, version, from, despite, ...fields } = input;
  const former = await findVersion(em, Medication, { id, version });
  const patient = await em.findOneOrFail(Patient, { id: former.patient.id });
  expectInLife(from, patient);
  if (from <= former.startsOn)
    throw new Refusal(
      'Another dose begins after the first day of the one before. If that was wrong from the beginning, say that it is an error.',
    );
  former.stop(`${Temporal.PlainDate.from(from).subtract({ days: 1 })}`, null);
  const { drug, indication } = former;
  const others = real(await medicationsOf(em, patient)).filter(other => other !== former);
  const taken = { ...fields, startsOn: from, drug, indication: indication ?? null };
  return em.create(Medication, {
    ...{ ...taken, patient, follows: former },
    ...(await passedOver(em, patient, taken, others, despite)),
  });
};

/** Says that it never was so. The dose whose place it took goes on. */
export const withdraw = async (
  em: ClinicEm,
  { id, version, reason }: { id: string; version: number; reason: string },
  by: string | null,
): Promise<Medication> => {
  const medication = await findVersion(em, Medication, { id, version });
  const later = await em.findOne(Medication, { follows: { id }, withdrawnAt: null });
  if (later)
    throw new Refusal('Another dose took the place of this one. Please say that of the later one first.');
  medication.withdraw(reason, by);
  const former = medication.follows && (await em.findOne(Medication, { id: medication.follows.id }));
  if (former && !former.withdrawnAt && former.stoppedOn) former.goOn();
  return medication;
};

/** Somebody who died gets no medicine from the next day on (CR48). */
const expectInLife = (startsOn: string, { diedOn }: Patient): void => {
  if (diedOn && startsOn > diedOn) throw new Refusal('The patient has died before that day.');
};
