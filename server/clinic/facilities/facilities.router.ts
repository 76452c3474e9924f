import {
  Facility as Contract,
  FacilityChange,
  FacilityPage,
  FacilityQuery,
  NewFacility,
} from '../../../shared/clinic/facilities.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { onePage, pageOf } from '../../data/lists/page.ts';
import { inTrash } from '../../data/lists/trash.ts';
import { findVersion, restoreFromTrash } from '../../data/orm/versions.ts';
import { Facility } from './facility.entity.ts';

const byName = {
  columns: [
    { column: 'f.name', property: 'f.name' },
    { column: 'f.id', property: 'f.id' },
  ],
};

export const facilities = router({
  list: allowed('facilities:read', 'GET /facilities', FacilityQuery, FacilityPage).query(
    async ({ ctx: { em }, input }) => {
      const query = em.createQueryBuilder(Facility, 'f').select('*');
      await inTrash(query, input.trashed);
      return pageOf(await onePage(query, byName, input).execute('all'), byName, input);
    },
  ),

  get: allowed('facilities:read', 'GET /facilities/{id}', ById, Contract).query(({ ctx: { em }, input }) =>
    em.findOneOrFail(Facility, { id: input.id }),
  ),

  create: allowed('facilities:write', 'POST /facilities', NewFacility, Contract).mutation(
    ({ ctx: { em }, input }) => em.create(Facility, input),
  ),

  update: allowed('facilities:write', 'PATCH /facilities/{id}', FacilityChange, Contract).mutation(
    async ({ ctx: { em }, input: { id, version, ...change } }) =>
      em.assign(await findVersion(em, Facility, { id, version }), change),
  ),

  trash: allowed('facilities:write', 'DELETE /facilities/{id}', ByVersion, Gone).mutation(
    async ({ ctx: { em }, input }) => {
      em.remove(await findVersion(em, Facility, input));
      return { id: input.id };
    },
  ),

  restore: allowed('facilities:write', 'POST /facilities/{id}/restore', ById, Contract).mutation(
    ({ ctx: { em }, input }) => restoreFromTrash(em, Facility, input.id),
  ),
});
