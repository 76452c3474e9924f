import { initTRPC } from '@trpc/server';
import type { z } from 'zod';
import type { Permission } from '../../shared/permissions.ts';
import { budgetHeaders } from '../access/limits/call-budget.ts';
import { asActor, type ClinicEm } from '../data/orm/as-actor.ts';
import type { Actor } from '../data/records/actor.ts';
import { isStoppedByPolicy, kindOf, toApiError } from '../errors.ts';
import { workTrail } from '../work-trail.ts';
import type { CallContext } from './call-context.ts';
import {
  actorFor,
  type ClinicCallContext,
  callerOf,
  expectCaller,
  expectProof,
  permittedOf,
} from './callers.ts';
import { detailsOf, sentenceOf } from './error-answer.ts';
import { denialOf, deny, expectWritable } from './permission.ts';
import type { Method, ProcedureMeta, Route, Traits } from './procedure-meta.ts';
import { recordFailure } from './record-failures.ts';
import { answeredBefore, repeatably, tellRepeatable } from './repeatable.ts';

/** A stream that is silent for longer than this is broken, whatever the network says of it (the browser begins anew). */
const SILENCE_MS = 12_000;
const sse = {
  ping: { enabled: true, intervalMs: 4000 },
  client: { reconnectAfterInactivityMs: SILENCE_MS },
};

const t = initTRPC
  .context<CallContext>()
  .meta<ProcedureMeta>()
  .create({
    sse,
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
  ...(['facilities:write', 'availability:write', 'mails:write', 'messages:write', 'clinical:write'] as const),
  ...(['requests:write', 'tasks:write', 'compliance:write', 'specialists:write', 'templates:write'] as const),
  ...(['forms:fill', 'forms:write'] as const),
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

const withCaller = t.middleware(async ({ ctx, path, meta, next }) => {
  const caller = await expectCaller(ctx, meta, () => callerOf(ctx));
  await expectProof(ctx, caller, meta);
  return ctx.gate.run(caller.clinic.id, () =>
    next({ ctx: { caller, actor: actorFor(caller, ctx.credentials, path) } }),
  );
});

/** Whose role is known, within the clinic's budget of calls. */
export const withPermitted = t.middleware(async ({ ctx, path, meta, next }) => {
  const caller = await expectCaller(ctx, meta, () => permittedOf(ctx));
  const token = 'token' in caller ? caller.token : undefined;
  const budget = await ctx.budget.take({ clinicId: caller.clinic.id, token });
  for (const [name, value] of Object.entries(budgetHeaders(budget))) ctx.tell(name, value);
  // Clinics take turns, so that one that asks for much waits for itself.
  return ctx.gate.run(caller.clinic.id, () =>
    next({ ctx: { caller, actor: actorFor(caller, ctx.credentials, path) } }),
  );
});

const withPermission = (permission: Permission, route: Route, output: z.ZodType, traits: Traits) =>
  errorBoundary
    .meta({ openapi: routed(route, true), permission, ...traits })
    .use(withPermitted)
    .use(async ({ ctx, type, meta, next }) => {
      await expectAllowed(ctx, permission, type === 'mutation', meta);
      return answeredBefore(ctx, await next({ ctx: { output } }));
    });

export const expectAllowed = async (
  ctx: ClinicCallContext,
  permission: Permission,
  isChange: boolean,
  meta: ProcedureMeta = {},
): Promise<void> => {
  if (isChange && !meta.closesDoors) expectWritable(ctx.caller);
  const denial = denialOf(ctx.caller, permission, isChange, meta);
  if (denial) await deny(ctx, denial);
  // Last, because nobody should prove who they are for what they may not do anyway.
  await expectProof(ctx, ctx.caller, meta);
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
    { readOnly: type === 'query' && !meta?.readsPatients, isReport: meta?.isReport ?? false },
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
