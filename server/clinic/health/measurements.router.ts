import { z } from 'zod';
import {
  LatestMeasurementsQuery,
  MeasurementCorrection,
  MeasurementError,
  MeasurementRound,
  MeasurementSeries,
  MeasurementSeriesQuery,
  Measurements,
  NewMeasurement,
} from '../../../shared/clinic/health/measurements.ts';
import { ById, Done } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { actorOf } from '../../data/records/actor.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { Patient } from '../patients/patient.entity.ts';
import { MeasurementAnswer, namesOf, toldMeasurements } from './health-view.ts';
import { Measurement } from './measurement.entity.ts';
import { correct, take } from './take.ts';

/** More than a chart can show; what is older is said to be missing (CR33). */
const MOST = 2000;

// The last that was measured, and of one moment the last that was entered (CR30).
const LATEST = `
  select distinct on (kind) id from clinic.measurements
  where patient_id = ? and withdrawn_at is null and deleted_at is null
  order by kind, taken_at desc, created_at desc`;
const Found = z.object({ id: z.string() });

const seen = async (em: ClinicEm, id: string): Promise<Patient> => {
  const patient = await em.findOneOrFail(Patient, { id }, { filters: { live: false } });
  recordAccess(em, [patient.id]);
  return patient;
};

const written = { withinFacilities: true };

/** What is measured of patients: entered, corrected by another row, and never written over. */
export const measurements = router({
  latest: allowed('clinical:read', 'GET /latest-measurements', LatestMeasurementsQuery, Measurements, {
    readsPatients: true,
  }).query(async ({ ctx: { em }, input }) => {
    const patient = await seen(em, input.patientId);
    const found = await inClinic(em, Found, LATEST, [patient.id]);
    const rows = await em.find(Measurement, { id: { $in: found.map(({ id }) => id) } });
    return { items: await toldMeasurements(em, rows) };
  }),

  series: allowed('clinical:read', 'GET /measurements', MeasurementSeriesQuery, MeasurementSeries, {
    readsPatients: true,
  }).query(async ({ ctx: { em }, input: { patientId, kind } }) => {
    const patient = await seen(em, patientId);
    const newest = await em.find(
      Measurement,
      { patient: { id: patient.id }, kind },
      { orderBy: { takenAt: 'desc', createdAt: 'desc' }, limit: MOST + 1 },
    );
    const shown = newest.slice(0, MOST).toReversed();
    return { items: await toldMeasurements(em, shown), isCut: newest.length > MOST };
  }),

  get: allowed('clinical:read', 'GET /measurements/{id}', ById, MeasurementAnswer, {
    readsPatients: true,
  }).query(async ({ ctx: { em }, input }) => {
    const measurement = await em.findOneOrFail(Measurement, { id: input.id });
    recordAccess(em, [measurement.patient.id]);
    return { row: measurement, names: await namesOf(em, [measurement]) };
  }),

  take: allowed('clinical:write', 'POST /measurements', NewMeasurement, MeasurementAnswer, written).mutation(
    async ({ ctx: { em, caller }, input: { patientId, ...taken } }) => {
      const patient = await em.findOneOrFail(Patient, { id: patientId });
      return { row: take(em, patient, taken, caller.clinic), names: await namesOf(em, []) };
    },
  ),

  /** Several at once, all of them or none. */
  round: allowed('clinical:write', 'POST /measurements/round', MeasurementRound, Done, written).mutation(
    async ({ ctx: { em, caller }, input: { patientId, measures, ...round } }) => {
      const patient = await em.findOneOrFail(Patient, { id: patientId });
      for (const measure of measures) take(em, patient, { ...measure, ...round }, caller.clinic);
      return { done: true as const };
    },
  ),

  correct: allowed(
    'clinical:write',
    'POST /measurements/{id}/correct',
    MeasurementCorrection,
    MeasurementAnswer,
    written,
  ).mutation(async ({ ctx: { em, caller }, input }) => {
    const { timeZone } = caller.clinic;
    const row = await correct(em, input, { timeZone, by: actorOf(em).userId });
    return { row, names: await namesOf(em, [row]) };
  }),

  withdraw: allowed(
    'clinical:write',
    'POST /measurements/{id}/withdraw',
    MeasurementError,
    MeasurementAnswer,
    written,
  ).mutation(async ({ ctx: { em }, input: { id, version, reason } }) => {
    const row = await findVersion(em, Measurement, { id, version });
    row.withdraw(reason, actorOf(em).userId);
    return { row, names: await namesOf(em, [row]) };
  }),
});
