import { initTRPC, TRPCError } from '@trpc/server';
import type { z } from 'zod';
import { may, type Permission } from '../shared/permissions.ts';
import { detailsOf, sentenceOf } from './error-answer.ts';
import { isRightsViolation, kindOf, toApiError } from './errors.ts';
import type { Log } from './http/logger.ts';
import type { Metrics } from './operations/metrics.ts';
import type { Planes } from './orm/planes.ts';
import { asActor, type ClinicEm } from './orm/scope.ts';
import type { Actor } from './tenancy/actor.ts';
import type { Caller, Doorkeeper, Knock } from './tenancy/caller.ts';

/** What every call has at hand, before it is known who calls. */
export interface CallContext {
  planes: Planes;
  doorkeeper: Doorkeeper;
  knock: Knock;
  metrics: Metrics;
  log: Log;
  userAgent: string | null;
  cookies: { set(token: string): void; clear(): void };
  demoClinics(): Promise<DemoClinic[]>;
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
const worded = t.procedure.use(async ({ ctx, path, next }) => {
  const stop = ctx.metrics.requests.startTimer({ procedure: path });
  const result = await next();
  if (result.ok) {
    stop({ outcome: 'ok' });
    return result;
  }
  const error = toApiError(result.error);
  stop({ outcome: error.code });
  if (isRightsViolation(error)) ctx.metrics.rlsViolations.inc();
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
export const signedIn = <In extends z.ZodType, Out extends z.ZodType>(route: Route, input: In, output: Out) =>
  worded
    .meta({ openapi: routed(route, true) })
    .use(withCaller)
    .input(input)
    .output(output);

const withCaller = t.middleware(async ({ ctx, path, next }) => {
  ctx.metrics.contextAttempts.inc();
  const caller = await ctx.doorkeeper.caller(ctx.knock);
  if (!caller) {
    ctx.metrics.missingContexts.inc();
    throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Please sign in.' });
  }
  ctx.metrics.contextSuccesses.inc();
  return next({ ctx: { caller, actor: actorFor(caller, ctx.knock, path) } });
});

const actorFor = ({ clinic, member }: Caller, { requestId, address }: Knock, procedure: string): Actor => ({
  tenantId: clinic.id,
  userId: member.userId,
  facilities: null,
  trail: { procedure, requestId, address },
});

type Traits = Pick<ProcedureMeta, 'readsPatients'>;

const withPermission = (permission: Permission, route: Route, traits: Traits) =>
  worded
    .meta({ openapi: routed(route, true), permission, ...traits })
    .use(withCaller)
    .use(({ ctx, next }) => {
      if (!may(ctx.caller.member.role, permission))
        throw new TRPCError({ code: 'FORBIDDEN', message: 'Your role does not allow this.' });
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
