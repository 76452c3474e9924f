import type { Planes } from '../../data/orm/planes.ts';
import { untilReachable } from '../../data/orm/reconnect.ts';
import { sessionHolderOf } from '../sessions/session-holder.ts';
import type { SessionFacts } from '../sessions/sessions.ts';
import type { RequestCredentials } from './authenticator.ts';
import { Operator } from './operator.entity.ts';

/** The active operator whose console session this is, or null; a clinic's session is none (T16). */
export const operatorOfSession = async (
  planes: Planes,
  { token }: RequestCredentials,
): Promise<{ operator: Operator; session: SessionFacts } | null> => {
  const { session } = (token && (await sessionHolderOf(planes, token))) || {};
  if (session?.kind !== 'platform') return null;
  const operator = await operatorOf(planes, session.accountId);
  return operator && { operator, session };
};

/** The active operator an account belongs to, or null. */
export const operatorOf = (planes: Planes, accountId: string): Promise<Operator | null> =>
  untilReachable(() => planes.platform.em.fork().findOne(Operator, { accountId, status: 'active' }));
