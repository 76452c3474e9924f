import { Operator } from '../../access/callers/operator.entity.ts';
import type { CallContext } from '../../api/call-context.ts';

export const DEMO_OPERATOR = 'operator@medflow.demo';

/** Whom to sign in as at the console; there is nobody without demo clinics, and so never in production. */
export const demoOperator = async ({
  planes,
  demoClinics,
}: Pick<CallContext, 'planes' | 'demoClinics'>): Promise<{ email: string; password: string } | null> => {
  const [demo] = await demoClinics();
  const password = demo?.logins[0]?.password;
  if (!password) return null;
  const found = await planes.platform.em.fork().findOne(Operator, { email: DEMO_OPERATOR, status: 'active' });
  return found && { email: DEMO_OPERATOR, password };
};
