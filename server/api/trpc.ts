import { initTRPC, TRPCError } from '@trpc/server';
import type { z } from 'zod';
import { mayUnderGrant } from '../../shared/clinic/support.ts';
import { isWritable } from '../../shared/clinics.ts';
import { modeOf, modes } from '../../shared/modes.ts';
import { isIncluded, may, type Permission } from '../../shared/permissions.ts';
import type { OperatorPermission } from '../../shared/platform/operators.ts';
import { type Caller, type RequestCredentials, WorthlessCookies } from '../access/callers/authenticator.ts';
import { expectConfirmed, needsSecondFactor } from '../access/factors/expect-proof.ts';
import { budgetHeaders } from '../access/limits/call-budget.ts';
import type { Service } from '../access/tokens/service-authenticator.ts';
import { asActor, type ClinicEm } from '../data/orm/as-actor.ts';
import type { Actor } from '../data/records/actor.ts';
import { isStoppedByPolicy, kindOf, Needs, toApiError } from '../errors.ts';
import { extendTrail, workTrail } from '../work-trail.ts';
import type { CallContext } from './call-context.ts';
import { detailsOf, sentenceOf } from './error-answer.ts';
import { recordFailure } from './record-failures.ts';
import { answeredBefore, repeatably, tellRepeatable } from './repeatable.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
/** Where REST finds the procedure, such as `POST /bookings/{id}/cancel`. */
export type Route = `${Method} /${string}`;

export interface ProcedureMeta {
  openapi?: { method: Method; path: `/${string}`; tags: string[]; summary?: string; protect: boolean };
  permission?: Permission;
  /** The answer holds patient data, so the call leaves an access entry and may write although it is a query. */
  readsPatients?: boolean;
  /** What an operator needs at the console, which is another router (server/platform/console/console.ts). */
  operatorPermission?: OperatorPermission;
  /** What a change at the console is called in the system audit, such as `plan.change`. */
  systemAction?: string;
  /** Also for members who must set up a second factor before anything else (IDN-4). */
  beforeSecondFactor?: boolean;
  /** How the dashboard finds out whether anybody is signed in, so that nobody is no trouble. */
  asksWhoIsThere?: boolean;
  /** Only for somebody who proved within ten minutes to be who they are; a session left open is not enough. */
  confirmed?: boolean;
  /** A change that stays within the facilities of whoever is bound to some: the database, or a guard, keeps it there. */
  withinFacilities?: boolean;
  /** Shows what concerns the whole clinic, so nobody who is bound to facilities reads it. */
  wholeClinic?: boolean;
  /** Only takes access away, so it stays possible while nothing else can be changed. */
  closesDoors?: boolean;
  [key: string]: unknown;
}

const t = initTRPC
  .context<CallContext>()
  .meta<ProcedureMeta>()
  .create({
    errorFormatter({ shape, error, ctx }) {
      const { code, httpStatus, path } = shape.data;
      return {
        message: sentenceOf(error),
        code: shape.code,
        data: { code, httpStatus, path, requestId: ctx?.credentials.requestId, ...detailsOf(error) },
      };
    },
  });

export const router = t.router;

const routed = (route: Route, protect: boolean): NonNullable<ProcedureMeta['openapi']> => {
  const [method, path] = route.split(' ') as [Method, `/${string}`];
  return { method, path, tags: [path.replace(/^\/([^/]*).*$/, '$1')], protect };
};

/** Changes of records alone; whatever else is changed may be somebody's access. */
const changesRecordsOnly: ReadonlySet<Permission | undefined> = new Set([
  ...(['patients:write', 'patients:trash', 'bookings:write', 'services:write'] as const),
  ...(['facilities:write', 'availability:write', 'mails:write'] as const),
]);

