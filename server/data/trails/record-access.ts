import type { EntityManager } from '@mikro-orm/core';
import { AccessEntry } from './access-entry.entity.ts';

/** Leaves the trace that the actor saw these patients, in the transaction that read them (AUD-3). */
export const recordAccess = (em: Pick<EntityManager, 'create'>, patientIds: string[]): void => {
  if (patientIds.length > 0) em.create(AccessEntry, { patientIds: [...new Set(patientIds)] });
};
