import { defineEntity, p } from '@mikro-orm/core';
import { tellChange } from '../../data/records/tell-change.ts';

const schema = defineEntity({
  name: 'FeatureFlag',
  schema: 'platform',
  tableName: 'feature_flags',
  triggers: [tellChange('platform.feature_flags', { alsoNew: true })],
  checks: [
    {
      name: 'feature_flags_percentage',
      expression: f => `${f.percentage} >= 0 and ${f.percentage} <= 100`,
    },
  ],
  properties: {
    key: p.text().primary(),
    description: p.text(),
    /** Off, only the clinics of `onFor` have it. */
    enabled: p.boolean().default(false),
    /** How many of a hundred clinics have it once enabled; which ones stays the same as the share grows. */
    percentage: p.integer().default(100),
    onFor: p.array().columnType('uuid[]').$type<string[]>().defaultRaw("'{}'"),
    offFor: p.array().columnType('uuid[]').$type<string[]>().defaultRaw("'{}'"),
    updatedAt: p
      .datetime(3)
      .defaultRaw('now()')
      .onCreate(() => new Date())
      .onUpdate(() => new Date()),
  },
});

/** A feature that is rolled out step by step, or a mode of the whole installation (OPS-6). */
export class FeatureFlag extends schema.class {}
schema.setClass(FeatureFlag);
