import { TRPCError } from '@trpc/server';
import type { z } from 'zod';
import { type OperatorPermission, operatorMay } from '../../../shared/platform/operators.ts';
import type { RequestCredentials } from '../../access/callers/authenticator.ts';
import type { Operator } from '../../access/callers/operator.entity.ts';
import { operatorOfSession } from '../../access/callers/operator-session.ts';
import { expectConfirmed } from '../../access/factors/expect-proof.ts';
import type { SessionFacts } from '../../access/sessions/sessions.ts';
import type { CallContext } from '../../api/call-context.ts';
import type { ProcedureMeta } from '../../api/procedure-meta.ts';
import { compiled, errorBoundary } from '../../api/trpc.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import {
  type PlatformActor,
  recordSystemAction,
  type SystemAction,
} from '../../data/trails/system-action.ts';
import { extendTrail } from '../../work-trail.ts';

/** Open to visitors of the console. */
export const atTheDoor = <In extends z.ZodType, Out extends z.ZodType>(input: In, output: Out) =>
  errorBoundary.input(compiled(input)).output(compiled(output));

/** What a procedure asks of an operator besides being signed in, and a permission if it needs one. */
type Traits = Pick<ProcedureMeta, 'confirmed'>;

/** Signed in at the console, nothing more. */
export const operatorOnly = <In extends z.ZodType, Out extends z.ZodType>(
  input: In,
  output: Out,
  traits: Traits = {},
) =>
  withOperator()
    .meta(traits)
    .use(async ({ ctx, meta, next }) => {
      if (meta?.confirmed) await expectConfirmed(ctx.planes, ctx.session);
      return next();
    })
    .input(compiled(input))
    .output(compiled(output));

const withOperator = () =>
  errorBoundary.use(async ({ ctx, next }) => {
    const signedIn = await operatorOfSession(ctx.planes, ctx.credentials);
    if (!signedIn) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Please sign in.' });
    const { operator, session } = signedIn;
    await ctx.authenticator.expectOwnClinic(ctx.credentials, null, session);
    extendTrail({ operator: operator.id });
    return next({ ctx: { operator, session, hand: handOf(operator, ctx.credentials) } });
  });

const handOf = ({ id, name }: Operator, { requestId, address }: RequestCredentials): PlatformActor => ({
  ...{ id, name, requestId, address },
});

/** In production nobody operates MedFlow by a password alone (IDN-4). */
export const lacksSecondFactor = ({
  outbox,
  session,
}: Pick<CallContext, 'outbox'> & { session: SessionFacts }): boolean =>
  !outbox.showsSecrets && !session.secondFactorAt;

const permitted = (permission: OperatorPermission, systemAction?: string, traits: Traits = {}) =>
  withOperator()
    .meta({ operatorPermission: permission, ...(systemAction && { systemAction }), ...traits })
    .use(async ({ ctx, path, meta, next }) => {
      if (lacksSecondFactor(ctx))
        throw new TRPCError({ code: 'FORBIDDEN', message: 'Please set up a second factor first.' });
      if (!operatorMay(ctx.operator.role, permission)) {
        const { requestId, address } = ctx.credentials;
        const trace = { accountId: ctx.operator.accountId, procedure: path, requestId, address };
        await ctx.authenticator.tell({ kind: 'PERMISSION_DENIED', ...trace });
        throw new TRPCError({ code: 'FORBIDDEN', message: 'Your role does not allow this.' });
      }
      if (meta?.confirmed) await expectConfirmed(ctx.planes, ctx.session);
      return next();
    });

/** Reads the registry, in a transaction that can do nothing else. */
export const reads = <In extends z.ZodType, Out extends z.ZodType>(
  permission: OperatorPermission,
  input: In,
  output: Out,
) =>
  permitted(permission)
    .input(compiled(input))
    .output(compiled(output))
    .use(({ ctx, type, next }) => {
      if (type !== 'query') throw new Error('Whatever changes something is made with changes().');
      return inPlatform(ctx.planes, em => settled(next({ ctx: { em } })), { readOnly: true });
    });

/** Reads through functions that have transactions of their own; of a clinic they tell numbers only (TEN-7). */
export const measures = <In extends z.ZodType, Out extends z.ZodType>(
  permission: OperatorPermission,
  input: In,
  output: Out,
) => permitted(permission).input(compiled(input)).output(compiled(output));

/**
 * Changes something of the platform. The entry in the system audit is left here, in the same transaction, so that no
 * change can go without one (AUD-5); a procedure only adds to `ctx.systemAction` what the changed rows do not tell.
 */
export const changes = <In extends z.ZodType, Out extends z.ZodType>(
  permission: OperatorPermission,
  action: string,
  input: In,
  output: Out,
  traits: Traits = {},
) =>
  permitted(permission, action, traits)
    .input(compiled(input))
    .output(compiled(output))
    .use(({ ctx, next }) =>
      inPlatform(ctx.planes, async em => {
        const systemAction: SystemAction = { action };
        const result = await settled(next({ ctx: { em, systemAction } }));
        recordSystemAction(em, ctx.hand, systemAction);
        return result;
      }),
    );

/** A step that failed answers its error instead of throwing it, and the transaction would commit. */
const settled = async <Result extends { ok: boolean }>(step: Promise<Result>): Promise<Result> => {
  const result = await step;
  if (!result.ok && 'error' in result) throw result.error;
  return result;
};

/**
 * Changes something through a function that has a transaction, and leaves its system entry, by itself: it is handed `ctx.hand`,
 * which every such function demands. A test walks all of them and looks for the entry.
 */
export const acts = <In extends z.ZodType, Out extends z.ZodType>(
  permission: OperatorPermission,
  action: string,
  input: In,
  output: Out,
  traits: Traits = {},
) => permitted(permission, action, traits).input(compiled(input)).output(compiled(output));
