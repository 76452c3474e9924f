import { TRPCError } from '@trpc/server';
import { mayUnderGrant } from '../../shared/clinic/support.ts';
import { isWritable } from '../../shared/clinics.ts';
import type { Message } from '../../shared/i18n/translate.ts';
import { modeOf, modes } from '../../shared/modes.ts';
import { isIncluded, may, type Permission } from '../../shared/permissions.ts';
import type { ClinicCallContext, Permitted } from './callers.ts';
import type { ProcedureMeta } from './procedure-meta.ts';

/** The database refuses the write as well (TEN-2); this only says so in words. */
const READ_ONLY: Message = 'This clinic can only be read at the moment. Please see its subscription.';

/** Said to whoever may do it, but works in a clinic that may not (TEN-13). */
const NOT_INCLUDED: Message = 'Your clinic’s package does not include this.';

/** Said to members and services alike who are bound to facilities (TEN-8). */
const WHOLE_CLINIC: Message =
  'This concerns the whole clinic. Please ask somebody who is not bound to facilities.';

const modeCodes = { maintenance: 'SERVICE_UNAVAILABLE', read_only: 'FORBIDDEN' } as const;
const GRANT_READ_ONLY: Message = 'This support access allows reading only.';

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
export const denialOf = (
  caller: Permitted,
  permission: Permission,
  isChange: boolean,
  meta: ProcedureMeta,
): Message | undefined => {
  // The database refuses these writes, too (`security.writable_tenant`).
  if (isChange && 'grant' in caller && caller.grant?.scope === 'read') return GRANT_READ_ONLY;
  if (!isAllowed(caller, permission))
    return caller.session ? 'Your role does not allow this.' : 'This token does not allow this.';
  // What was let in while it was included must go all the same.
  if (!meta.closesDoors && !isPermitted(caller, permission)) return NOT_INCLUDED;
  return caller.member.facilities && concernsAll(isChange, meta) ? WHOLE_CLINIC : undefined;
};

/** Somebody tried what they may not, which leaves a trace (AUD-1): it may be where an attack begins. */
export const deny = async (
  { authenticator, credentials, actor, caller }: ClinicCallContext,
  message: Message,
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

/** Refuses a change while the clinic, or all of MedFlow, can only be read. */
export const expectWritable = ({ clinic }: Permitted): void => {
  if (!isWritable(clinic.status)) throw new TRPCError({ code: 'FORBIDDEN', message: READ_ONLY });
  const mode = modeOf(clinic.flags);
  if (mode) throw new TRPCError({ code: modeCodes[mode], message: modes[mode] });
};
