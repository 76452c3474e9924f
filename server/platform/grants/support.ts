import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { t } from '../../../shared/i18n/translate.ts';
import { SupportGrant } from '../../access/callers/support-grant.entity.ts';
import { paragraphs } from '../../data/outbox/paragraphs.ts';
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
  const letter = letters[told];
  if (letter) await postToOwners(em, clinic, () => ({ kind: `support.${told}`, ...letter(grant) }));
};

const namesIn = ({ clinic, operator }: SupportGrant) => ({
  clinic: clinic.getEntity().name,
  operator: operator.getEntity().name,
});

const factsOf = ({ reason, ticket, scope, minutes, emergency }: SupportGrant) =>
  [
    t('Reason: {reason}', { reason }),
    t('Ticket: {ticket}', { ticket }),
    scope === 'read' ? t('May: read only') : t('May: read and change everyday records'),
    t('For: {minutes} minutes', { minutes }),
    ...(emergency ? [t('This is an emergency: it began without your approval.')] : []),
  ].join('\n');

const letters: { [told in Told]?: (grant: SupportGrant) => { subject: string; body: string } } = {
  requested: grant => {
    const { clinic, operator } = namesIn(grant);
    return {
      subject: t('MedFlow support asks for access to {clinic}', { clinic }),
      body: paragraphs(
        t('{operator} of MedFlow support asks to look into your clinic.', { operator }),
        factsOf(grant),
        t(
          'Nothing can be seen until you or an administrator approves it. You find it, and can end it at any time, under "Support access" in MedFlow.',
        ),
      ),
    };
  },
  started: grant => {
    const { clinic, operator } = namesIn(grant);
    const until = grant.expiresAt?.toISOString() ?? '';
    return {
      subject: grant.emergency
        ? t('Emergency: MedFlow support can enter {clinic} now', { clinic })
        : t('MedFlow support can enter {clinic} now', { clinic }),
      body: paragraphs(
        t('{operator} of MedFlow support can enter your clinic until {until}.', { operator, until }),
        factsOf(grant),
        t(
          'Every step is in your audit log. You find it, and can end it at any time, under "Support access" in MedFlow.',
        ),
      ),
    };
  },
  ended: grant => {
    const { clinic, operator } = namesIn(grant);
    return {
      subject: t('MedFlow support has left {clinic}', { clinic }),
      body: paragraphs(
        t(
          'The access of {operator} of MedFlow support is over. What was seen and done is in your audit log.',
          { operator },
        ),
        factsOf(grant),
      ),
    };
  },
};
