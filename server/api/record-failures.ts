import { openAlert, vaultFault } from '../access/security-events/alerts.ts';
import { recordRefusal } from '../access/security-events/security-events.ts';
import { inPlatform } from '../data/orm/in-platform.ts';
import { VaultFault } from '../data/vault/vault-fault.ts';
import { isStoppedByPolicy, kindOf, toApiError } from '../errors.ts';
import type { CallContext } from './call-context.ts';
import { clinicHere } from './http/clinic-here.ts';

/** LIT-3 fixes these words. */
const NO_CLINIC = 'tenant context required';

/**
 * Tells of a call that named no clinic, that only the database stopped, or that met something sealed which does not open: each is
 * an attack or a fault of ours, and alerts follow from it (LIT-6). What goes wrong here must not hide what went wrong there.
 */
export const recordFailure = async (
  ctx: CallContext,
  procedure: string,
  error: ReturnType<typeof toApiError>,
): Promise<void> => {
  const isStopped = isStoppedByPolicy(error);
  const isVaultFault = error.cause instanceof VaultFault;
  if (!isStopped && !isVaultFault && error.message !== NO_CLINIC) return;
  const { planes, authenticator, credentials, log } = ctx;
  const { requestId, address } = credentials;
  try {
    const clinic = await clinicHere(authenticator, credentials.host);
    const tenantId = clinic?.id ?? null;
    if (isVaultFault) {
      await inPlatform(planes, em => openAlert(em, vaultFault(tenantId)));
      return;
    }
    await recordRefusal(planes, {
      ...{ kind: isStopped ? 'RLS_VIOLATION' : 'MISSING_TENANT_CONTEXT', tenantId },
      ...(isStopped && { action: 'RLS_VIOLATION' as const }),
      ...{ procedure, requestId, address },
    });
  } catch (cause) {
    log.error({ requestId, ...kindOf(toApiError(cause)) }, 'A refusal could not be recorded');
  }
};
