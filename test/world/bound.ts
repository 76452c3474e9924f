import { openSession } from '../../server/access/sessions/sessions.ts';
import { appRouter } from '../../server/router.ts';
import type { Role } from '../../shared/permissions.ts';
import { contextWith, hostOf, member, planes, type TestClinic } from './world.ts';

/** A member who is bound to these facilities, as their browser reaches the router. */
export const bound = async (of: TestClinic, role: Role, facilityIds: string[]) => {
  const { id, accountId } = await member(of, role, facilityIds);
  const trace = { actorId: id, procedure: 'test', requestId: null, address: null, userAgent: null };
  const token = await openSession(planes, { accountId, tenantId: of.id }, trace);
  return { id, caller: appRouter.createCaller(contextWith(hostOf(of), token)) };
};
