import { defineEntity, p } from '@mikro-orm/core';
import type { DailyCounts } from '../../../shared/clinic/daily-reports.ts';
import { boundReaders } from '../../data/records/facility-scope.ts';
import { TenantScoped, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';

const schema = defineEntity({
  name: 'DailyReport',
  schema: 'clinic',
  tableName: 'daily_reports',
  extends: TenantScoped,
  // Whoever comes second, in whichever process and however often, meets it and writes to nobody (OPS-2).
  uniques: [{ name: 'daily_reports_once_a_day', properties: ['tenantId', 'day'] }],
  policies: [boundReaders(() => `current_user = 'medflow_owner'`)],
  properties: {
    /** The date in the clinic's own time zone. */
    day: p.date().comment(WRITTEN_ONCE),
    at: p
      .datetime(3)
      .onCreate(() => new Date())
      .comment(WRITTEN_ONCE),
    /** Of the whole clinic. */
    counts: p.json<DailyCounts>().comment(WRITTEN_ONCE),
  },
});

/** How a day of the clinic begins, in numbers that name nobody: written with the letters, in one transaction. Not audited: it changes no record. */
export class DailyReport extends schema.class {}
schema.setClass(DailyReport);
