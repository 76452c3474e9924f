import {
  ConsoleGrant,
  ConsoleGrantsPage,
  ConsoleGrantsQuery,
  GrantDoor,
  GrantRequest,
} from '../../../shared/clinic/support.ts';
import { isOpen } from '../../../shared/clinics.ts';
import { ById } from '../../../shared/scalars.ts';
import { issueToken } from '../../access/accounts/one-time-tokens.ts';
import type { Operator } from '../../access/callers/operator.entity.ts';
import { SupportGrant } from '../../access/callers/support-grant.entity.ts';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { leaveRefusal } from '../../access/security-events/security-events.ts';
import { router } from '../../api/trpc.ts';
import { onePage, pageOf } from '../../data/lists/page.ts';
import { Refusal } from '../../errors.ts';
import { changes, reads } from '../console/console.ts';
import { newestCreated } from '../console/newest.ts';
import { grantToChange, tellClinic } from './support.ts';

/** How long the address that opens a clinic is worth something. */
const TICKET_MS = 60_000;

const viewOf = (grant: SupportGrant, asking: Operator) =>
  Object.assign({}, grant, {
    status: grant.status(),
    operator: grant.operator.getEntity().name,
    clinic: grant.clinic.getEntity(),
    own: grant.operator.id === asking.id,
  });

export const grants = router({
  list: reads('grants:read', ConsoleGrantsQuery, ConsoleGrantsPage).query(
    async ({ ctx: { em, operator }, input }) => {
      const query = em.createQueryBuilder(SupportGrant, 'a').select('*');
      if (input.clinicId) query.andWhere({ clinic: input.clinicId });
      const page = pageOf(await onePage(query, newestCreated, input).getResult(), newestCreated, input);
      await em.populate(page.items, ['operator', 'clinic']);
      return { ...page, items: page.items.map(grant => viewOf(grant, operator)) };
    },
  ),

  /** Asks the clinic, which sees it at once and approves or declines. */
  request: changes('grants:request', 'grant.request', GrantRequest, ConsoleGrant).mutation(
    async ({ ctx: { em, systemAction, hand, operator }, input: { clinicId, ...asked } }) => {
      const clinic = await em.findOneOrFail(Clinic, { id: clinicId });
      if (!isOpen(clinic.status))
        throw new Refusal('This clinic is closed, so there is nothing to look into.');
      const grant = em.create(SupportGrant, { ...asked, clinic, operator });
      Object.assign(systemAction, { tenantId: clinic.id, reason: asked.reason });
      await tellClinic(em, grant, 'requested', { ...hand, userId: null, procedure: 'grants.request' });
      return viewOf(grant, operator);
    },
  ),

  /** Begins at once, without the clinic's approval: flagged, an alert, and told to the owners in the same moment. */
  breakGlass: changes('grants:request', 'grant.emergency', GrantRequest, ConsoleGrant, {
    confirmed: true,
  }).mutation(async ({ ctx: { em, systemAction, hand, operator }, input: { clinicId, ...asked } }) => {
    const clinic = await em.findOneOrFail(Clinic, { id: clinicId });
    if (!isOpen(clinic.status)) throw new Refusal('This clinic is closed, so there is nothing to look into.');
    const grant = em.create(SupportGrant, { ...asked, clinic, operator, emergency: true });
    grant.begin(null);
    Object.assign(systemAction, { tenantId: clinic.id, reason: asked.reason });
    const { requestId, address } = hand;
    const { accountId } = operator;
    await tellClinic(em, grant, 'started', { ...hand, userId: null, procedure: 'grants.breakGlass' });
    await leaveRefusal(em, {
      ...{ kind: 'EMERGENCY_ACCESS', tenantId: clinic.id, accountId, procedure: 'grants.breakGlass' },
      ...{ requestId, address },
    });
    return viewOf(grant, operator);
  }),

  /** Ends the own access, or takes the request back. */
  end: changes('grants:request', 'grant.end', ById, ConsoleGrant).mutation(
    async ({ ctx: { em, systemAction, hand, operator }, input: { id } }) => {
      const grant = await grantToChange(em, { id, operator: operator.id });
      grant.end();
      systemAction.tenantId = grant.clinic.id;
      if (grant.endedAt)
        await tellClinic(em, grant, 'ended', { ...hand, userId: null, procedure: 'grants.end' });
      return viewOf(grant, operator);
    },
  ),

  /** Opens the clinic under the own live grant: answers an address at the clinic's host. */
  open: changes('grants:request', 'grant.open', ById, GrantDoor).mutation(
    async ({ ctx: { em, systemAction, operator, session, planes, credentials }, input: { id } }) => {
      const grant = await grantToChange(em, { id, operator: operator.id });
      if (grant.status() !== 'live') throw new Refusal('This access is not live.');
      const { id: tenantId, slug } = grant.clinic.getEntity();
      Object.assign(systemAction, { tenantId, entity: 'SupportGrant', entityId: id });
      const { accountId } = operator;
      const ticket = await planes.identity.em.fork().transactional(async identity =>
        issueToken(identity, {
          ...{
            kind: 'support',
            accountId,
            tenantId,
            detail: { grantId: id, secondFactorAt: session.secondFactorAt?.toISOString() ?? null },
            lifetimeMs: TICKET_MS,
          },
        }),
      );
      return {
        url: `//${(credentials.host ?? '').replace(/^platform\./, `${slug}.`)}/support/enter#${ticket}`,
      };
    },
  ),
});
