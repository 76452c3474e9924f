import { z } from 'zod';
import { Medication as Contract, stateOn } from '../../../shared/clinic/medications/medications.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { actorOf } from '../../data/records/actor.ts';
import { User } from '../users/user.entity.ts';
import type { Medication } from './medication.entity.ts';

export interface Told {
  medication: Medication;
  /** By whom, as their ids. */
  names: Map<string, string>;
  on: string;
  diedOn: string | null;
}

/** The names of whoever entered these, or took them back, those who left included; and of whoever asks, who may just write one. */
export const namesOf = async (em: ClinicEm, medications: Medication[]): Promise<Map<string, string>> => {
  const own = actorOf(em).userId;
  const ids = [own, ...medications.flatMap(({ createdBy, withdrawnBy }) => [createdBy, withdrawnBy])];
  const known = [...new Set(ids)].filter(id => id !== null && id !== undefined);
  const users = await em.find(User, { id: { $in: known } }, { filters: { live: false } });
  return new Map(users.map(user => [user.id, user.fullName()]));
};

export const told = ({ medication, names, on, diedOn }: Told): z.input<typeof Contract> => {
  const { patient, follows, createdBy, withdrawnBy, ...fields } = medication;
  return {
    ...fields,
    patientId: patient.id,
    followsId: follows?.id ?? null,
    enteredBy: names.get(createdBy ?? '') ?? null,
    withdrawnBy: names.get(withdrawnBy ?? '') ?? null,
    state: stateOn(medication, on, diedOn),
  };
};

/** One medication, answered as the contract says. */
export const MedicationAnswer = z.custom<Told>().transform(told).pipe(Contract);
