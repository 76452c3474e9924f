import type pg from 'pg';
import { Authenticator } from '../../server/access/callers/authenticator.ts';
import { DomainProver } from '../../server/access/clinics/domain-prover.ts';
import { CallBudget } from '../../server/access/limits/call-budget.ts';
import { FairGate } from '../../server/access/limits/fair-gate.ts';
import { Limits } from '../../server/access/limits/limits.ts';
import { ServiceAuthenticator } from '../../server/access/tokens/service-authenticator.ts';
import { signedContext } from '../../server/data/orm/signed-context.ts';
import { createLog } from '../../server/logger.ts';
import { createMetrics } from '../../server/metrics.ts';
import { backedUpRecords } from '../../server/operations/backups/records/backed-up-records.ts';
import { createProver } from '../../server/platform/proofs/prover.ts';
import { appRouter } from '../../server/router.ts';
import { messagesOf } from '../world/messages.ts';
import type { Stage } from './stage.ts';

type Caller = ReturnType<typeof appRouter.createCaller>;

/** The router as the owner of the clinic reaches it, without HTTP. */
export const callerOf = ({ env, planes, clinic, sessions: [session] }: Stage): Caller => {
  const metrics = createMetrics(planes);
  const authenticator = new Authenticator({ planes, domain: env.domain, metrics });
  const host = `${clinic.slug}.${env.domain}`;
  const limits = new Limits(planes);
  const doors = {
    authenticator,
    services: new ServiceAuthenticator(planes, authenticator),
    bearer: undefined,
    idempotencyKey: undefined,
  };
  const admission = {
    budget: new CallBudget(planes, limits),
    gate: new FairGate(planes.clinicConnections),
    ...{ tell: () => undefined, stopping: () => new AbortController().signal },
  };
  const log = createLog({ ...env, logLevel: 'silent' });
  return appRouter.createCaller({
    ...{ planes, ...doors, ...admission },
    ...{ metrics, log, prover: createProver(log) },
    payments: { stripeUrl: env.stripeUrl, allowsTill: true },
    credentials: {
      host,
      token: session?.token,
      signature: session?.signature,
      requestId: 'bench',
      address: null,
    },
    userAgent: null,
    cookies: {
      ...{ set: () => undefined, setArrival: () => undefined },
      ...{ setPortal: () => undefined, clear: () => undefined },
    },
    demoClinics: async () => [],
    linkTo: (slug, path) => `http://${slug}.${env.domain}${path}`,
    outbox: { showsSecrets: false, isSending: false },
    limits,
    domains: new DomainProver(planes, []),
    backedUp: backedUpRecords({ planes, env, log }),
    site: { origin: `http://${host}`, rpId: host },
  });
};

/** The statement that `work` really sends to the database and that `wanted` describes. */
export const statementOf = async (
  stage: Stage,
  wanted: RegExp,
  work: () => Promise<unknown>,
): Promise<string> => {
  const seen = await messagesOf([stage.planes.clinic], work);
  // The first of a transaction travels behind what opens it.
  const statements = seen.map(message => message.split(';\n').at(-1) ?? '');
  const found = statements.find(statement => wanted.test(statement));
  if (!found) throw new Error(`The application sent no statement like ${wanted}.`);
  return found;
};

/** The pool that serves the clinics. */
export const poolOf = ({ planes }: Stage): Promise<pg.Pool> =>
  planes.clinic.em.getConnection().getNativeClient();

/** Runs `work` under the policies, in a transaction with the clinic's signed context. */
export const underPolicies = async <T>({ app, actor, planes }: Stage, work: () => Promise<T>): Promise<T> => {
  await app.query('begin');
  try {
    for (const [name, value] of Object.entries(signedContext(actor, planes.contextKey)))
      await app.query('select set_config($1, $2, true)', [name, value]);
    return await work();
  } finally {
    await app.query('rollback');
  }
};

export interface DatabaseTime {
  executionMs: number;
  planningMs: number;
}

/** What the database itself says it needed. */
export const databaseTime = async (client: pg.Client, statement: string): Promise<DatabaseTime> => {
  const { rows } = await client.query(`explain (analyze, timing off, format json) ${statement}`);
  const [plan] = rows[0]['QUERY PLAN'];
  return { executionMs: plan['Execution Time'], planningMs: plan['Planning Time'] };
};
