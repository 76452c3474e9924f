import { AuditPage, AuditQuery, RecordTimelineQuery } from '../../../shared/clinic/audit.ts';
import { allowed, router } from '../../api/trpc.ts';
import { searchAudit, timelineOf } from './timeline.ts';

export const audit = router({
  search: allowed('audit:read', 'GET /audit', AuditQuery, AuditPage).query(({ ctx: { em }, input }) =>
    searchAudit(em, input),
  ),

  timeline: allowed('audit:read', 'GET /audit/{entity}/{id}', RecordTimelineQuery, AuditPage).query(
    ({ ctx: { em }, input }) => timelineOf(em, input),
  ),
});
