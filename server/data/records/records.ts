import type { EntityMetadata } from '@mikro-orm/core';
import { TenantEntity, TenantScoped } from './tenant-entity.ts';
import { TrailEntry } from './trail-entry.ts';

import { WithDefaults } from './with-defaults.ts';

export type ClinicRecord = InstanceType<typeof TenantEntity.class>;

/** Whether one of its rows belongs to no clinic: the defaults that all of them share (TEN-12). */
export const hasDefaults = (meta: EntityMetadata): boolean =>
  meta.class.prototype instanceof WithDefaults.class;

/** Whether its rows belong to a clinic at all. */
export const isTenantScoped = (meta: EntityMetadata): boolean =>
  meta.class.prototype instanceof TenantScoped.class || hasDefaults(meta);

/** Whether it is a full record: audited and versioned; all but settings are trashed rather than deleted. */
export const isRecord = (meta: EntityMetadata): boolean =>
  meta.class.prototype instanceof TenantEntity.class || hasDefaults(meta);

/** Whether it is an insert-only trail. */
export const isTrail = (meta: EntityMetadata): boolean => meta.class.prototype instanceof TrailEntry.class;
