import { initTRPC, TRPCError } from '@trpc/server';
import type { z } from 'zod';
import { isWritable } from '../shared/clinics.ts';
import { modeOf, modes } from '../shared/modes.ts';
import type { OperatorPermission } from '../shared/operators.ts';
import { may, type Permission } from '../shared/permissions.ts';
import { mayUnderGrant } from '../shared/support.ts';
import { detailsOf, sentenceOf } from './error-answer.ts';
import { isStoppedByPolicy, kindOf, Needs, toApiError } from './errors.ts';
import type { Log } from './http/logger.ts';
import type { Limits } from './identity/limits.ts';
import type { Site } from './identity/relying-party.ts';
import { owesSecondFactor } from './identity/second-factors.ts';
import type { SessionFacts } from './identity/sessions.ts';
import type { Metrics } from './operations/metrics.ts';
import type { Planes } from './orm/planes.ts';
import { asActor, type ClinicEm } from './orm/scope.ts';
import { noteTrouble } from './platform/note-trouble.ts';
import type { Prover } from './platform/prover.ts';
import { securityOf } from './settings/security-of.ts';
import type { Actor } from './tenancy/actor.ts';
import { budgetHeaders, type CallBudget } from './tenancy/call-budget.ts';
import { type Caller, type Doorkeeper, type Knock, WorthlessCookies } from './tenancy/caller.ts';
import type { FairGate } from './tenancy/fair-gate.ts';
import type { Service, ServiceDoor } from './tenancy/service-door.ts';

/** What every call has at hand, before it is known who calls. */
export interface CallContext {
  planes: Planes;
  doorkeeper: Doorkeeper;
  services: ServiceDoor;
  budget: CallBudget;
  gate: FairGate;
  /** Adds a header to the answer. */
  tell(name: string, value: string): void;
  /** The API token of `Authorization: Bearer`, if the call bears one; its session is not looked at then. */
  bearer: string | undefined;
  knock: Knock;
  metrics: Metrics;
  limits: Limits;
  /** Where the browser is, as far as passkeys are concerned. */
  site: Site;
  log: Log;
  userAgent: string | null;
  cookies: {
    set(token: string, signature: string | null): void;
    setArrival(secret: string): void;
    clear(): void;
  };
  demoClinics(): Promise<DemoClinic[]>;
  /** The address of a page at a clinic's door, for mails; never made of what a request says about its host. */
  linkTo: (slug: string, path: string) => string;
  outbox: Outbox;
  /** Runs `medflow proof` for the console. */
  prover: Prover;
}

export interface Outbox {
  /** Whether bodies with links that let their reader in may be shown: on development machines and in tests only. */
  showsSecrets: boolean;
  /** Whether a mail server is set, so that mails leave the outbox. */
  isSending: boolean;
}

/** A demo clinic and whom to sign in as; empty outside demo installations. */
export interface DemoClinic {
  slug: string;
  name: string;
  url: string;
  logins: {
    role: 'owner' | 'admin' | 'provider' | 'staff' | 'auditor' | 'portal';
    email: string;
    password: string;
  }[];
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
/** Where REST finds the procedure, such as `POST /bookings/{id}/cancel`. */
export type Route = `${Method} /${string}`;

export interface ProcedureMeta {
  openapi?: { method: Method; path: `/${string}`; tags: string[]; summary?: string; protect: boolean };
  permission?: Permission;
  /** The answer holds patient data, so the call leaves an access entry and may write although it is a query. */
  readsPatients?: boolean;
  /** What an operator needs at the console, which is another router (server/platform/console.ts). */
  operatorPermission?: OperatorPermission;
  /** What a change at the console is called in the system audit, such as `plan.change`. */
  deed?: string;
  /** Also for members who must set up a second factor before anything else (IDN-4). */
  beforeSecondFactor?: boolean;
  /** How the dashboard finds out whether anybody is signed in, so that nobody is no trouble. */
  asksWhoIsThere?: boolean;
  /** Only for somebody who proved within ten minutes to be who they are; a session left open is not enough. */
  confirmed?: boolean;
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
        data: { code, httpStatus, path, requestId: ctx?.knock.requestId, ...detailsOf(error) },
      };
    },
  });

export const router = t.router;

const routed = (route: Route, protect: boolean): NonNullable<ProcedureMeta['openapi']> => {
  const [method, path] = route.split(' ') as [Method, `/${string}`];
  return { method, path, tags: [path.split('/')[1] ?? ''], protect };
};

