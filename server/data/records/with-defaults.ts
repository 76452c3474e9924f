import { randomUUID } from 'node:crypto';
import { defineEntity, type EntityManager, p } from '@mikro-orm/core';
import { Refusal } from '../../errors.ts';
import { actorIn } from './actor.ts';
import { authorship } from './tenant-entity.ts';

/** The own row and the defaults are read; only the own one is ever written. */
const ownAndDefaults = (em: EntityManager, type: 'read' | 'update' | 'delete') => {
  const actor = actorIn(em);
  if (!actor) throw new Refusal('tenant context required');
  const own = { tenantId: actor.tenantId };
  return type === 'read' ? { $or: [own, { tenantId: null }] } : own;
};

/**
 * A row for each clinic and one that belongs to none, which holds the defaults. The exception from compound keys, because
 * a key cannot be null (docs/decisions/0012-defaults-belong-to-no-clinic.md). Audited and versioned as records are; never
 * trashed. Whoever extends it adds `tenantId`.
 */
export const WithDefaults = defineEntity({
  name: 'WithDefaults',
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
