import { defineEntity, p } from '@mikro-orm/core';
import { Metric } from '../../../shared/clinic/usage.ts';
import { oneOf } from '../../data/records/tenant-entity.ts';
import { Clinic } from './clinic.entity.ts';

const schema = defineEntity({
  name: 'Usage',
  schema: 'platform',
  tableName: 'usage',
  checks: [
    { name: 'usage_metric_known', expression: u => oneOf(u.metric, Metric.options) },
    { name: 'usage_count_positive', expression: u => `${u.count} >= 0` },
  ],
  properties: {
    clinic: () => p.manyToOne(Clinic).primary().ref().deleteRule('cascade'),
    metric: p.text().$type<Metric>().primary(),
    /** The month in UTC, such as `2026-11`, of what is counted by month; '' for what is there at the moment. */
    period: p.text().primary(),
    count: p.integer().default(0),
    /** The share of the limit, in percent, that the owners were told of in this period. */
    warned: p.integer().default(0),
  },
});

/**
 * What a clinic uses of its plan (TEN-3). Members, patients and bookings are counted by the trigger `count_usage` in
 * the transaction that changes them, which also refuses what is beyond the plan.
 */
export class Usage extends schema.class {}
schema.setClass(Usage);
