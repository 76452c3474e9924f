import { TRPCError } from '@trpc/server';
import { isOpen } from '../../../shared/clinics.ts';
import type { Message } from '../../../shared/i18n/translate.ts';
import type { ClinicFacts } from '../../access/clinics/clinics.ts';
import { membershipOf } from '../../access/memberships/membership.ts';
import { recordRefusal } from '../../access/security-events/security-events.ts';
import type { CallContext } from '../../api/call-context.ts';
import { enter } from './open-session.ts';

/** The clinic at whose door somebody wants to sign in. */
export const clinicHere = async ({ authenticator, credentials }: CallContext): Promise<ClinicFacts> => {
  const clinic = await authenticator.clinicAt(credentials.host);
  if (!clinic) throw new TRPCError({ code: 'BAD_REQUEST', message: 'tenant context required' });
  return clinic;
};

interface Refused {
  kind: 'LOGIN_FAILED' | 'SECOND_FACTOR_FAILED';
  clinic: ClinicFacts;
  accountId: string | null;
  procedure: string;
  message: Message;
}

/** Records a failed sign-in in the clinic's audit, and answers 401 in these words. */
export const refuseSignIn = async (
  { planes, credentials }: CallContext,
  refused: Refused,
): Promise<never> => {
  const { kind, clinic, accountId, procedure, message } = refused;
  const { requestId, address } = credentials;
  await recordRefusal(planes, {
    ...{ kind, action: 'LOGIN_FAILED', tenantId: clinic.id },
    ...{ accountId, procedure, requestId, address },
  });
  throw new TRPCError({ code: 'UNAUTHORIZED', message });
};

/** The member's id where the account may enter this clinic now. */
export const mayEnter = async (
  { planes }: CallContext,
  clinic: ClinicFacts,
  accountId: string,
): Promise<string | null> => {
  const member = await membershipOf(planes, clinic.id, accountId);
  return member && isOpen(clinic.status) ? member.userId : null;
};

/** Lets somebody in who has shown a second factor. */
export const enterWithSecondFactor = async (
  ctx: CallContext,
  clinic: ClinicFacts,
  { accountId, procedure }: { accountId: string; procedure: string },
): Promise<void> => {
  const userId = await mayEnter(ctx, clinic, accountId);
  if (!userId)
    return refuseSignIn(ctx, {
      ...{ kind: 'LOGIN_FAILED', clinic, accountId, procedure },
      message: 'You have no active membership in this clinic.',
    });
  await enter(ctx, { accountId, tenantId: clinic.id, userId, procedure, secondFactorAt: new Date() });
};
