import { defineEntity, p } from '@mikro-orm/core';
import type { z } from 'zod';
import { Clock } from '../../../shared/scalars.ts';
import { completeDefaults, oneEach, SettingsEntity } from '../../access/settings/settings-entity.ts';
import { oneOf } from '../../data/records/tenant-entity.ts';

const table = 'organization_settings';

const schema = defineEntity({
  name: 'OrganizationSettings',
  schema: 'clinic',
  tableName: table,
  extends: SettingsEntity,
  uniques: oneEach(table),
  checks: [
    completeDefaults(table, 'week_starts_on', 'clock'),
    {
      name: 'organization_settings_week_start',
      expression: s => `${s.weekStartsOn} >= 1 and ${s.weekStartsOn} <= 7`,
    },
    { name: 'organization_settings_clock_known', expression: s => oneOf(s.clock, Clock.options) },
  ],
  properties: {
    weekStartsOn: p.integer().nullable(),
    clock: p.text().$type<z.infer<typeof Clock>>().nullable(),
  },
});

/** How the clinic reads its calendar. */
export class OrganizationSettings extends schema.class {}
schema.setClass(OrganizationSettings);
