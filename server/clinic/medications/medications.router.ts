import { Temporal } from 'temporal-polyfill';
import {
  DoseChange,
  MedicationCheck,
  MedicationError,
  MedicationSheet,
  MedicationStop,
  MedicationsQuery,
  MedicationWarnings,
  NewMedication,
  stateOn,
} from '../../../shared/clinic/medications/medications.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { ById, ByVersion } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { actorOf } from '../../data/records/actor.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { Refusal } from '../../errors.ts';
import { Patient } from '../patients/patient.entity.ts';
import { Medication } from './medication.entity.ts';
import { MedicationAnswer, namesOf, type Told, told } from './medication-view.ts';
import { changeDose, MOST, medicationsOf, prescribe, withdraw } from './prescribe.ts';
import { drugList, warningsAmong, warningsOf } from './warnings.ts';

const patientOf = async (em: ClinicEm, id: string): Promise<Patient> => {
  const patient = await em.findOneOrFail(Patient, { id }, { filters: { live: false } });
  await em.populate(patient, ['facility'], { filters: { live: false } });
  return patient;
};

interface Clinic {
  timeZone: string;
}

/** By the patient's own facility, where they have one (CR1). */
const todayOf = (patient: Patient, { timeZone }: Clinic): string => {
  const facility = patient.facility?.isInitialized() ? patient.facility.getEntity() : undefined;
  return `${Temporal.Now.plainDateISO(facility?.timeZone ?? timeZone)}`;
};

const answered = async (em: ClinicEm, medication: Medication, clinic: Clinic): Promise<Told> => {
  const patient = await patientOf(em, medication.patient.id);
  const names = await namesOf(em, [medication]);
  return { medication, names, on: todayOf(patient, clinic), diedOn: patient.diedOn ?? null };
};

/** The database keeps each to the facilities of whoever changes them. */
const written = { withinFacilities: true };

/** What patients take: ordered, changed, stopped or said to be an error, and never written over. */
export const medications = router({
  sheet: allowed('clinical:read', 'GET /medications', MedicationsQuery, MedicationSheet, {
    readsPatients: true,
  }).query(async ({ ctx: { em, caller }, input }) => {
    const patient = await patientOf(em, input.patientId);
    recordAccess(em, [patient.id]);
    const all = await medicationsOf(em, patient);
    const shown = all.slice(0, MOST);
    const diedOn = patient.diedOn ?? null;
    const on = input.on ?? todayOf(patient, caller.clinic);
    const names = await namesOf(em, shown);
    const taken = shown.filter(each => ['current', 'planned'].includes(stateOn(each, on, diedOn)));
    return {
      ...{ on, alerts: patient.alerts, isCut: all.length > MOST },
      items: shown.map(medication => told({ medication, names, on, diedOn })),
      warnings: warningsAmong(taken, { alerts: patient.alerts, diedOn, list: await drugList(em) }),
    };
  }),

  get: allowed('clinical:read', 'GET /medications/{id}', ById, MedicationAnswer, {
    readsPatients: true,
  }).query(async ({ ctx: { em, caller }, input }) => {
    const medication = await em.findOneOrFail(Medication, { id: input.id });
    recordAccess(em, [medication.patient.id]);
    return answered(em, medication, caller.clinic);
  }),

  /** What would speak against a drug, while it is being entered. */
  check: allowed('clinical:read', 'GET /medication-warnings', MedicationCheck, MedicationWarnings, {
    readsPatients: true,
  }).query(async ({ ctx: { em, caller }, input: { patientId, drug, endsOn, startsOn } }) => {
    const patient = await patientOf(em, patientId);
    recordAccess(em, [patient.id]);
    const taken = { drug, endsOn, startsOn: startsOn ?? todayOf(patient, caller.clinic) };
    const others = (await medicationsOf(em, patient)).filter(({ withdrawnAt }) => !withdrawnAt);
    const context = { alerts: patient.alerts, diedOn: patient.diedOn ?? null, list: await drugList(em) };
    // What is asked about is not repeated where nothing is known of it.
    const unknown = t(
      'This medicine is not in the clinic’s list, so that nothing was checked but its own words.',
    );
    return {
      items: warningsOf(taken, others, context).map(found =>
        found.kind === 'unknown' ? { ...found, sentence: unknown } : found,
      ),
    };
  }),

  prescribe: allowed(
    'clinical:write',
    'POST /medications',
    NewMedication,
    MedicationAnswer,
    written,
  ).mutation(async ({ ctx: { em, caller }, input }) =>
    answered(em, await prescribe(em, input), caller.clinic),
  ),

  changeDose: allowed(
    'clinical:write',
    'POST /medications/{id}/change',
    DoseChange,
    MedicationAnswer,
    written,
  ).mutation(async ({ ctx: { em, caller }, input }) =>
    answered(em, await changeDose(em, input), caller.clinic),
  ),

  stop: allowed(
    'clinical:write',
    'POST /medications/{id}/stop',
    MedicationStop,
    MedicationAnswer,
    written,
  ).mutation(async ({ ctx: { em, caller }, input: { id, version, lastDay, reason } }) => {
    const medication = await findVersion(em, Medication, { id, version });
    medication.stop(lastDay, reason);
    return answered(em, medication, caller.clinic);
  }),

  /** Takes a stop back. */
  goOn: allowed(
    'clinical:write',
    'POST /medications/{id}/go-on',
    ByVersion,
    MedicationAnswer,
    written,
  ).mutation(async ({ ctx: { em, caller }, input }) => {
    const medication = await findVersion(em, Medication, input);
    if (await em.findOne(Medication, { follows: { id: input.id }, withdrawnAt: null }))
      throw new Refusal('Another dose took the place of this one. Please say that of the later one first.');
    medication.goOn();
    return answered(em, medication, caller.clinic);
  }),

  withdraw: allowed(
    'clinical:write',
    'POST /medications/{id}/withdraw',
    MedicationError,
    MedicationAnswer,
    written,
  ).mutation(async ({ ctx: { em, caller }, input }) =>
    answered(em, await withdraw(em, input, actorOf(em).userId), caller.clinic),
  ),
});
