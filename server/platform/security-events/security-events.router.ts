import {
  SecurityChart,
  SecurityChartQuery,
  SecurityEventsPage,
  SecurityEventsQuery,
} from '../../../shared/platform/security-history.ts';
import { SecurityEvent } from '../../access/security-events/security-event.entity.ts';
import { router } from '../../api/trpc.ts';
import { onePage, pageOf } from '../../data/lists/page.ts';
import { clinicNames } from '../clinics/clinic-names.ts';
import { reads } from '../console/console.ts';
import { newestCreated } from '../console/newest.ts';
import { securityChart } from './security-chart.ts';

export const securityEvents = router({
  list: reads('security:read', SecurityEventsQuery, SecurityEventsPage).query(
    async ({ ctx: { em }, input }) => {
      const query = em.createQueryBuilder(SecurityEvent, 'a').select('*');
      if (input.kind) query.andWhere({ kind: input.kind });
      if (input.clinicId) query.andWhere({ tenantId: input.clinicId });
      const page = pageOf(await onePage(query, newestCreated, input).getResult(), newestCreated, input);
      const nameOf = await clinicNames(
        em,
        page.items.flatMap(({ tenantId, fromTenantId }) => [tenantId, fromTenantId]),
      );
      const items = page.items.map(event =>
        Object.assign({}, event, {
          clinic: nameOf(event.tenantId),
          fromClinic: nameOf(event.fromTenantId),
        }),
      );
      return { ...page, items };
    },
  ),

  chart: reads('security:read', SecurityChartQuery, SecurityChart).query(({ ctx: { em }, input }) =>
    securityChart(em, input.by),
  ),
});
