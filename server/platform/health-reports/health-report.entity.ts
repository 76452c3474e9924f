import { defineEntity, p } from '@mikro-orm/core';
import { globalFields } from '../../data/records/global-entity.ts';
import { oneOf } from '../../data/records/tenant-entity.ts';

const STATES = ['HEALTHY', 'AT_RISK'] as const;

const schema = defineEntity({
  name: 'HealthReport',
  schema: 'platform',
  tableName: 'health_reports',
  uniques: [{ name: 'health_reports_once_a_week', properties: ['clinicId', 'week'] }],
  checks: [{ name: 'health_reports_state_known', expression: r => oneOf(r.state, STATES) }],
  properties: {
    ...globalFields,
    clinicId: p.uuid(),
    /** The Monday, in UTC, of the week in which it was written. */
    week: p.date(),
    /** LIT-9 fixes these words. */
    state: p.text().$type<(typeof STATES)[number]>(),
    score: p.integer(),
    activeMembers: p.integer(),
    crossTenantAttempts: p.integer(),
    rlsViolations: p.integer(),
  },
});

/** How a clinic did in the seven days before, in numbers that name nobody. */
export class HealthReport extends schema.class {}
schema.setClass(HealthReport);
