import { raw } from '@mikro-orm/postgresql';
import { HealthReportsPage, HealthReportsQuery } from '../../../shared/platform/health-reports.ts';
import { router } from '../../api/trpc.ts';
import { onePage, pageOf } from '../../data/lists/page.ts';
import { clinicNames } from '../clinics/clinic-names.ts';
import { reads } from '../console/console.ts';
import { newestCreated } from '../console/newest.ts';
import { HealthReport } from './health-report.entity.ts';

const IS_NEWEST = `not exists (select from platform.health_reports n where n.clinic_id = a.clinic_id and n.week > a.week)`;

/** How the weeks of clinics went (LIT-9). */
export const healthReports = router({
  list: reads('clinics:read', HealthReportsQuery, HealthReportsPage).query(async ({ ctx: { em }, input }) => {
    const { clinicId, state } = input;
    const query = em.createQueryBuilder(HealthReport, 'a').select('*');
    query.andWhere(clinicId ? { clinicId } : raw(IS_NEWEST));
    if (state) query.andWhere({ state });
    const page = pageOf(await onePage(query, newestCreated, input).getResult(), newestCreated, input);
    const nameOf = await clinicNames(
      em,
      page.items.map(report => report.clinicId),
    );
    const items = page.items.map(report => Object.assign({}, report, { clinic: nameOf(report.clinicId) }));
    return { ...page, items };
  }),
});
