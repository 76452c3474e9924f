import {
  Specialist as Contract,
  NewSpecialist,
  SpecialistChange,
  SpecialistPage,
  SpecialistQuery,
} from '../../../shared/clinic/specialists.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import { restoreOf, trashOf } from '../../data/orm/trash-of.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { Specialist } from './specialist.entity.ts';

/** Those outside the clinic who look after its patients (CLI-4). One list for the whole clinic, and of no facility. */
export const specialists = router({
  list: allowed('specialists:read', 'GET /specialists', SpecialistQuery, SpecialistPage).query(
    listOf(Specialist, sortedBy(['profession'])),
  ),

  get: allowed('specialists:read', 'GET /specialists/{id}', ById, Contract).query(({ ctx: { em }, input }) =>
    em.findOneOrFail(Specialist, { id: input.id }),
  ),

  create: allowed('specialists:write', 'POST /specialists', NewSpecialist, Contract).mutation(
    async ({ ctx: { em }, input }) => em.create(Specialist, input),
  ),

  update: allowed('specialists:write', 'PATCH /specialists/{id}', SpecialistChange, Contract).mutation(
    async ({ ctx: { em }, input: { id, version, ...fields } }) =>
      em.assign(await findVersion(em, Specialist, { id, version }), fields),
  ),

  /** Placements go on naming whoever lies there. */
  trash: allowed('specialists:write', 'DELETE /specialists/{id}', ByVersion, Gone).mutation(
    trashOf(Specialist),
  ),

  restore: allowed('specialists:write', 'POST /specialists/{id}/restore', ById, Contract).mutation(
    restoreOf(Specialist),
  ),
});
