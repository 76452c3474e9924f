import { User as Contract, UserChange, UserPage, UserQuery } from '../../../shared/clinic/users.ts';
import { may } from '../../../shared/permissions.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { expectConfirmed, expectConfirmedToLead } from '../../access/factors/expect-proof.ts';
import { expectWritable } from '../../api/permission.ts';
import { allowed, router } from '../../api/trpc.ts';
import { restoreOf, trashOf } from '../../data/orm/trash-of.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { Refusal } from '../../errors.ts';
import { findFacilities, guard } from './guard.ts';
import { listUsers } from './list-users.ts';
import { User } from './user.entity.ts';

const isSame = (own: string[] | null | undefined, asked: string[] | null | undefined): boolean =>
  asked === undefined || [...(own ?? [])].sort().join() === [...(asked ?? [])].sort().join();

/** Whether the change gives somebody the power to lead the clinic that they do not have now. */
const letsLead = (
  user: Pick<User, 'role' | 'status'>,
  { role = user.role, status = user.status }: Partial<Pick<User, 'role' | 'status'>>,
): boolean =>
  may(role, 'users:write') && (role !== user.role || (status === 'active' && user.status === 'inactive'));

/** Whether the change takes access away and does nothing else; so much stays possible in a clinic that is read only. */
const onlyDeactivates = (
  user: User,
  { status, facilityIds, ...others }: Partial<Pick<User, 'status' | 'facilityIds'>>,
): boolean =>
  status === 'inactive' &&
  isSame(user.facilityIds, facilityIds) &&
  Object.entries(others).every(
    ([field, value]) => value === undefined || (Reflect.get(user, field) ?? null) === value,
  );

export const users = router({
  list: allowed('users:read', 'GET /users', UserQuery, UserPage).query(listUsers),

  get: allowed('users:read', 'GET /users/{id}', ById, Contract).query(({ ctx: { em }, input }) =>
    em.findOneOrFail(User, { id: input.id }),
  ),

  update: allowed('users:write', 'PATCH /users/{id}', UserChange, Contract, {
    ...{ withinFacilities: true, closesDoors: true },
  }).mutation(async ({ ctx, input: { id, version, ...change } }) => {
    const { em, caller } = ctx;
    const user = await findVersion(em, User, { id, version });
    guard(caller.member, user, change);
    if (!onlyDeactivates(user, change)) expectWritable(caller);
    if (letsLead(user, change)) await expectConfirmed(ctx.planes, caller.session);
    if (user.id === caller.member.userId && !isSame(user.facilityIds, change.facilityIds))
      throw new Refusal('You cannot change where you work yourself. Please ask another administrator.');
    await findFacilities(em, change.facilityIds);
    return em.assign(user, change);
  }),

  trash: allowed('users:write', 'DELETE /users/{id}', ByVersion, Gone, {
    withinFacilities: true,
    closesDoors: true,
  }).mutation(trashOf(User, (user, { caller }) => guard(caller.member, user, { status: 'inactive' }))),

  restore: allowed('users:write', 'POST /users/{id}/restore', ById, Contract, {
    withinFacilities: true,
  }).mutation(
    restoreOf(User, async (user, { caller, planes }) => {
      guard(caller.member, user, {});
      await expectConfirmedToLead(planes, caller.session, user.role);
    }),
  ),
});
