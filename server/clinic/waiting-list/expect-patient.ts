import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Refusal } from '../../errors.ts';
import { Patient } from '../patients/patient.entity.ts';
import type { WaitingEntry } from './waiting-entry.entity.ts';

/** Whoever waits may be in the trash by now, and nothing but their entry was named: so it is said in words (K9). */
export const expectPatient = async (em: ClinicEm, { patient }: WaitingEntry): Promise<void> => {
  const found = await em.findOne(Patient, { id: patient.id }, { filters: { live: false } });
  if (found?.deletedAt) throw new Refusal('This patient is in the trash. Please restore them first.');
};
