import { setTimeout as sleep } from 'node:timers/promises';
import { IsolationLevel } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { CommitUnknown, isTransient, isUnanswered, rootOf } from '../../errors.ts';
import type { Actor } from '../records/actor.ts';
import { UnknownKey } from '../vault/vault-fault.ts';
import { expectSaved } from './expect-saved.ts';
import type { Planes } from './planes.ts';
import { untilReachable } from './reconnect.ts';
import { signedContext } from './signed-context.ts';

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
  | 'getMetadata'
>;

export interface Work {
  /** Queries that leave no access entry run READ ONLY. */
  readOnly?: boolean;
  /** Everything is read as it was when it began (repeatable read), however long that takes. */
  isSnapshot?: boolean;
  /** Only reads, and takes long: the replica is asked, where there is one. */
  isReport?: boolean;
}

/** How often a call that lost against another transaction is run again (C5). */
const ATTEMPTS = 3;
const PAUSE_MS = 20;

/**
 * One call, one actor, one transaction: a fresh entity manager with the actor's filters and signed context. What
 * `work` changed is flushed and committed when it returns, and nothing of it remains when it throws. Work that lost
 * against another transaction runs again, so it must not act outside the transaction.
 */
export const asActor = async <T>(
  planes: Planes,
  actor: Actor,
  work: (em: ClinicEm) => Promise<T>,
  how: Work = {},
): Promise<T> => {
  const here = () => once(planes, actor, work, how);
  for (let attempt = 1; ; attempt++) {
    try {
      return await (how.isReport ? onReplica(planes, actor, work, here, how) : here());
    } catch (error) {
      const isNewKey = rootOf(error) instanceof UnknownKey;
      if (attempt === ATTEMPTS || !(isTransient(error) || isNewKey)) throw error;
      if (isNewKey) planes.vault.forget(actor.tenantId);
      // So that whoever it lost against can come to an end.
      else await sleep(PAUSE_MS * attempt * (1 + Math.random()));
    }
  }
};

/**
 * Has a transaction that only reads run on the replica, once that has all that was saved before; `otherwise` where there is none, or it
 * does not answer.
 */
export const onReplica = <T>(
  planes: Planes,
  actor: Actor,
  work: (em: ClinicEm) => Promise<T>,
  otherwise: () => Promise<T>,
  how: Work = {},
): Promise<T> => {
  const { replica } = planes;
  if (!replica) return otherwise();
  const there = { ...planes, clinic: replica.orm };
  return replica.answer(() => inOneTransaction(there, actor, { ...how, readOnly: true }, work), otherwise);
};

/** Runs it again on another connection while nothing of it was answered, as when the pool held a connection that is gone. */
const once = async <T>(
  planes: Planes,
  actor: Actor,
  work: (em: ClinicEm) => Promise<T>,
  how: Work,
): Promise<T> => {
  let begun = false;
  let result: { of: T } | undefined;
  const attempt = () => {
    begun = false;
    return inOneTransaction(planes, actor, how, async em => {
      begun = true;
      result = { of: await work(em) };
      return result.of;
    });
  };
  try {
    return await untilReachable(attempt, error => !begun || isUnanswered(error));
  } catch (error) {
    if (!(error instanceof CommitUnknown) || !result) throw error;
    await expectSaved(error, actor, look => inOneTransaction(planes, actor, { readOnly: true }, look));
    return result.of;
  }
};

const inOneTransaction = async <T>(
  planes: Planes,
  actor: Actor,
  { readOnly = false, isSnapshot = false }: Work,
  work: (em: ClinicEm) => Promise<T>,
): Promise<T> => {
  const loading = planes.vault.load(actor.tenantId);
  if (loading) await loading;
  // Never inside whatever transaction happens to run around this call: it may be another clinic's.
  const em = planes.clinic.em.fork({ disableContextResolution: true });
  em.setFilterParams('tenant', actor);
  em.setSessionContext({ variables: signedContext(actor, planes.contextKey) });
  const isolationLevel = isSnapshot ? { isolationLevel: IsolationLevel.REPEATABLE_READ } : {};
  return em.transactional(work, { readOnly, clear: false, ...isolationLevel });
};
