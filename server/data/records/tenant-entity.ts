import { randomUUID } from 'node:crypto';
import { defineEntity, type EntityClass, type EntityManager, p } from '@mikro-orm/core';
import { Refusal } from '../../errors.ts';
import { actorIn, actorOf } from './actor.ts';

/** Every read and every bulk change is narrowed to the actor's clinic, or refused in the words LIT-3 fixes. */
const ownRows = (em: EntityManager, type: 'read' | 'update' | 'delete') => {
  const actor = actorIn(em);
  if (!actor)
    throw new Refusal(type === 'read' ? 'tenant context required' : 'bulk operations require tenant filter');
  return { tenantId: actor.tenantId };
};

/**
 * What every row of a clinic carries: the clinic in its primary key, forced row-level security (the policies come from
 * `policies.ts`), and the filter that keeps the unit of work to the actor's clinic. Extended directly only by insert-only trails and indexes.
 */
export const TenantScoped = defineEntity({
  name: 'TenantScoped',
  abstract: true,
  rowLevelSecurity: 'force',
  filters: {
    tenant: { name: 'tenant', cond: (_, type, em) => ownRows(em, type), default: true, args: false },
  },
  properties: {
    tenantId: p
      .uuid()
      .primary()
      .onCreate((_, em) => actorOf(em).tenantId),
    id: p
      .uuid()
      .primary()
      .defaultRaw('uuid_generate_v4()')
      .onCreate(() => randomUUID()),
  },
});

/** Who made and changed a record, and when. */
export const authorship = {
  createdAt: p
    .datetime(3)
    .defaultRaw('now()')
    .onCreate(() => new Date()),
  createdBy: p
    .uuid()
    .$type<string | null>()
    .nullable()
    .onCreate((_, em) => actorOf(em).userId),
  updatedAt: p
    .datetime(3)
    .defaultRaw('now()')
    .onCreate(() => new Date())
    .onUpdate(() => new Date()),
  updatedBy: p
    .uuid()
    .$type<string | null>()
    .nullable()
    .onCreate((_, em) => actorOf(em).userId)
    .onUpdate((_, em) => actorOf(em).userId),
};

/**
 * A record of a clinic (ENT-1): audited, soft-deleted, versioned. Extend it and there is nothing left to remember:
 * the filters `tenant` and `live`, the policy, and the triggers of `record-triggers.ts` come with it.
 */
export const TenantEntity = defineEntity({
  name: 'TenantEntity',
  abstract: true,
  extends: TenantScoped,
  filters: {
    live: { name: 'live', cond: { deletedAt: null }, default: true, args: false },
  },
  properties: {
    ...authorship,
    deletedAt: p.datetime(3).nullable(),
    deletedBy: p.uuid().nullable(),
    version: p.integer().version(),
  },
});

/** A to-one relation inside the clinic: the key carries the tenant, so it cannot point into another one. */
export const belongsTo = <Target extends EntityClass>(target: Target, column: string) =>
  p
    .manyToOne(target)
    .joinColumns('tenant_id', column)
    .ownColumns(column)
    .updateRule('no action')
    .deleteRule('no action')
    .ref();

/** Marks a column as protected health information: the audit names it but never keeps its value. */
export const PROTECTED = 'protected health information';

/** Whether a column is marked so, sealed or not. */
export const isProtected = ({ comment }: { comment?: string | undefined }): boolean =>
  comment?.startsWith(PROTECTED) ?? false;

/** Marks a column that is written once, with its row: the app role gets no right to change it. */
export const WRITTEN_ONCE = 'written once';

/** A CHECK that keeps a text column to known words; native enums are avoided because their operators leak (design). */
export const oneOf = (column: { toString(): string }, words: readonly string[]) =>
  `${column} in (${words.map(word => `'${word}'`).join(', ')})`;
