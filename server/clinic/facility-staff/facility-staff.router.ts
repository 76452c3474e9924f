import { z } from 'zod';
import {
  FacilityStaff as Contract,
  FacilityStaffChange,
  FacilityStaffPage,
  FacilityStaffQuery,
  NewFacilityStaff,
} from '../../../shared/clinic/facility-staff.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { restoreOf, trashOf } from '../../data/orm/trash-of.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { Refusal } from '../../errors.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { User } from '../users/user.entity.ts';
import { FacilityStaff } from './facility-staff.entity.ts';
import { listFacilityStaff } from './list-facility-staff.ts';

/** Loads what an answer tells of its relations, trashed ones included. */
const withRelations = async (em: ClinicEm, assignment: FacilityStaff): Promise<FacilityStaff> => {
  await em.populate(assignment, ['user', 'facility'], { filters: { live: false } });
  return assignment;
};

const Answer = z
  .instanceof(FacilityStaff)
  .transform(({ user, facility, ...fields }): z.input<typeof Contract> => {
    const [person, place] = [user.getEntity(), facility.getEntity()];
    return {
      ...fields,
      user: { id: person.id, name: person.fullName() },
      facility: { id: place.id, name: place.name },
    };
  })
  .pipe(Contract);

/** Of a change, one end of which may be the one that was there before. */
const expectInOrder = ({ startsOn, endsOn }: FacilityStaff): void => {
  if (endsOn && endsOn < startsOn) throw new Refusal('An assignment cannot end before it begins.');
};

/** Who works in which facility, as what and from when to when (CLI-1). It gives nobody rights. */
export const facilityStaff = router({
  list: allowed('users:read', 'GET /facility-staff', FacilityStaffQuery, FacilityStaffPage).query(
    ({ ctx: { em }, input }) => listFacilityStaff(em, input),
  ),

  get: allowed('users:read', 'GET /facility-staff/{id}', ById, Answer).query(async ({ ctx: { em }, input }) =>
    withRelations(em, await em.findOneOrFail(FacilityStaff, { id: input.id })),
  ),

  create: allowed('users:write', 'POST /facility-staff', NewFacilityStaff, Answer, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em }, input: { userId, facilityId, ...fields } }) => {
    const user = await em.findOneOrFail(User, { id: userId });
    if (user.kind !== 'person') throw new Refusal('Only people work in a facility, and this is a program.');
    const facility = await em.findOneOrFail(Facility, { id: facilityId });
    return em.create(FacilityStaff, { ...fields, user, facility });
  }),

  update: allowed('users:write', 'PATCH /facility-staff/{id}', FacilityStaffChange, Answer, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em }, input: { id, version, ...change } }) => {
    const assignment = await withRelations(em, await findVersion(em, FacilityStaff, { id, version }));
    em.assign(assignment, change);
    expectInOrder(assignment);
    return assignment;
  }),

  trash: allowed('users:write', 'DELETE /facility-staff/{id}', ByVersion, Gone, {
    withinFacilities: true,
  }).mutation(trashOf(FacilityStaff)),

  restore: allowed('users:write', 'POST /facility-staff/{id}/restore', ById, Answer, {
    withinFacilities: true,
  }).mutation(restoreOf(FacilityStaff, (assignment, { em }) => withRelations(em, assignment))),
});
