import { randomBytes } from 'node:crypto';
import { openClinicless } from '../../server/access/sessions/clinicless-session.ts';
import { systemHand } from '../../server/data/trails/system-action.ts';
import { createOperator } from '../../server/platform/operators/create-operator.ts';
import { consoleRouter } from '../../server/platform/router.ts';
import type { OperatorRole } from '../../shared/platform/operators.ts';
import { contextWith, env, PASSWORD, planes } from './world.ts';

export const platformHost = `platform.${env.domain}:3000`;

/** A fresh operator with this role. */
export const operator = (role: OperatorRole = 'admin') => {
  const email = `${role}-${randomBytes(5).toString('hex')}@medflow.test`;
  return createOperator(
    planes,
    { email, name: `Op ${email.slice(0, 12)}`, role, password: PASSWORD },
    systemHand('test'),
  );
};

/** What a visitor of the console has at hand, in an installation that is in production or not. */
export const consoleDoor = (token?: string, { inProduction = false } = {}) => ({
  ...contextWith(platformHost, token),
  outbox: { showsSecrets: !inProduction, isSending: false },
});

/** The real console as the operator's browser reaches it. */
export const consoleAs = async (who: { accountId: string }) => {
  const { accountId } = who;
  const token = await openClinicless(planes, {
    ...{ kind: 'platform', accountId, secondFactorAt: null, address: null, userAgent: 'test' },
  });
  return consoleRouter.createCaller(contextWith(platformHost, token));
};
