import { setTimeout as wait } from 'node:timers/promises';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { isLostConnection, isTransient } from '../errors.ts';
import type { Actor } from '../tenancy/actor.ts';
import { signedContext } from '../tenancy/context.ts';
import type { Planes } from './planes.ts';

/**
 * What a use case may do with the unit of work. Statements that skip the change log (`nativeUpdate`, `execute`, …)
 * and transaction control are left out on purpose.
 */
export type ClinicEm = Pick<
  SqlEntityManager,
  | 'find'
  | 'findOne'
  | 'findOneOrFail'
  | 'persist'
  | 'remove'
  | 'create'
  | 'assign'
  | 'flush'
  | 'populate'
  | 'createQueryBuilder'
  | 'getFilterParams'
>;

export interface Work {
  /** Queries that leave no access entry run READ ONLY. */
  readOnly?: boolean;
}

/** How long a call waits for a database that is starting or restarting, and how often it knocks (DB-6). */
const PATIENCE_MS = 3000;
const RETRY_MS = 200;
/** How often a call that lost against another transaction is run again (C5). */
const ATTEMPTS = 3;

/**
 * One call, one actor, one transaction: a fresh entity manager with the actor's filters and signed context. What
 * `work` changed is flushed and committed when it returns, and nothing of it remains when it throws. Work that lost
 * against another transaction runs again, so it must not act outside the transaction.
 */
export const asActor = async <T>(
  planes: Planes,
  actor: Actor,
  work: (em: ClinicEm) => Promise<T>,
  { readOnly = false }: Work = {},
): Promise<T> => {
  const deadline = Date.now() + PATIENCE_MS;
  for (let attempt = 1; ; attempt++) {
    let begun = false;
    // Never inside whatever transaction happens to run around this call: it may be another clinic's.
    const em = planes.clinic.em.fork({ disableContextResolution: true });
    em.setFilterParams('tenant', actor);
    em.setSessionContext({ variables: signedContext(actor, planes.contextKey) });
    try {
      return await em.transactional(
        inner => {
          begun = true;
          return work(inner);
        },
        { readOnly, clear: false },
      );
    } catch (error) {
      // Once work has begun, only the caller can know whether a lost connection lost the commit, too.
      if (!begun && isLostConnection(error) && Date.now() < deadline) await wait(RETRY_MS);
      else if (!isTransient(error) || attempt === ATTEMPTS) throw error;
    }
  }
};
