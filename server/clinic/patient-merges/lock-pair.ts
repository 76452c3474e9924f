import { LockMode, NotFoundError } from '@mikro-orm/core';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Patient } from '../patients/patient.entity.ts';

/** Both patients, in the trash or not, locked in one order, so that of two merges of them one waits (P3). */
export const lockPair = async (em: ClinicEm, keptId: string, mergedId: string) => {
  const pair = await em.find(
    Patient,
    { id: { $in: [keptId, mergedId] } },
    { filters: { live: false }, lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
  );
  const [kept, merged] = [keptId, mergedId].map(id => pair.find(patient => patient.id === id));
  if (!kept || !merged) throw NotFoundError.findOneFailed(Patient.name, {});
  return { kept, merged };
};
