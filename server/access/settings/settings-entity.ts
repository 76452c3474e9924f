import { defineEntity, p } from '@mikro-orm/core';
import { WithDefaults } from '../../data/records/with-defaults.ts';
import { Clinic } from '../clinics/clinic.entity.ts';

/** Settings of one kind (TEN-12): a row for each clinic, in which null means "as by default", and one of defaults. */
export const SettingsEntity = defineEntity({
  name: 'SettingsEntity',
  abstract: true,
  extends: WithDefaults,
  properties: {
    tenantId: () =>
      p
        .manyToOne(Clinic)
        .joinColumn('tenant_id')
        .mapToPk()
        .nullable()
        .updateRule('no action')
        .deleteRule('no action'),
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
