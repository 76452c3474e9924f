import { randomUUID } from 'node:crypto';
import {
  IssuedToken,
  NewToken,
  TokenById,
  TokenPage,
  TokenQuery,
  TokenRotation,
} from '../../../shared/clinic/tokens.ts';
import { DAY } from '../../../shared/durations.ts';
import { may } from '../../../shared/permissions.ts';
import { Done } from '../../../shared/scalars.ts';
import { Membership } from '../../access/memberships/membership.entity.ts';
import { recordIdentityEntry } from '../../access/sessions/sign-in-audit.ts';
import { settingsOf } from '../../access/settings/settings-of.ts';
import { ApiToken } from '../../access/tokens/api-token.entity.ts';
import { newToken } from '../../access/tokens/api-tokens.ts';
import type { ClinicCallContext } from '../../api/callers.ts';
import { isPermitted } from '../../api/permission.ts';
import { allowed, authorized, router } from '../../api/trpc.ts';
import { onePage, pageOf } from '../../data/lists/page.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Refusal } from '../../errors.ts';
import { hashToken } from '../../secrets.ts';
import { integration } from '../settings/kinds.ts';
import { expectWithin } from '../users/guard.ts';
import { User } from '../users/user.entity.ts';
import { changeOwn, expectNoGain, findOwn } from './own-tokens.ts';

const newest = {
  columns: [
    { column: 't.created_at', property: 't.createdAt' },
    { column: 't.id', property: 't.id' },
  ],
  descending: true,
};

const traceOf = ({ actor }: ClinicCallContext) => ({ actorId: actor.userId, ...actor.trail });

/** The latest end that the clinic allows a token made now; null where it has set none. */
const latestEnd = async (em: ClinicEm): Promise<Date | null> => {
  const { values } = await settingsOf(em, integration);
  return values.apiTokenDays === 0 ? null : new Date(Date.now() + values.apiTokenDays * DAY);
};

export const tokens = router({
  list: allowed('tokens:read', 'GET /tokens', TokenQuery, TokenPage).query(async ({ ctx, input }) => {
    const query = ctx.planes.identity.em.fork().createQueryBuilder(ApiToken, 't').select('*');
    query.where({ tenantId: ctx.caller.clinic.id });
    const page = pageOf(await onePage(query, newest, input).execute('all'), newest, input);
    const ids = page.items.map(token => token.userId);
    const users = await ctx.em.find(User, { id: { $in: ids } }, { filters: { live: false } });
    const accounts = new Map(users.map(user => [user.id, user]));
    const items = page.items.flatMap(token => {
      const account = accounts.get(token.userId);
      return account
        ? [{ ...token, account: { id: account.id, name: account.fullName(), role: account.role } }]
        : [];
    });
    return { ...page, items };
  }),

  /** The token lies in another plane and is made first; without its service account it opens nothing. */
  create: allowed('tokens:write', 'POST /tokens', NewToken, IssuedToken, {
    withinFacilities: true,
    confirmed: true,
  })
    .use(async ({ ctx, input, next }) => {
      const excess = input.scopes.filter(scope => !may(input.role, scope));
      if (excess.length > 0)
        throw new Refusal('This role does not allow {permissions}. Please choose another role.', {
          permissions: excess.join(', '),
        });
      if (!input.scopes.every(scope => isPermitted(ctx.caller, scope)))
        throw new Refusal('A token cannot be allowed more than you are.');
      const latest = await latestEnd(ctx.em);
      if (latest && input.expiresAt && input.expiresAt > latest)
        throw new Refusal('Tokens of this clinic work until {date} at most.', {
          date: latest.toISOString().slice(0, 10),
        });
      const expiresAt = input.expiresAt ?? latest;
      const { token, prefix } = newToken();
      const userId = randomUUID();
      const em = ctx.planes.identity.em.fork();
      const { name: _name, role: _role, ...fields } = input;
      const issued = em.create(ApiToken, {
        ...{ ...fields, tenantId: ctx.caller.clinic.id, userId, prefix, tokenHash: hashToken(token) },
        ...{ createdBy: ctx.actor.userId, expiresAt },
      });
      await em.transactional(async inner => {
        inner.persist(issued);
        const trace = { ...traceOf(ctx), action: 'CREATE' as const, entity: 'ApiToken', entityId: issued.id };
        recordIdentityEntry(inner, ctx.caller.clinic.id, trace);
      });
      return next({ ctx: { issued: { id: issued.id, prefix, token }, userId } });
    })
    .mutation(({ ctx: { em, issued, userId, caller }, input: { name, role } }) => {
      const email = `${issued.prefix}@services.${caller.clinic.slug}`;
      // A service works where its maker does: never beyond the maker's own facilities (TEN-8).
      const facilityIds = caller.member.facilities;
      em.create(User, {
        id: userId,
        kind: 'service',
        firstName: name,
        lastName: '',
        email,
        role,
        facilityIds,
      });
      return issued;
    }),

  /** A new token for the same service; the former one goes on working for a while. */
  rotate: allowed('tokens:write', 'POST /tokens/{id}/rotate', TokenRotation, IssuedToken, {
    withinFacilities: true,
    confirmed: true,
  }).mutation(async ({ ctx, input }) => {
    await expectNoGain(ctx, await findOwn(ctx.planes.identity.em.fork(), ctx, input.id));
    const latest = await latestEnd(ctx.em);
    const { token, prefix } = newToken();
    const id = randomUUID();
    await changeOwn(ctx, input.id, (em, former) => {
      const { tenantId, userId, scopes, addresses, callsPerMinute } = former;
      const ends = [former.expiresAt, latest].flatMap(end => (end ? [+end] : []));
      em.create(ApiToken, {
        ...{ id, tenantId, userId, scopes, addresses, callsPerMinute, prefix, tokenHash: hashToken(token) },
        ...{ createdBy: ctx.actor.userId, expiresAt: ends.length > 0 ? new Date(Math.min(...ends)) : null },
      });
      former.revokedAt = new Date(Date.now() + input.overlapHours * 3_600_000);
      const trace = { ...traceOf(ctx), entity: 'ApiToken' };
      recordIdentityEntry(em, tenantId, { ...trace, action: 'CREATE', entityId: id });
      recordIdentityEntry(em, tenantId, {
        ...trace,
        action: 'UPDATE',
        entityId: former.id,
        reason: 'rotated',
      });
    });
    return { id, prefix, token };
  }),

  revoke: authorized('tokens:write', 'DELETE /tokens/{id}', TokenById, Done, {
    withinFacilities: true,
    closesDoors: true,
  }).mutation(async ({ ctx, input }) => {
    await changeOwn(ctx, input.id, async (em, token) => {
      const { tenantId, userId } = token;
      const service = await em.findOne(Membership, { tenantId, userId });
      expectWithin(ctx.caller.member, service?.facilityIds ?? null);
      token.revokedAt = new Date();
      const trace = { ...traceOf(ctx), action: 'DELETE' as const, entity: 'ApiToken', entityId: token.id };
      recordIdentityEntry(em, token.tenantId, trace);
    });
    return { done: true };
  }),
});
