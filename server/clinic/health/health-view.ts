import { z } from 'zod';
import { HealthEvent as EventContract } from '../../../shared/clinic/health/health-events.ts';
import { Measurement as Contract } from '../../../shared/clinic/health/measurements.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { actorOf } from '../../data/records/actor.ts';
import { User } from '../users/user.entity.ts';
import type { HealthEvent } from './health-event.entity.ts';
import type { Measurement } from './measurement.entity.ts';

interface Entered {
  createdBy?: string | null | undefined;
  withdrawnBy?: string | null | undefined;
}

/** The names of whoever entered these, or took them back, those who left included; and of whoever asks, who may just write one. */
export const namesOf = async (em: ClinicEm, rows: Entered[]): Promise<Map<string, string>> => {
  const ids = [actorOf(em).userId, ...rows.flatMap(({ createdBy, withdrawnBy }) => [createdBy, withdrawnBy])];
  const known = [...new Set(ids)].filter(id => id !== null && id !== undefined);
  const users = await em.find(User, { id: { $in: known } }, { filters: { live: false } });
  return new Map(users.map(user => [user.id, user.fullName()]));
};

const byWhom = (names: Map<string, string>, { createdBy, withdrawnBy }: Entered) => ({
  enteredBy: names.get(createdBy ?? '') ?? null,
  withdrawnBy: names.get(withdrawnBy ?? '') ?? null,
});

const toldMeasurement = (row: Measurement, names: Map<string, string>): z.input<typeof Contract> => {
  const { patient, corrects, ...fields } = row;
  return { ...fields, patientId: patient.id, correctsId: corrects?.id ?? null, ...byWhom(names, fields) };
};

const toldEvent = (row: HealthEvent, names: Map<string, string>): z.input<typeof EventContract> => {
  const { patient, incident, ...fields } = row;
  return { ...fields, patientId: patient.id, incidentId: incident?.id ?? null, ...byWhom(names, fields) };
};

export const toldMeasurements = async (em: ClinicEm, rows: Measurement[]) => {
  const names = await namesOf(em, rows);
  return rows.map(row => toldMeasurement(row, names));
};

export const toldEvents = async (em: ClinicEm, rows: HealthEvent[]) => {
  const names = await namesOf(em, rows);
  return rows.map(row => toldEvent(row, names));
};

interface Saved<Row> {
  row: Row;
  names: Map<string, string>;
}

/** One that was just written, which knows by whom once it is committed. */
export const MeasurementAnswer = z
  .custom<Saved<Measurement>>()
  .transform(({ row, names }) => toldMeasurement(row, names))
  .pipe(Contract);

export const HealthEventAnswer = z
  .custom<Saved<HealthEvent>>()
  .transform(({ row, names }) => toldEvent(row, names))
  .pipe(EventContract);
