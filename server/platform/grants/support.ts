import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { SupportGrant } from '../../access/callers/support-grant.entity.ts';
import { AuditEntry } from '../../data/trails/audit-entry.entity.ts';
import { postToOwners } from '../owners/owners.ts';

/** Which step of a grant's life is told of. */
type Told = 'requested' | 'started' | 'declined' | 'ended';

/** Who took the step, for the clinic's own audit. */
interface Taker {
  /** The member; null for an operator or for time itself. */
  userId: string | null;
  /** The member's procedure, or the one of the console. */
  procedure: string;
  requestId: string | null;
  address: string | null;
}

/** The grant for a change, with its operator and clinic; locked, so that of two answers one comes first. NOT_FOUND otherwise. */
export const grantToChange = async (
  em: SqlEntityManager,
  where: { id: string; clinic?: string; operator?: string },
): Promise<SupportGrant> => {
  const grant = await em.findOneOrFail(SupportGrant, where, { lockMode: LockMode.PESSIMISTIC_WRITE });
  await em.populate(grant, ['operator', 'clinic']);
  return grant;
};

/**
 * Tells the clinic of a step in its own audit and, unless it was its own refusal, by mail to its owners, in the
 * transaction that takes the step. The grant's operator and clinic are loaded.
 */
export const tellClinic = async (
  em: SqlEntityManager,
  grant: SupportGrant,
  told: Told,
  { userId, procedure, requestId, address }: Taker,
): Promise<void> => {
  const { id, scope, emergency, ticket, reason } = grant;
  const [clinic, operator] = [grant.clinic.getEntity(), grant.operator.getEntity()];
  em.create(AuditEntry, {
    ...{ tenantId: clinic.id, at: new Date(), action: told === 'requested' ? 'CREATE' : 'UPDATE' },
    ...{ entity: 'SupportGrant', entityId: id, actorId: userId, reason, requestId, address },
    procedure,
    changes: {
      ...{ status: { to: grant.status() }, operator: { to: operator.name }, scope: { to: scope } },
      ...{ ticket: { to: ticket }, emergency: { to: emergency } },
    },
  });
  const letter = letters[told]?.(grant);
  if (letter) await postToOwners(em, clinic.id, { kind: `support.${told}`, ...letter });
};

const whoOf = (grant: SupportGrant) => `${grant.operator.getEntity().name} of MedFlow support`;
const factsOf = ({ reason, ticket, scope, minutes, emergency }: SupportGrant) =>
  [
    `Reason: ${reason}`,
    `Ticket: ${ticket}`,
    `May: ${scope === 'read' ? 'read only' : 'read and change everyday records'}`,
    `For: ${minutes} minutes`,
    ...(emergency ? ['This is an emergency: it began without your approval.'] : []),
  ].join('\n');
const WHERE = 'You find it, and can end it at any time, under "Support access" in MedFlow.';

const letters: { [told in Told]?: (grant: SupportGrant) => { subject: string; body: string } } = {
  requested: grant => ({
    subject: `MedFlow support asks for access to ${grant.clinic.getEntity().name}`,
    body: `${whoOf(grant)} asks to look into your clinic.\n\n${factsOf(grant)}\n\nNothing can be seen until you or an administrator approves it. ${WHERE}\n`,
  }),
  started: grant => ({
    subject: `${grant.emergency ? 'Emergency: ' : ''}MedFlow support can enter ${grant.clinic.getEntity().name} now`,
    body: `${whoOf(grant)} can enter your clinic until ${grant.expiresAt?.toISOString()}.\n\n${factsOf(grant)}\n\nEvery step is in your audit log. ${WHERE}\n`,
  }),
  ended: grant => ({
    subject: `MedFlow support has left ${grant.clinic.getEntity().name}`,
    body: `The access of ${whoOf(grant)} is over. What was seen and done is in your audit log.\n\n${factsOf(grant)}\n`,
  }),
};