/** Every failure becomes an answer in words and is counted; the log learns its kind, never what was entered. */
export const worded = t.procedure.use(async ({ ctx, path, getRawInput, next }) => {
  const stop = ctx.metrics.requests.startTimer({ procedure: path });
  // JSON has no word for nothing but null.
  const result = await next({ getRawInput: async () => (await getRawInput()) ?? undefined });
  if (result.ok) {
    stop({ outcome: 'ok' });
    return result;
  }
  const error = toApiError(result.error);
  stop({ outcome: error.code });
  if (isStoppedByPolicy(error)) ctx.metrics.rlsViolations.inc();
  await noteTrouble(ctx, path, error);
  if (error.code === 'INTERNAL_SERVER_ERROR' || error.code === 'SERVICE_UNAVAILABLE')
    ctx.log.error({ requestId: ctx.knock.requestId, procedure: path, ...kindOf(error) }, 'A call failed');
  throw error;
});

/** Open to visitors. */
export const open = <In extends z.ZodType, Out extends z.ZodType>(route: Route, input: In, output: Out) =>
  worded
    .meta({ openapi: routed(route, false) })
    .input(input)
    .output(output);

/** Signed in at the own clinic's door, nothing more. */
export const signedIn = <In extends z.ZodType, Out extends z.ZodType>(
  route: Route,
  input: In,
  output: Out,
  traits: Traits = {},
) =>
  worded
    .meta({ openapi: routed(route, true), ...traits })
    .use(withCaller)
    .input(input)
    .output(output);

/** A cookie that nothing can be done with any more is taken away, or the browser would show it for ever. */
export const callerOf = ({ doorkeeper, knock, cookies }: CallContext): Promise<Caller | null> =>
  doorkeeper.caller(knock).catch((error: unknown) => {
    if (error instanceof WorthlessCookies) cookies.clear();
    throw error;
  });

const withCaller = t.middleware(async ({ ctx, path, meta, next }) => {
  ctx.metrics.contextAttempts.inc();
  const caller = await callerOf(ctx);
  if (!caller) {
    if (!meta?.asksWhoIsThere) ctx.metrics.missingContexts.inc();
    throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Please sign in.' });
  }
  ctx.metrics.contextSuccesses.inc();
  await expectProof(ctx, caller, meta);
  return ctx.gate.run(caller.clinic.id, () =>
    next({ ctx: { caller, actor: actorFor(caller, ctx.knock, path) } }),
  );
});

/** Who calls what needs a permission: a member with a session, or a service with a token. */
type Permitted = Caller | (Service & { session: null });

/** How long a proof of who one is counts for what cannot be undone. */
const CONFIRMED_MS = 10 * 60_000;

/** An operator under a support grant showed theirs at the console. */
export const needsSecondFactor = async (
  { planes }: CallContext,
  { session, clinic }: Caller,
): Promise<boolean> =>
  !session.secondFactorAt && !session.grantId && (await securityOf(planes, clinic.id)).requireSecondFactor;

/** Holds a caller to what the procedure asks of them besides being signed in; services have tokens instead. */
const expectProof = async (
  ctx: CallContext,
  caller: Permitted,
  { beforeSecondFactor, confirmed }: ProcedureMeta = {},
): Promise<void> => {
  if (caller.session && !beforeSecondFactor && (await needsSecondFactor(ctx, caller)))
    throw new Needs('second-factor', 'This clinic asks for a second factor. Please set one up first.');
  if (confirmed) await expectConfirmed(ctx, caller);
};

/**
 * For what cannot be undone or outlasts the session, so a session left open is not enough, and a token never is. Neither is
 * the password alone once the account has a second factor: whoever knows only that must not get rid of the other.
 */
export const expectConfirmed = async (
  { planes }: Pick<CallContext, 'planes'>,
  { session }: { session: SessionFacts | null },
): Promise<void> => {
  if (!session) throw new Needs('confirmation', 'Only a person who is signed in can do this.');
  if (Date.now() - +session.confirmedAt > CONFIRMED_MS)
    throw new Needs('confirmation', 'Please confirm that it is you.');
  await expectOwedFactor(planes, session);
};

/** Whoever only knows the password, which a session may have begun with, must not get on as the owner of the factor. */
export const expectOwedFactor = async (planes: Planes, session: SessionFacts): Promise<void> => {
  if (await owesSecondFactor(planes, session))
    throw new Needs('confirmation', 'Please confirm with your second factor that it is you.');
};

