import type { SqlEntityManager } from '@mikro-orm/postgresql';
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
  | 'count'
  | 'persist'
  | 'remove'
  | 'create'
  | 'assign'
  | 'getReference'
  | 'populate'
  | 'createQueryBuilder'
  | 'getFilterParams'
>;

export interface Work {
  /** Queries that leave no access entry run READ ONLY. */
  readOnly?: boolean;
}

/**
 * One call, one actor, one transaction: a fresh entity manager with the actor's filters and signed context. What
 * `work` changed is flushed and committed when it returns, and nothing of it remains when it throws.
 */
export const asActor = <T>(
  planes: Planes,
  actor: Actor,
  work: (em: ClinicEm) => Promise<T>,
  { readOnly = false }: Work = {},
): Promise<T> => {
  const em = planes.clinic.em.fork();
  em.setFilterParams('tenant', actor);
  em.setSessionContext({ variables: signedContext(actor, planes.contextKey) });
  return em.transactional(work, { readOnly, clear: false });
};
