import { defineEntity, p } from '@mikro-orm/core';
import { HealthState } from '../../../shared/platform/health-reports.ts';
import { globalFields } from '../../data/records/global-entity.ts';
import { oneOf } from '../../data/records/tenant-entity.ts';

const schema = defineEntity({
  name: 'HealthReport',
  schema: 'platform',
  tableName: 'health_reports',
  uniques: [{ name: 'health_reports_once_a_week', properties: ['clinicId', 'week'] }],
  checks: [{ name: 'health_reports_state_known', expression: r => oneOf(r.state, HealthState.options) }],
  properties: {
    ...globalFields,
    clinicId: p.uuid(),
    /** The Monday, in UTC, of the week in which it was written. */
    week: p.date(),
    /** LIT-9 fixes these words. */
    state: p.text().$type<HealthState>(),
    score: p.integer(),
    activeMembers: p.integer(),
    crossTenantAttempts: p.integer(),
    rlsViolations: p.integer(),
  },
});

/** How a clinic did in the seven days before, in numbers that name nobody. */
export class HealthReport extends schema.class {}
schema.setClass(HealthReport);