const withPermitted = t.middleware(async ({ ctx, path, next }) => {
  ctx.metrics.contextAttempts.inc();
  const found = ctx.bearer ? await ctx.services.service(ctx.bearer, ctx.knock) : null;
  const caller: Permitted | null = found ? { ...found, session: null } : await callerOf(ctx);
  if (!caller) {
    ctx.metrics.missingContexts.inc();
    throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Please sign in.' });
  }
  ctx.metrics.contextSuccesses.inc();
  const token = 'token' in caller ? caller.token : undefined;
  const budget = await ctx.budget.take({ clinicId: caller.clinic.id, token });
  for (const [name, value] of Object.entries(budgetHeaders(budget))) ctx.tell(name, value);
  // Clinics take turns, so that one that asks for much waits for itself.
  return ctx.gate.run(caller.clinic.id, () =>
    next({ ctx: { caller, actor: actorFor(caller, ctx.knock, path) } }),
  );
});

/** Default deny, whoever asks: the role must allow it, and a token its scope besides; a helper goes by the grant alone. */
export const isPermitted = (caller: Permitted, permission: Permission): boolean =>
  'token' in caller
    ? may(caller.member.role, permission) && caller.token.scopes.includes(permission)
    : caller.grant
      ? mayUnderGrant(caller.grant.scope, permission)
      : may(caller.member.role, permission);

/** What a procedure that needs a permission is called with. */
export type ClinicCallContext = CallContext & { caller: Permitted; actor: Actor };

const actorFor = (
  { clinic, member, session }: Permitted,
  { requestId, address }: Knock,
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

const modeCodes = { maintenance: 'SERVICE_UNAVAILABLE', read_only: 'FORBIDDEN' } as const;
const GRANT_READ_ONLY = 'This support access allows reading only.';

type Traits = Pick<
  ProcedureMeta,
  'readsPatients' | 'beforeSecondFactor' | 'confirmed' | 'closesDoors' | 'asksWhoIsThere'
>;

const withPermission = (permission: Permission, route: Route, traits: Traits) =>
  worded
    .meta({ openapi: routed(route, true), permission, ...traits })
    .use(withPermitted)
    .use(async ({ ctx, type, meta, next }) => {
      const needsOpen = type === 'mutation' && !meta?.closesDoors;
      if (needsOpen && !isWritable(ctx.caller.clinic.status))
        throw new TRPCError({ code: 'FORBIDDEN', message: READ_ONLY });
      const mode = needsOpen && modeOf(ctx.caller.clinic.flags);
      if (mode) throw new TRPCError({ code: modeCodes[mode], message: modes[mode] });
      // The database refuses these writes, too (`security.writable_tenant`).
      if (type === 'mutation' && 'grant' in ctx.caller && ctx.caller.grant?.scope === 'read')
        throw new TRPCError({ code: 'FORBIDDEN', message: GRANT_READ_ONLY });
      if (!isPermitted(ctx.caller, permission))
        throw new TRPCError({
          code: 'FORBIDDEN',
          message: ctx.caller.session ? 'Your role does not allow this.' : 'This token does not allow this.',
        });
      // Last, because nobody should prove who they are for what they may not do anyway.
      await expectProof(ctx, ctx.caller, meta);
      return next();
    });

/** One call, one actor, one transaction: queries read only, and a failed `next()` is rethrown, or it would commit. */
export const inTransaction = t.middleware(({ ctx, type, meta, next }) => {
  const { actor } = ctx as CallContext & { actor: Actor };
  return asActor(
    ctx.planes,
    actor,
    async em => {
      const result = await next<{ em: ClinicEm }>({ ctx: { em } });
      if (!result.ok) throw result.error;
      return result;
    },
    { readOnly: type === 'query' && !meta?.readsPatients },
  );
});

/** Allowed by role, with input and output checked, but no transaction yet: for calls that do something around it. */
export const authorized = <In extends z.ZodType, Out extends z.ZodType>(
  permission: Permission,
  route: Route,
  input: In,
  output: Out,
  traits: Traits = {},
) => withPermission(permission, route, traits).input(input).output(output);

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
) => withPermission(permission, route, traits).input(input).output(output).use(inTransaction);

/** As much of a procedure as tells who may reach it. */
export interface Guarded {
  _def: { meta?: ProcedureMeta; middlewares?: unknown };
}

/**
 * Whether a procedure works in the caller's clinic, told by the steps it really goes through; `none` means that it works
 * in a clinic without asking who calls, or was not made by the functions above.
 */
export const guardOf = ({ _def: { meta, middlewares } }: Guarded): 'clinic' | 'outside' | 'none' => {
  const steps: unknown[] = Array.isArray(middlewares) ? middlewares : [];
  const goesThrough = ({ _middlewares }: { _middlewares: unknown[] }) =>
    _middlewares.every(step => steps.includes(step));
  if (goesThrough(withPermitted) || (goesThrough(withCaller) && !meta?.permission)) return 'clinic';
  return !meta?.openapi || meta.permission || goesThrough(inTransaction) ? 'none' : 'outside';
};
