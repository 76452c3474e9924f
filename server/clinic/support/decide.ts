import type { z } from 'zod';
import type { SupportGrantView } from '../../../shared/clinic/support.ts';
import type { CallContext } from '../../api/call-context.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Actor } from '../../data/records/actor.ts';
import { recordSystemAction } from '../../data/trails/system-action.ts';
import { Refusal } from '../../errors.ts';
import { grantToChange, tellClinic } from '../../platform/grants/support.ts';
import { type GrantReader, viewsOf } from './grant-views.ts';

const actions = { approve: 'grant.approve', decline: 'grant.decline', end: 'grant.end' };

/**
 * The clinic's answer to a grant, or its end, with the traces on both sides and the owners' mail in one transaction.
 * NOT_FOUND for a grant of another clinic.
 */
export const decide = async (
  ctx: CallContext & GrantReader & { actor: Actor; caller: { session: { accountId: string } | null } },
  id: string,
  answer: keyof typeof actions,
): Promise<z.input<typeof SupportGrantView>> => {
  const { planes, credentials, actor, caller } = ctx;
  const { requestId, address } = credentials;
  const grant = await inPlatform(planes, async em => {
    const grant = await grantToChange(em, { id, clinic: actor.tenantId });
    const operator = grant.operator.getEntity();
    if (answer === 'approve' && !caller.session)
      throw new Refusal('Only a person who is signed in can approve this.');
    if (answer === 'approve' && operator.accountId === caller.session?.accountId)
      throw new Refusal('Somebody else must approve this, because you asked for it yourself.');
    if (answer === 'approve') grant.begin(actor.userId);
    else if (answer === 'decline') grant.decline();
    else grant.end();
    const hand = { id: actor.userId ? null : operator.id, requestId, address };
    const name = actor.userId ? `a member of ${caller.clinic.name}` : operator.name;
    recordSystemAction(em, { ...hand, name }, { action: actions[answer], tenantId: actor.tenantId });
    const taker = { userId: actor.userId, procedure: `support.${answer}`, requestId, address };
    const told = answer === 'approve' ? 'started' : grant.endedAt ? 'ended' : 'declined';
    await tellClinic(em, grant, told, taker);
    return grant;
  });
  const [view] = await viewsOf(ctx, [grant]);
  if (!view) throw new Error('A grant that was changed has a view.');
  return view;
};
