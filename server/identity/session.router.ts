import { TRPCError } from '@trpc/server';
import { permissionsOf } from '../../shared/permissions.ts';
import { Done, Nothing } from '../../shared/scalars.ts';
import { CurrentSession, FrontDoor, SignIn } from '../../shared/session.ts';
import { membershipOf } from '../tenancy/membership.ts';
import { type CallContext, open, router, signedIn } from '../trpc.ts';
import { Account } from './account.entity.ts';
import { opens } from './passwords.ts';
import { findSession, openSession, revokeSession } from './sessions.ts';
import { leaveTrace, type Trace } from './traces.ts';

/** One sentence whatever was wrong, so that nobody learns which addresses have an account or work here. */
const WRONG = 'E-mail or password is wrong.';

const traceOf = ({ knock }: CallContext, procedure: string) => ({
  actorId: null,
  procedure,
  requestId: knock.requestId,
  address: knock.address,
});

/** A browser holds one session: whichever it came with is over once it gets a new one (A1). */
const endFormerSession = async ({ planes, doorkeeper, knock }: CallContext, trace: Trace): Promise<void> => {
  const former = knock.token ? await findSession(planes, knock.token) : null;
  doorkeeper.forget(knock);
  if (former) await revokeSession(planes, former, trace);
};

export const session = router({
  frontDoor: open('GET /front-door', Nothing, FrontDoor).query(async ({ ctx }) => {
    const clinic = await ctx.doorkeeper.clinicAt(ctx.knock.host);
    return { clinic, demoClinics: await ctx.demoClinics() };
  }),

  signIn: open('POST /session', SignIn, Done).mutation(async ({ ctx, input }) => {
    const { planes, doorkeeper, knock } = ctx;
    const clinic = await doorkeeper.clinicAt(knock.host);
    if (!clinic) throw new TRPCError({ code: 'BAD_REQUEST', message: 'tenant context required' });
    const identity = planes.identity.em.fork();
    const account = await identity.findOne(Account, { email: input.email });
    const right = await opens(account?.passwordHash ?? null, input.password);
    const member = account && right ? await membershipOf(planes, clinic.id, account.id) : null;
    const trace = traceOf(ctx, 'session.signIn');
    if (!account || !member || clinic.status !== 'active') {
      await identity.transactional(async em =>
        leaveTrace(em, clinic.id, { ...trace, action: 'LOGIN_FAILED', entityId: account?.id }),
      );
      throw new TRPCError({ code: 'UNAUTHORIZED', message: WRONG });
    }
    const token = await openSession(
      planes,
      { accountId: account.id, tenantId: clinic.id },
      { ...trace, actorId: member.userId, userAgent: ctx.userAgent },
    );
    await endFormerSession(ctx, trace);
    ctx.cookies.set(token);
    return { done: true };
  }),

  signOut: open('DELETE /session', Nothing, Done).mutation(async ({ ctx }) => {
    const caller = await ctx.doorkeeper.caller(ctx.knock).catch((error: unknown) => {
      // A session of another clinic or a former member may still be left behind; anything else is a real failure.
      if (error instanceof TRPCError && error.code === 'FORBIDDEN') return null;
      throw error;
    });
    ctx.doorkeeper.forget(ctx.knock);
    ctx.cookies.clear();
    if (caller)
      await revokeSession(ctx.planes, caller.session, {
        ...traceOf(ctx, 'session.signOut'),
        actorId: caller.member.userId,
      });
    return { done: true };
  }),

  current: signedIn('GET /session', Nothing, CurrentSession).query(({ ctx: { caller } }) => ({
    user: { ...caller.member, id: caller.member.userId },
    clinic: caller.clinic,
    permissions: permissionsOf(caller.member.role),
  })),
});
