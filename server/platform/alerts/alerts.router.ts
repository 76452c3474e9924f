import { AcknowledgeAlert, AlertsPage, AlertsQuery } from '../../../shared/platform/alerts.ts';
import { Done } from '../../../shared/scalars.ts';
import { Operator } from '../../access/callers/operator.entity.ts';
import { Alert } from '../../access/security-events/alert.entity.ts';
import { router } from '../../api/trpc.ts';
import { onePage, pageOf } from '../../data/lists/page.ts';
import { Refusal } from '../../errors.ts';
import { clinicNames } from '../clinics/clinic-names.ts';
import { changes, reads } from '../console/console.ts';
import { newestCreated } from '../console/newest.ts';

export const alerts = router({
  list: reads('security:read', AlertsQuery, AlertsPage).query(async ({ ctx: { em }, input }) => {
    const query = em.createQueryBuilder(Alert, 'a').select('*');
    if (input.open !== undefined) query.andWhere({ acknowledgedAt: input.open ? null : { $ne: null } });
    const page = pageOf(await onePage(query, newestCreated, input).getResult(), newestCreated, input);
    const nameOf = await clinicNames(
      em,
      page.items.map(({ tenantId }) => tenantId),
    );
    const operators = new Map((await em.find(Operator, {})).map(({ id, name }) => [id, name]));
    const items = page.items.map(alert =>
      Object.assign({}, alert, {
        clinic: nameOf(alert.tenantId),
        acknowledgedBy: operators.get(alert.acknowledgedBy ?? '') ?? null,
      }),
    );
    return { ...page, items };
  }),

  acknowledge: changes('alerts:acknowledge', 'alert.acknowledge', AcknowledgeAlert, Done).mutation(
    async ({ ctx: { em, systemAction, operator }, input }) => {
      const alert = await em.findOneOrFail(Alert, { id: input.id });
      if (alert.acknowledgedAt) throw new Refusal('This alert is acknowledged already.');
      alert.acknowledgedAt = new Date();
      alert.acknowledgedBy = operator.id;
      systemAction.tenantId = alert.tenantId;
      return { done: true };
    },
  ),
});
