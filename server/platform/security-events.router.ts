import {
  SecurityChart,
  SecurityChartQuery,
  SecurityEventsPage,
  SecurityEventsQuery,
} from '../../shared/security-history.ts';
import { onePage, pageOf } from '../orm/page.ts';
import { router } from '../trpc.ts';
import { clinicNames } from './clinic-names.ts';
import { reads } from './console.ts';
import { newestCreated } from './newest.ts';
import { securityChart } from './security-chart.ts';
import { SecurityEvent } from './security-event.entity.ts';

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
