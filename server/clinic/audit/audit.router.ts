import { AuditPage, AuditQuery, RecordTimelineQuery, SealedTrail } from '../../../shared/clinic/audit.ts';
import { Nothing } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { Seal } from '../../data/trails/seal.entity.ts';
import { searchAudit, timelineOf } from './timeline.ts';

export const audit = router({
  search: allowed('audit:read', 'GET /audit', AuditQuery, AuditPage).query(({ ctx: { em }, input }) =>
    searchAudit(em, input),
  ),

  timeline: allowed('audit:read', 'GET /audit/{entity}/{id}', RecordTimelineQuery, AuditPage).query(
    ({ ctx: { em }, input }) => timelineOf(em, input),
  ),

  sealed: allowed('audit:read', 'GET /audit-seals', Nothing, SealedTrail, { wholeClinic: true }).query(
    async ({ ctx: { em } }) => {
      const [head] = await em.find(Seal, {}, { orderBy: { number: 'desc' }, limit: 1 });
      return { seals: head?.number ?? 0, until: head?.until ?? null };
    },
  ),
});
