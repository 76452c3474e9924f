import type { EntityManager } from '@mikro-orm/core';
import { Refusal } from '../errors.ts';

/** Where a call came from, for the audit. */
interface Trail {
  /** The tRPC path, CLI command or job, such as `bookings.book`. */
  procedure: string;
  requestId: string | null;
  address: string | null;
}

/** Who acts, in which clinic. Everything a clinic's transaction does is done as one of these. */
export interface Actor {
  tenantId: string;
  /** The membership that acts; null for the system itself (jobs, seeds, sign-in). */
  userId: string | null;
  /** Facilities the actor is bound to; null is the whole clinic. */
  facilities: string[] | null;
  trail: Trail;
}

/** The actor an entity manager works for, if any: the identity and platform planes work for no clinic. */
export const actorIn = (em: EntityManager): Actor | undefined => em.getFilterParams<Actor>('tenant');

/** The actor an entity manager works for; refuses when there is none, so that nothing runs outside a clinic. */
export const actorOf = (em: EntityManager): Actor => {
  const actor = actorIn(em);
  if (!actor?.tenantId) throw new Refusal('tenant context required');
  return actor;
};

/** The system acting in a clinic on nobody's behalf. */
export const systemActor = (tenantId: string, procedure: string): Actor => ({
  tenantId,
  userId: null,
  facilities: null,
  trail: { procedure, requestId: null, address: null },
});
