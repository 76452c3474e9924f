import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Planes } from '../../data/orm/planes.ts';
import { DataKey } from './data-key.entity.ts';

export const FIRST = 1;

/** Makes the first key of a clinic, and registers it with whatever else its transaction does. */
export const makeFirstKey = async (planes: Planes, em: SqlEntityManager, clinicId: string): Promise<void> => {
  const fingerprint = await planes.vault.make(clinicId, FIRST);
  em.create(DataKey, { clinicId, version: FIRST, fingerprint });
};
