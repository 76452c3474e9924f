import { TRPCError } from '@trpc/server';
import { type Caller, type RequestCredentials, WorthlessCookies } from '../access/callers/authenticator.ts';
import { expectConfirmed, needsSecondFactor } from '../access/factors/expect-proof.ts';
import type { Service } from '../access/tokens/service-authenticator.ts';
import type { Actor } from '../data/records/actor.ts';
import { Needs } from '../errors.ts';
import { extendTrail } from '../work-trail.ts';
import type { CallContext } from './call-context.ts';
import type { ProcedureMeta } from './procedure-meta.ts';

/** Who calls what needs a permission: a member with a session, or a service with a token. */
export type Permitted = Caller | (Service & { session: null });

/** What a procedure that needs a permission is called with. */
export type ClinicCallContext = CallContext & { caller: Permitted; actor: Actor };

/** A cookie that nothing can be done with any more is taken away, or the browser would show it for ever. */
export const callerOf = ({ authenticator, credentials, cookies }: CallContext): Promise<Caller | null> =>
  authenticator.caller(credentials).catch((error: unknown) => {
    if (error instanceof WorthlessCookies) cookies.clear();
    throw error;
  });

/** Who was found to call, and not nobody; both are counted. */
export const expectCaller = async <Found extends Pick<Caller, 'clinic' | 'member'>>(
  { metrics }: CallContext,
  meta: ProcedureMeta | undefined,
  find: () => Promise<Found | null>,
): Promise<Found> => {
  metrics.contextAttempts.inc();
  const found = await find();
  if (!found) {
    if (!meta?.asksWhoIsThere) metrics.missingContexts.inc();
    throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Please sign in.' });
  }
  metrics.contextSuccesses.inc();
  const { clinic, member } = found;
  extendTrail({ clinic: clinic.id, ...(member.userId && { user: member.userId }) });
  return found;
};

/** Holds a caller to what the procedure asks of them besides being signed in; services have tokens instead. */
export const expectProof = async (
  ctx: CallContext,
  caller: Permitted,
  { beforeSecondFactor, confirmed }: ProcedureMeta = {},
): Promise<void> => {
  if (caller.session && !beforeSecondFactor && (await needsSecondFactor(ctx.planes, caller.session)))
    throw new Needs('second-factor', 'This clinic asks for a second factor. Please set one up first.');
  if (confirmed) await expectConfirmed(ctx.planes, caller.session);
};

/** A service with its token, or else whose session it is. */
export const permittedOf = async (ctx: CallContext): Promise<Permitted | null> => {
  const service = ctx.bearer ? await ctx.services.service(ctx.bearer, ctx.credentials) : null;
  return service ? { ...service, session: null } : callerOf(ctx);
};

/** As whom the caller acts in the clinic's transaction. */
export const actorFor = (
  { clinic, member, session }: Permitted,
  { requestId, address }: RequestCredentials,
  procedure: string,
): Actor => ({
  tenantId: clinic.id,
  userId: member.userId,
  facilities: member.facilities,
  grantId: session?.grantId ?? null,
  trail: { procedure, requestId, address },
});
