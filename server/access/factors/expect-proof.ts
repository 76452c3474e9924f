import { may, type Role } from '../../../shared/permissions.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { Needs } from '../../errors.ts';
import type { ClinicSession, SessionFacts } from '../sessions/sessions.ts';
import { securityOf } from '../settings/security-of.ts';
import { owesSecondFactor } from './second-factors.ts';

/** How long a proof of who one is counts for what cannot be undone. */
const CONFIRMED_MS = 10 * 60_000;

/** Whether a session must show a second factor before anything else; an operator under a support grant did at the console. */
export const needsSecondFactor = async (
  planes: Planes,
  { secondFactorAt, grantId, tenantId }: ClinicSession,
): Promise<boolean> =>
  !secondFactorAt && !grantId && (await securityOf(planes, tenantId)).requireSecondFactor;

/**
 * For what cannot be undone or outlasts the session, so a session left open is not enough, and a token, which has none, never
 * is. Neither is the password alone once the account has a second factor: whoever knows only that must not get rid of it.
 */
export const expectConfirmed = async (planes: Planes, session: SessionFacts | null): Promise<void> => {
  if (!session) throw new Needs('confirmation', 'Only a person who is signed in can do this.');
  if (Date.now() - +session.confirmedAt > CONFIRMED_MS)
    throw new Needs('confirmation', 'Please confirm that it is you.');
  await expectOwedFactor(planes, session);
};

/** Asked of whoever gives a role by which one gives roles. */
export const expectConfirmedToLead = async (
  planes: Planes,
  session: SessionFacts | null,
  role: Role,
): Promise<void> => {
  if (may(role, 'users:write')) await expectConfirmed(planes, session);
};

/** Whoever only knows the password, which a session may have begun with, must not get on as the owner of the factor. */
export const expectOwedFactor = async (planes: Planes, session: SessionFacts): Promise<void> => {
  if (await owesSecondFactor(planes, session))
    throw new Needs('confirmation', 'Please confirm with your second factor that it is you.');
};
