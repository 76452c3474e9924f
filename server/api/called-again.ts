import { TRPCError } from '@trpc/server';
import type { Permission } from '../../shared/permissions.ts';
import { kindOf, toApiError } from '../errors.ts';
import { type ClinicCallContext, expectProof, type Permitted, permittedOf } from './callers.ts';
import { denialOf } from './permission.ts';
import type { ProcedureMeta } from './procedure-meta.ts';

/**
 * Who follows something, as they are now; throws once they may not any more. Nobody tries anything by that, so a denial
 * leaves no trace as an attempt would.
 */
export const calledAgain = async (
  ctx: ClinicCallContext,
  permission: Permission,
  meta: ProcedureMeta = {},
): Promise<Permitted> => {
  const caller = await permittedOf(ctx);
  if (!caller) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Please sign in.' });
  const denial = denialOf(caller, permission, false, meta);
  if (denial) throw new TRPCError({ code: 'FORBIDDEN', message: denial });
  await expectProof(ctx, caller, meta);
  return caller;
};

/** What ends a stream, in words as every failure; tRPC's steps have returned by then. */
export const failureOfStream = ({ log, credentials }: ClinicCallContext, cause: unknown): TRPCError => {
  const error = toApiError(cause);
  if (error.code === 'INTERNAL_SERVER_ERROR')
    log.error({ requestId: credentials.requestId, ...kindOf(error) }, 'A stream failed');
  return error;
};
