import type { EntityManager } from '@mikro-orm/core';
import { Refusal } from '../../errors.ts';

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
  /** Somebody without an account, whom the database shows what the clinic's page offers, and nothing of patients. */
  isVisitor?: true;
  /** The patient who acts, signed in to the portal: of patients the database shows them this one alone (D3). */
  patientId?: string;
  /** The support grant an operator acts under; `userId` is null then. */
  grantId: string | null;
  trail: Trail;
}

type Acting = Pick<EntityManager, 'getFilterParams'>;

/** The actor an entity manager works for, if any: the identity and platform planes work for no clinic. */
export const actorIn = (em: Acting): Actor | undefined => em.getFilterParams<Actor>('tenant');

/** The actor an entity manager works for; refuses when there is none, so that nothing runs outside a clinic. */
export const actorOf = (em: Acting): Actor => {
  const actor = actorIn(em);
  if (!actor?.tenantId) throw new Refusal('tenant context required');
  return actor;
};

/** The same actor with no bounds, for what must be known of the whole clinic but is not shown, such as when somebody is busy. */
export const unbound = (actor: Actor): Actor => ({ ...actor, facilities: null });

/** The system acting in a clinic on nobody's behalf. */
export const systemActor = (tenantId: string, procedure: string): Actor => ({
  tenantId,
  userId: null,
  facilities: null,
  grantId: null,
  trail: { procedure, requestId: null, address: null },
});