/** Every failure becomes an answer in words and is counted; the log learns its kind, never what was entered. */
export const errorBoundary = t.procedure.use(async ({ ctx, path, type, meta, getRawInput, next }) => {
  const stop = ctx.metrics.requests.startTimer({ procedure: path });
  // JSON has no word for nothing but null.
  const result = await next({ getRawInput: async () => (await getRawInput()) ?? undefined });
  // Whatever was changed counts from the next call on, so it must be heard of before this one is answered.
  if (type === 'mutation' && !changesRecordsOnly.has(meta?.permission)) await ctx.planes.changes.heard();
  if (result.ok) {
    stop({ outcome: 'ok' });
    return result;
  }
  const error = toApiError(result.error);
  stop({ outcome: error.code });
  if (isStoppedByPolicy(error)) ctx.metrics.rlsViolations.inc();
  await recordFailure(ctx, path, error);
  if (error.code === 'INTERNAL_SERVER_ERROR' || error.code === 'SERVICE_UNAVAILABLE')
    ctx.log.error(
      { ...workTrail(), requestId: ctx.credentials.requestId, procedure: path, ...kindOf(error) },
      'A call failed',
    );
  throw error;
});

/**
 * Has the contract read synchronously, also where it is asked to be asynchronous, as tRPC does: only then does Zod use
 * what it compiled, which halves what a page of 50 records takes. No contract waits for anything.
 */
export const compiled = <Contract extends z.ZodType>(contract: Contract): Contract =>
  Object.assign(contract, { parseAsync: async (given: unknown) => contract.parse(given) });

/** Open to visitors. */
export const open = <In extends z.ZodType, Out extends z.ZodType>(route: Route, input: In, output: Out) =>
  errorBoundary
    .meta({ openapi: routed(route, false) })
    .input(compiled(input))
    .output(compiled(output));

/** Signed in at the own clinic's door, nothing more. */
export const signedIn = <In extends z.ZodType, Out extends z.ZodType>(
  route: Route,
  input: In,
  output: Out,
  traits: Traits = {},
) =>
  errorBoundary
    .meta({ openapi: routed(route, true), ...traits })
    .use(withCaller)
    .input(compiled(input))
    .output(compiled(output));

/** A cookie that nothing can be done with any more is taken away, or the browser would show it for ever. */
export const callerOf = ({ authenticator, credentials, cookies }: CallContext): Promise<Caller | null> =>
  authenticator.caller(credentials).catch((error: unknown) => {
    if (error instanceof WorthlessCookies) cookies.clear();
    throw error;
  });

