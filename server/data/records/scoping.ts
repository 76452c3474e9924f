import { type EntityClass, type EntityMetadata, ReferenceKind } from '@mikro-orm/core';
import { formChecks } from '../forms/column-forms.ts';
import { patientTriggers, recordTriggers, trailTriggers } from './inherited-triggers.ts';
import { inheritedPolicies } from './policies.ts';
import { hasDefaults, isRecord, isTenantScoped, isTrail } from './records.ts';

export type EntityList = readonly EntityClass[];

/** The entities of the planes; `server/entities.ts` lists them. */
export interface Entities {
  clinic: EntityList;
  identity: EntityList;
  platform: EntityList;
  /** The only ones that do not belong to one clinic. */
  global: EntityList;
}

/** Several ORMs in one process discover the same entities: what is there already is not added again. */
const missingIn = <Named extends { name?: string }>(there: Named[], wanted: Named[]): Named[] =>
  wanted.filter(({ name }) => !there.some(own => own.name === name));

/** Called for each entity at boot: refuses one that belongs to no clinic, and hands the others their policies, triggers and checks. */
export const enforceScoping = (meta: EntityMetadata, global: EntityList): void => {
  if (meta.abstract) return;
  meta.checks = [...meta.checks, ...missingIn(meta.checks, formChecks(meta))];
  if (!isTenantScoped(meta)) {
    if (global.includes(meta.class)) return;
    throw new Error(
      `${meta.className} extends neither TenantEntity nor TenantScoped and is not listed among the global entities: its rows would belong to every clinic.`,
    );
  }
  if (meta.schema !== 'clinic')
    throw new Error(`${meta.className} belongs to a clinic, so its schema must be "clinic".`);
  meta.policies = [...missingIn(meta.policies, inheritedPolicies(meta)), ...meta.policies];
  const own = isRecord(meta) ? recordTriggers(meta) : isTrail(meta) ? trailTriggers(meta) : [];
  const inherited = [...own, ...patientTriggers(meta)];
  const triggers = meta.triggers ?? [];
  meta.triggers = [...triggers, ...missingIn(triggers, inherited)];
};

/**
 * Called for each entity once its columns are known: a relation gets an index that begins with its columns, unless there is one
 * (DB-11). Rows that refer to nothing are left out of it, so that they cost no write.
 */
export const indexRelations = (meta: EntityMetadata): void => {
  const columnsOf = (properties: readonly string[] = []) =>
    properties.flatMap(name => meta.properties[name]?.fieldNames ?? []);
  const led = [
    columnsOf(meta.primaryKeys),
    ...[...meta.indexes, ...meta.uniques]
      .filter(({ where }) => where === undefined || `${where}`.endsWith(' is not null'))
      .map(({ properties }) => columnsOf([properties ?? []].flat())),
  ];
  for (const { kind, name, fieldNames, ownColumns, nullable } of Object.values(meta.properties)) {
    const isLed = led.some(columns => {
      const first = [...new Set(columns)].slice(0, fieldNames.length);
      return fieldNames.every(column => first.includes(column));
    });
    // Settings have a unique index over the clinics, written out (`oneEach`).
    if (kind !== ReferenceKind.MANY_TO_ONE || isLed || hasDefaults(meta)) continue;
    meta.indexes.push({ properties: [name], ...(nullable && { where: `"${ownColumns[0]}" is not null` }) });
  }
};
