import {
  Facility as Contract,
  FacilityChange,
  FacilityPage,
  FacilityQuery,
  NewFacility,
} from '../../../shared/clinic/facilities.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { restoreOf, trashOf } from '../../data/orm/trash-of.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { expectZoneDecided } from '../dependents/read-differently.ts';
import { Facility } from './facility.entity.ts';
import { listFacilities } from './list-facilities.ts';

export const facilities = router({
  list: allowed('facilities:read', 'GET /facilities', FacilityQuery, FacilityPage).query(listFacilities),

  get: allowed('facilities:read', 'GET /facilities/{id}', ById, Contract).query(({ ctx: { em }, input }) =>
    em.findOneOrFail(Facility, { id: input.id }),
  ),

  create: allowed('facilities:write', 'POST /facilities', NewFacility, Contract).mutation(
    ({ ctx: { em }, input }) => em.create(Facility, input),
  ),

  update: allowed('facilities:write', 'PATCH /facilities/{id}', FacilityChange, Contract, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em }, input: { id, version, keepBookings, ...change } }) => {
    const facility = await findVersion(em, Facility, { id, version });
    await expectZoneDecided(em, facility, { timeZone: change.timeZone, keepBookings });
    return em.assign(facility, change);
  }),

  trash: allowed('facilities:write', 'DELETE /facilities/{id}', ByVersion, Gone, {
    withinFacilities: true,
  }).mutation(trashOf(Facility)),

  restore: allowed('facilities:write', 'POST /facilities/{id}/restore', ById, Contract, {
    withinFacilities: true,
  }).mutation(restoreOf(Facility)),
});
