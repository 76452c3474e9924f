import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Clinic } from '../../access/clinics/clinic.entity.ts';

type Id = string | null | undefined;

/** Names of clinics by id, for lists of the console; null for what concerns none. */
export const clinicNames = async (em: SqlEntityManager, ids: Id[]): Promise<(id: Id) => string | null> => {
  const wanted = [...new Set(ids.filter(id => id != null))];
  const clinics =
    wanted.length > 0 ? await em.find(Clinic, { id: { $in: wanted } }, { fields: ['id', 'name'] }) : [];
  const names = new Map(clinics.map(({ id, name }) => [id, name]));
  return id => (id && names.get(id)) || null;
};
