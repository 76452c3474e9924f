import { Operator } from '../../access/callers/operator.entity.ts';
import type { CallContext } from '../../api/call-context.ts';
import { DEMO_PASSWORD } from '../../demo/blueprints/blueprints.ts';

export const DEMO_OPERATOR = 'operator@medflow.demo';

/** Whom to sign in as at the console; there is nobody without demo clinics, and so never in production. */
export const demoOperator = async ({
  planes,
  demoClinics,
}: Pick<CallContext, 'planes' | 'demoClinics'>): Promise<{ email: string; password: string } | null> => {
  if ((await demoClinics()).length === 0) return null;
  const found = await planes.platform.em.fork().findOne(Operator, { email: DEMO_OPERATOR, status: 'active' });
  return found && { email: DEMO_OPERATOR, password: DEMO_PASSWORD };
};
