import {
  Facility as Contract,
  FacilityChange,
  FacilityPage,
  FacilityQuery,
  NewFacility,
} from '../../../shared/clinic/facilities.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { restoreOf, trashOf } from '../../data/orm/trash-of.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { expectZoneDecided } from '../dependents/read-differently.ts';
import { Facility } from './facility.entity.ts';
import { listFacilities } from './list-facilities.ts';
import { tellAddress } from './tell-address.ts';
import { whereFacilityIs } from './where-facilities-are.ts';

/** As it is once all is written, with where it is today. */
const answered = async (em: ClinicEm, facility: Facility, clinic: { locale: string }) => {
  await em.flush();
  return whereFacilityIs(em, facility, clinic);
};

const restored = restoreOf(Facility);

export const facilities = router({
  list: allowed('facilities:read', 'GET /facilities', FacilityQuery, FacilityPage).query(listFacilities),

  get: allowed('facilities:read', 'GET /facilities/{id}', ById, Contract).query(
    async ({ ctx: { em, caller }, input }) =>
      whereFacilityIs(em, await em.findOneOrFail(Facility, { id: input.id }), caller.clinic),
  ),

  create: allowed('facilities:write', 'POST /facilities', NewFacility, Contract).mutation(
    async ({ ctx: { em, caller }, input: { address, ...fields } }) => {
      const facility = em.create(Facility, fields);
      await tellAddress(em, facility, address, caller.clinic);
      return answered(em, facility, caller.clinic);
    },
  ),

  update: allowed('facilities:write', 'PATCH /facilities/{id}', FacilityChange, Contract, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em, caller }, input: { id, version, keepBookings, address, ...change } }) => {
    const facility = await findVersion(em, Facility, { id, version });
    await expectZoneDecided(em, facility, { timeZone: change.timeZone, keepBookings });
    em.assign(facility, change);
    await tellAddress(em, facility, address, caller.clinic);
    return answered(em, facility, caller.clinic);
  }),

  trash: allowed('facilities:write', 'DELETE /facilities/{id}', ByVersion, Gone, {
    withinFacilities: true,
  }).mutation(trashOf(Facility)),

  restore: allowed('facilities:write', 'POST /facilities/{id}/restore', ById, Contract, {
    withinFacilities: true,
  }).mutation(async call => answered(call.ctx.em, await restored(call), call.ctx.caller.clinic)),
});
