import type { EntityClass } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { PatientContact } from '../clinic/patient-parts/patient-contact.entity.ts';
import { PatientIdentifier } from '../clinic/patient-parts/patient-identifier.entity.ts';
import { Patient } from '../clinic/patients/patient.entity.ts';
import { asActor, type ClinicEm } from '../data/orm/as-actor.ts';
import { inClinic } from '../data/orm/in-clinic.ts';
import type { Planes } from '../data/orm/planes.ts';
import type { Actor } from '../data/records/actor.ts';

/** Rows of one transaction. */
const AT_ONCE = 200;

const Id = z.object({ id: z.string() });

/**
 * Works out what some of those are found and sorted by who were there before the index held tokens, and answers whether there may
 * be more of them. Nobody changed them: neither their versions nor the trail move.
 */
export const deriveSome = (planes: Planes, actor: Actor): Promise<boolean> =>
  asActor(planes, actor, async em => {
    for (const entity of [Patient, PatientIdentifier, PatientContact])
      if (await deriveOf(em, entity)) return true;
    return false;
  });

const deriveOf = async (
  em: ClinicEm,
  entity: EntityClass<Patient | PatientIdentifier | PatientContact>,
): Promise<boolean> => {
  const meta = em.getMetadata(entity);
  const rows = await em.find(entity, { searchTokens: null }, { limit: AT_ONCE, filters: { live: false } });
  if (rows.length === 0) return false;
  const derived = meta.props.filter(({ hidden, onUpdate }) => hidden && onUpdate);
  const columns = derived.map(({ fieldNames: [column], columnTypes: [type] }) => ({ column, type }));
  const values = rows.map(row => ({
    id: row.id,
    ...Object.fromEntries(
      derived.map(({ onUpdate }, at) => [columns[at]?.column, onUpdate?.(row, em as SqlEntityManager)]),
    ),
  }));
  await inClinic(
    em,
    Id,
    `update clinic.${meta.tableName} t set ${columns.map(({ column }) => `${column} = r.${column}`).join(', ')}
     from jsonb_to_recordset(?::jsonb) as r (id uuid, ${columns.map(({ column, type }) => `${column} ${type}`).join(', ')})
     where t.id = r.id returning t.id`,
    [JSON.stringify(values)],
  );
  return true;
};
