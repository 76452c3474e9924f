import { may } from '../../shared/permissions.ts';
import { ById, ByVersion, Gone } from '../../shared/scalars.ts';
import { User as Contract, NewUser, UserChange, UserPage, UserQuery } from '../../shared/users.ts';
import { Refusal } from '../errors.ts';
import { accountFor } from '../identity/accounts.ts';
import { onePage, pageOf } from '../orm/page.ts';
import { inTrash } from '../orm/trash.ts';
import { findVersion, restoreFromTrash } from '../orm/versions.ts';
import { allowed, authorized, inTransaction, router } from '../trpc.ts';
import { User } from './user.entity.ts';

const byName = {
  columns: [
    { column: 'u.last_name', property: 'u.lastName' },
    { column: 'u.first_name', property: 'u.firstName' },
    { column: 'u.id', property: 'u.id' },
  ],
};

/** Nobody locks themselves out, and only an owner makes or unmakes owners. */
const guard = (
  actor: { userId: string | null; role: string },
  user: { id?: string; role: string },
  change: { role?: string; status?: string },
) => {
  const demoted = change.role !== undefined && !may(change.role as 'owner', 'users:write');
  if (user.id === actor.userId && (demoted || change.status === 'inactive'))
    throw new Refusal('You cannot take your own access away. Please ask another administrator.');
  if (actor.role !== 'owner' && (user.role === 'owner' || change.role === 'owner'))
    throw new Refusal('Only an owner can change who is an owner.');
};

export const users = router({
  list: allowed('users:read', 'GET /users', UserQuery, UserPage).query(async ({ ctx: { em }, input }) => {
    const query = em.createQueryBuilder(User, 'u').select('*');
    await inTrash(query, input.trashed);
    if (input.role) query.andWhere({ role: input.role });
    if (input.status) query.andWhere({ status: input.status });
    return pageOf(await onePage(query, byName, input).execute('all'), byName, input);
  }),

  get: allowed('users:read', 'GET /users/{id}', ById, Contract).query(({ ctx: { em }, input }) =>
    em.findOneOrFail(User, { id: input.id }),
  ),

  /** The account lies in another plane and is made first; without a membership it opens no clinic. */
  create: authorized('users:write', 'POST /users', NewUser, Contract)
    .use(async ({ ctx, input, next }) =>
      next({ ctx: { accountId: await accountFor(ctx.planes, input.email, input.password) } }),
    )
    .use(inTransaction)
    .mutation(({ ctx: { em, accountId, caller }, input: { password: _password, ...member } }) => {
      guard(caller.member, { role: member.role }, member);
      return em.create(User, { ...member, accountId });
    }),

  update: allowed('users:write', 'PATCH /users/{id}', UserChange, Contract).mutation(
    async ({ ctx: { em, caller }, input: { id, version, ...change } }) => {
      const user = await findVersion(em, User, { id, version });
      guard(caller.member, user, change);
      return em.assign(user, change);
    },
  ),

  trash: allowed('users:write', 'DELETE /users/{id}', ByVersion, Gone).mutation(
    async ({ ctx: { em, caller }, input }) => {
      const user = await findVersion(em, User, input);
      guard(caller.member, user, { status: 'inactive' });
      em.remove(user);
      return { id: input.id };
    },
  ),

  restore: allowed('users:write', 'POST /users/{id}/restore', ById, Contract).mutation(
    async ({ ctx: { em, caller }, input }) => {
      const user = await restoreFromTrash(em, User, input.id);
      guard(caller.member, user, {});
      return user;
    },
  ),
});
