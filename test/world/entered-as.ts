import { openSession } from '../../server/access/sessions/sessions.ts';
import { appRouter } from '../../server/router.ts';
import { contextWith, hostOf, planes, sqlAs, type TestClinic } from './world.ts';

const admin = await sqlAs('admin');

/** A member who is there already, as their browser reaches the router. */
export const enteredAs = async (of: TestClinic, userId: string) => {
  const { rows } = await admin.query<{ account_id: string }>(
    'select account_id from clinic.users where id = $1',
    [userId],
  );
  const trace = { actorId: userId, procedure: 'test', requestId: null, address: null, userAgent: null };
  const accountId = rows[0]?.account_id ?? '';
  const token = await openSession(planes, { accountId, tenantId: of.id }, trace);
  return appRouter.createCaller(contextWith(hostOf(of), token));
};
