import type { EntityMetadata } from '@mikro-orm/core';
import { TrailEntry } from '../audit/trail-entry.ts';
import { TenantEntity, TenantScoped } from './tenant-entity.ts';

export type ClinicRecord = InstanceType<typeof TenantEntity.class>;

/** Whether its rows belong to a clinic at all. */
export const isTenantScoped = (meta: EntityMetadata): boolean =>
  meta.class.prototype instanceof TenantScoped.class;

/** Whether it is a full record: audited, soft-deleted, versioned. */
export const isRecord = (meta: EntityMetadata): boolean => meta.class.prototype instanceof TenantEntity.class;

/** Whether it is an insert-only trail. */
export const isTrail = (meta: EntityMetadata): boolean => meta.class.prototype instanceof TrailEntry.class;
