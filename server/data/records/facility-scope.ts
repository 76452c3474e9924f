import type { EntityMetadata, PolicyDef } from '@mikro-orm/core';
import { isRecord } from './records.ts';

type Columns = Record<string, { toString(): string }>;

const POLICY = 'facility_scope';
/**
 * Actors who are bound to no facility see the whole clinic. A `case`, because the planner takes "… is null or …" for almost
 * never true, expects next to no rows, and sorts the whole clinic rather than read one page in the order of an index.
 */
const unlessBound = (readable: string): string =>
  `case when (select security.facility_scope()) is null then true else ${readable} end`;

/**
 * Who is bound to facilities sees and writes their records only (TEN-8). Restrictive, so it narrows what
 * `tenant_isolation` lets through. Every record with a facility gets it by itself, and so does the facility.
 */
export const facilityPolicy = (meta: EntityMetadata): PolicyDef | undefined => {
  const column = columnOf(meta);
  if (!column && !isOfPatient(meta)) return undefined;
  const own = unlessBound(
    column ? `${column} = any ((select security.facility_scope())::uuid[])` : seesPatientOf(meta),
  );
  return { name: POLICY, type: 'restrictive', using: own, check: own };
};

const columnOf = ({ className, properties }: EntityMetadata): string | undefined => {
  if (className === 'Facility') return 'id';
  return 'facility' in properties || className === 'PatientTerm' ? 'facility_id' : undefined;
};

/** A part of a patient's record, which is wherever the patient is. */
const isOfPatient = (meta: EntityMetadata): boolean => isRecord(meta) && 'patient' in meta.properties;

/** The policy of patients narrows what is found here. */
const seesPatientOf = ({ tableName }: EntityMetadata): string =>
  `exists (select from clinic.patients p where p.tenant_id = ${tableName}.tenant_id and p.id = ${tableName}.patient_id)`;

/** For trails, which anyone may write: what a bound actor may read of them. */
export const boundReaders = (readable: (columns: Columns) => string): PolicyDef => ({
  name: POLICY,
  type: 'restrictive',
  command: 'select',
  using: (columns: Columns) => unlessBound(readable(columns)),
});
