import { defineEntity, p } from '@mikro-orm/core';
import { UsualSpan } from '../../../shared/clinic/dashboard.ts';
import { completeDefaults, oneEach, SettingsEntity } from '../../access/settings/settings-entity.ts';
import { oneOf } from '../../data/records/tenant-entity.ts';

const table = 'analytics_settings';

const schema = defineEntity({
  name: 'AnalyticsSettings',
  schema: 'clinic',
  tableName: table,
  extends: SettingsEntity,
  uniques: oneEach(table),
  checks: [
    completeDefaults(table, 'figures_span', 'late_cancel_hours', 'target_utilisation', 'show_revenue'),
    {
      name: 'analytics_settings_span_known',
      expression: s => oneOf(s.figuresSpan, UsualSpan.options),
    },
    {
      name: 'analytics_settings_late_cancel',
      expression: s => `${s.lateCancelHours} >= 0 and ${s.lateCancelHours} <= 168`,
    },
    {
      name: 'analytics_settings_target',
      expression: s => `${s.targetUtilisation} >= 0 and ${s.targetUtilisation} <= 100`,
    },
  ],
  properties: {
    figuresSpan: p.text().$type<UsualSpan>().nullable(),
    /** 0 counts nothing that was cancelled as a no-show. */
    lateCancelHours: p.integer().nullable(),
    /** Percent of the open hours; 0 is not said. */
    targetUtilisation: p.integer().nullable(),
    showRevenue: p.boolean().nullable(),
  },
});

/** What the clinic's figures tell, and how they count. */
export class AnalyticsSettings extends schema.class {}
schema.setClass(AnalyticsSettings);
