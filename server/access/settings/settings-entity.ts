import { randomUUID } from 'node:crypto';
import { defineEntity, type EntityManager, p } from '@mikro-orm/core';
import { actorIn } from '../../data/records/actor.ts';
import { authorship } from '../../data/records/tenant-entity.ts';
import { Refusal } from '../../errors.ts';
import { Clinic } from '../clinics/clinic.entity.ts';

/** The own row and the defaults are read; only the own one is ever written. */
const ownAndDefaults = (em: EntityManager, type: 'read' | 'update' | 'delete') => {
  const actor = actorIn(em);
  if (!actor) throw new Refusal('tenant context required');
  const own = { tenantId: actor.tenantId };
  return type === 'read' ? { $or: [own, { tenantId: null }] } : own;
};

/**
 * Settings of one kind (TEN-12): a row for each clinic, in which null means "as by default", and one without a clinic,
 * which holds the defaults. The exception from compound keys, because a key cannot be null
 * (docs/decisions/0012-defaults-belong-to-no-clinic.md). Audited and versioned as records are; never trashed.
 */
export const SettingsEntity = defineEntity({
  name: 'SettingsEntity',
  abstract: true,
  rowLevelSecurity: 'force',
  filters: {
    tenant: { name: 'tenant', cond: (_, type, em) => ownAndDefaults(em, type), default: true, args: false },
  },
  properties: {
    id: p
      .uuid()
      .primary()
      .defaultRaw('uuid_generate_v4()')
      .onCreate(() => randomUUID()),
    tenantId: () =>
      p
        .manyToOne(Clinic)
        .joinColumn('tenant_id')
        .mapToPk()
        .nullable()
        .updateRule('no action')
        .deleteRule('no action'),
    ...authorship,
    // Operators are no members: the system audit tells which of them changed the defaults.
    updatedBy: p
      .uuid()
      .$type<string | null>()
      .nullable()
      .onCreate((_, em) => actorIn(em)?.userId ?? null)
      .onUpdate((_, em) => actorIn(em)?.userId ?? null),
    version: p.integer().version(),
  },
});

export type SettingsRow = InstanceType<typeof SettingsEntity.class>;

/** One row of defaults, and one for each clinic. */
export const oneEach = (table: string) => [
  {
    name: `${table}_one_default`,
    expression: `create unique index "${table}_one_default" on "clinic"."${table}" ("tenant_id") nulls not distinct where "tenant_id" is null`,
  },
  {
    name: `${table}_one_per_clinic`,
    expression: `create unique index "${table}_one_per_clinic" on "clinic"."${table}" ("tenant_id") where "tenant_id" is not null`,
  },
];

/** The defaults have an answer to everything. */
export const completeDefaults = (table: string, ...columns: string[]) => ({
  name: `${table}_complete`,
  expression: `tenant_id is not null or num_nulls(${columns.join(', ')}) = 0`,
});
