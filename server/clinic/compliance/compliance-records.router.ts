import {
  ComplianceChange,
  ComplianceCounts,
  ComplianceQuery,
  ComplianceRenewal,
  NewComplianceRecord,
  OwnComplianceQuery,
} from '../../../shared/clinic/compliance.ts';
import { ById, ByVersion, Gone, Nothing } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { trashOf } from '../../data/orm/trash-of.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { actorOf } from '../../data/records/actor.ts';
import { ComplianceRecord } from './compliance-record.entity.ts';
import { ComplianceAnswer, ComplianceAnswers, oneWithRelations } from './compliance-view.ts';
import { countCompliance, listCompliance } from './list-compliance.ts';
import { addCompliance, changeCompliance, renewCompliance, restoreCompliance } from './write-compliance.ts';

const bounded = { withinFacilities: true };

/** Licences, trainings, inspections and the like, which expire and are renewed (CLI-6). */
export const complianceRecords = router({
  list: allowed('compliance:read', 'GET /compliance-records', ComplianceQuery, ComplianceAnswers).query(
    ({ ctx: { em, caller }, input }) => listCompliance(em, input, caller.clinic.timeZone),
  ),

  /** What whoever asks has themselves, whatever else they may read. */
  own: allowed('compliance:own', 'GET /compliance-records/own', OwnComplianceQuery, ComplianceAnswers).query(
    async ({ ctx: { em, caller }, input }) => {
      const { userId } = actorOf(em);
      // An operator under a support grant is no member, and has none.
      if (!userId) return { items: [], nextCursor: null };
      const own = ComplianceQuery.parse({ userId });
      return listCompliance(em, { ...own, ...input }, caller.clinic.timeZone);
    },
  ),

  counts: allowed('compliance:read', 'GET /compliance-counts', Nothing, ComplianceCounts).query(
    ({ ctx: { em, caller } }) => countCompliance(em, caller.clinic.timeZone),
  ),

  get: allowed('compliance:read', 'GET /compliance-records/{id}', ById, ComplianceAnswer).query(
    async ({ ctx: { em, caller }, input }) => {
      const record = await em.findOneOrFail(ComplianceRecord, { id: input.id });
      return oneWithRelations(em, record, caller.clinic.timeZone);
    },
  ),

  create: allowed(
    'compliance:write',
    'POST /compliance-records',
    NewComplianceRecord,
    ComplianceAnswer,
    bounded,
  ).mutation(async ({ ctx: { em, caller }, input }) => {
    const record = await addCompliance(em, caller.member, input);
    return oneWithRelations(em, record, caller.clinic.timeZone);
  }),

  update: allowed(
    'compliance:write',
    'PATCH /compliance-records/{id}',
    ComplianceChange,
    ComplianceAnswer,
    bounded,
  ).mutation(async ({ ctx: { em, caller }, input: { id, version, ...change } }) => {
    const record = await findVersion(em, ComplianceRecord, { id, version });
    await changeCompliance(em, caller.member, record, change);
    return oneWithRelations(em, record, caller.clinic.timeZone);
  }),

  /** Writes the record that follows this one, once. */
  renew: allowed(
    'compliance:write',
    'POST /compliance-records/{id}/renew',
    ComplianceRenewal,
    ComplianceAnswer,
    bounded,
  ).mutation(async ({ ctx: { em, caller }, input }) =>
    oneWithRelations(em, await renewCompliance(em, input), caller.clinic.timeZone),
  ),

  trash: allowed('compliance:write', 'DELETE /compliance-records/{id}', ByVersion, Gone, bounded).mutation(
    trashOf(ComplianceRecord),
  ),

  restore: allowed(
    'compliance:write',
    'POST /compliance-records/{id}/restore',
    ById,
    ComplianceAnswer,
    bounded,
  ).mutation(async ({ ctx: { em, caller }, input }) =>
    oneWithRelations(em, await restoreCompliance(em, input.id), caller.clinic.timeZone),
  ),
});