/** Who was found to call, and not nobody; both are counted. */
const expectCaller = async <Found extends Pick<Caller, 'clinic' | 'member'>>(
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

const withCaller = t.middleware(async ({ ctx, path, meta, next }) => {
  const caller = await expectCaller(ctx, meta, () => callerOf(ctx));
  await expectProof(ctx, caller, meta);
  return ctx.gate.run(caller.clinic.id, () =>
    next({ ctx: { caller, actor: actorFor(caller, ctx.credentials, path) } }),
  );
});

/** Who calls what needs a permission: a member with a session, or a service with a token. */
type Permitted = Caller | (Service & { session: null });

/** Holds a caller to what the procedure asks of them besides being signed in; services have tokens instead. */
const expectProof = async (
  ctx: CallContext,
  caller: Permitted,
  { beforeSecondFactor, confirmed }: ProcedureMeta = {},
): Promise<void> => {
  if (caller.session && !beforeSecondFactor && (await needsSecondFactor(ctx.planes, caller.session)))
    throw new Needs('second-factor', 'This clinic asks for a second factor. Please set one up first.');
  if (confirmed) await expectConfirmed(ctx.planes, caller.session);
};

/** A service with its token, or else whose session it is. */
const permittedOf = async (ctx: CallContext): Promise<Permitted | null> => {
  const service = ctx.bearer ? await ctx.services.service(ctx.bearer, ctx.credentials) : null;
  return service ? { ...service, session: null } : callerOf(ctx);
};

const withPermitted = t.middleware(async ({ ctx, path, meta, next }) => {
  const caller = await expectCaller(ctx, meta, () => permittedOf(ctx));
  const token = 'token' in caller ? caller.token : undefined;
  const budget = await ctx.budget.take({ clinicId: caller.clinic.id, token });
  for (const [name, value] of Object.entries(budgetHeaders(budget))) ctx.tell(name, value);
  // Clinics take turns, so that one that asks for much waits for itself.
  return ctx.gate.run(caller.clinic.id, () =>
    next({ ctx: { caller, actor: actorFor(caller, ctx.credentials, path) } }),
  );
});

/**
 * Default deny, whoever asks: the clinic's package must include it, and the role allow it, and a token its scope besides; a
 * helper goes by the grant instead of a role.
 */
export const isPermitted = (caller: Permitted, permission: Permission): boolean =>
  isIncluded(permission, caller.clinic) && isAllowed(caller, permission);

const isAllowed = (caller: Permitted, permission: Permission): boolean =>
  'token' in caller
    ? may(caller.member.role, permission) && caller.token.scopes.includes(permission)
    : caller.grant
      ? mayUnderGrant(caller.grant.scope, permission)
      : may(caller.member.role, permission);

/** Whether only somebody who is bound to no facility may call this (AT4). */
export const concernsAll = (isChange: boolean, { withinFacilities, wholeClinic }: ProcedureMeta): boolean =>
  isChange ? !withinFacilities : wholeClinic === true;

/**
 * Why the caller may not do this, in words; undefined when they may. Whoever is bound to facilities changes nothing of the
 * whole clinic, unless the procedure says that it keeps within them (AT4, TEN-8).
 */
const denialOf = (caller: Permitted, permission: Permission, isChange: boolean, meta: ProcedureMeta) => {
  // The database refuses these writes, too (`security.writable_tenant`).
  if (isChange && 'grant' in caller && caller.grant?.scope === 'read') return GRANT_READ_ONLY;
  if (!isAllowed(caller, permission))
    return caller.session ? 'Your role does not allow this.' : 'This token does not allow this.';
  // What was let in while it was included must go all the same.
  if (!meta.closesDoors && !isPermitted(caller, permission)) return NOT_INCLUDED;
  return caller.member.facilities && concernsAll(isChange, meta) ? WHOLE_CLINIC : undefined;
};

/** Somebody tried what they may not, which leaves a trace (AUD-1): it may be where an attack begins. */
const deny = async (
  { authenticator, credentials, actor, caller }: ClinicCallContext,
  message: string,
): Promise<never> => {
  await authenticator.tell({
    ...{ kind: 'PERMISSION_DENIED', action: 'PERMISSION_DENIED', tenantId: caller.clinic.id },
    ...{
      accountId: caller.session?.accountId ?? null,
      actorId: actor.userId,
      procedure: actor.trail.procedure,
    },
    ...{ requestId: credentials.requestId, address: credentials.address },
  });
  throw new TRPCError({ code: 'FORBIDDEN', message });
};

/** What a procedure that needs a permission is called with. */
export type ClinicCallContext = CallContext & { caller: Permitted; actor: Actor };

const actorFor = (
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

/** The database refuses the write as well (TEN-2); this only says so in words. */
const READ_ONLY = 'This clinic can only be read at the moment. Please see its subscription.';

/** Said to whoever may do it, but works in a clinic that may not (TEN-13). */
const NOT_INCLUDED = 'Your clinic’s package does not include this.';

/** Said to members and services alike who are bound to facilities (TEN-8). */
const WHOLE_CLINIC = 'This concerns the whole clinic. Please ask somebody who is not bound to facilities.';

const modeCodes = { maintenance: 'SERVICE_UNAVAILABLE', read_only: 'FORBIDDEN' } as const;
const GRANT_READ_ONLY = 'This support access allows reading only.';

type Traits = Pick<
  ProcedureMeta,
  | 'readsPatients'
  | 'beforeSecondFactor'
  | 'confirmed'
  | 'closesDoors'
  | 'asksWhoIsThere'
  | 'withinFacilities'
  | 'wholeClinic'
>;

const withPermission = (permission: Permission, route: Route, output: z.ZodType, traits: Traits) =>
  errorBoundary
    .meta({ openapi: routed(route, true), permission, ...traits })
    .use(withPermitted)
    .use(async ({ ctx, type, meta, next }) => {
      const isChange = type === 'mutation';
      if (isChange && !meta?.closesDoors) expectWritable(ctx.caller);
      const denial = denialOf(ctx.caller, permission, isChange, meta ?? {});
      if (denial) return deny(ctx, denial);
      // Last, because nobody should prove who they are for what they may not do anyway.
      await expectProof(ctx, ctx.caller, meta);
      return answeredBefore(ctx, await next({ ctx: { output } }));
    });

/** Refuses a change while the clinic, or all of MedFlow, can only be read. */
export const expectWritable = ({ clinic }: Permitted): void => {
  if (!isWritable(clinic.status)) throw new TRPCError({ code: 'FORBIDDEN', message: READ_ONLY });
  const mode = modeOf(clinic.flags);
  if (mode) throw new TRPCError({ code: modeCodes[mode], message: modes[mode] });
};

/**
 * One call, one actor, one transaction: queries read only, and a failed `next()` is rethrown, or it would commit. A change
 * that brings an idempotency key is made once (OPS-8).
 */
export const inTransaction = t.middleware(({ ctx: given, type, meta, input, next }) => {
  const ctx = given as CallContext & { actor: Actor; output: z.ZodType };
  const key = type === 'mutation' ? ctx.idempotencyKey : undefined;
  const made = asActor(
    ctx.planes,
    ctx.actor,
    em => {
      const goOn = async () => {
        const result = await next<{ em: ClinicEm }>({ ctx: { em } });
        if (!result.ok) throw result.error;
        return result;
      };
      return key === undefined ? goOn() : repeatably(key, { ctx, em, input }, goOn);
    },
    { readOnly: type === 'query' && !meta?.readsPatients },
  );
  return key === undefined ? made : made.catch(tellRepeatable);
});

/** Allowed by role, with input and output checked, but no transaction yet: for calls that do something around it. */
export const authorized = <In extends z.ZodType, Out extends z.ZodType>(
  permission: Permission,
  route: Route,
  input: In,
  output: Out,
  traits: Traits = {},
) => withPermission(permission, route, output, traits).input(compiled(input)).output(compiled(output));

/**
 * The base of almost every procedure: allowed by role, strict input, listed output, inside the clinic's transaction.
 * The output is read after the commit, so a mutation may answer with the entity it changed.
 */
export const allowed = <In extends z.ZodType, Out extends z.ZodType>(
  permission: Permission,
  route: Route,
  input: In,
  output: Out,
  traits: Traits = {},
) =>
  withPermission(permission, route, output, traits)
    .input(compiled(input))
    .output(compiled(output))
    .use(inTransaction);

/** As much of a procedure as tells who may reach it. */
export interface Guarded {
  _def: { meta?: ProcedureMeta; middlewares?: unknown };
}

const goesThrough = ({ _def: { middlewares } }: Guarded, { _middlewares }: { _middlewares: unknown[] }) =>
  Array.isArray(middlewares) && _middlewares.every(step => middlewares.includes(step));

/** Whether a procedure is a change that an idempotency key makes safe to send again. */
export const isRepeatable = (procedure: Guarded & { _def: { type?: unknown } }): boolean =>
  procedure._def.type === 'mutation' && goesThrough(procedure, inTransaction);

/**
 * Whether a procedure works in the caller's clinic, told by the steps it really goes through; `none` means that it works
 * in a clinic without asking who calls, or was not made by the functions above.
 */
export const guardOf = (procedure: Guarded): 'clinic' | 'outside' | 'none' => {
  const { meta } = procedure._def;
  if (goesThrough(procedure, withPermitted) || (goesThrough(procedure, withCaller) && !meta?.permission))
    return 'clinic';
  return !meta?.openapi || meta.permission || goesThrough(procedure, inTransaction) ? 'none' : 'outside';
};
