import type { z } from 'zod';
import { PaymentAccount as Contract, PaymentKeys } from '../../../shared/clinic/checkouts.ts';
import { Nothing } from '../../../shared/scalars.ts';
import type { ClinicCallContext } from '../../api/callers.ts';
import { allowed, router } from '../../api/trpc.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { PaymentAccount } from './payment-account.entity.ts';

type Ctx = ClinicCallContext & { em: ClinicEm };

const stateOf = async ({ em, caller, payments, linkTo }: Ctx): Promise<z.input<typeof Contract>> => {
  const account = await em.findOne(PaymentAccount, {});
  const provider = account ? 'stripe' : payments.allowsTill ? 'till' : null;
  return {
    provider,
    webhookAddress: linkTo(caller.clinic.slug, '/webhooks/payments/stripe'),
    keys: account && { isLive: account.movesMoney(), since: account.createdAt },
  };
};

/** Takes away the one that there is, so that there is never more than one. */
const putAway = async (em: ClinicEm): Promise<void> => {
  const former = await em.findOne(PaymentAccount, {});
  if (!former) return;
  em.remove(former);
  await em.flush();
};

/** The account with a payment provider to which a clinic's money goes (FIN-2). */
export const paymentAccount = router({
  get: allowed('settings:read', 'GET /payment-account', Nothing, Contract).query(({ ctx }) => stateOf(ctx)),

  /** Messages that are signed with the secret of before are heard for some days, since they tell of money that came. */
  connect: allowed('settings:write', 'POST /payment-account/connect', PaymentKeys, Contract, {
    confirmed: true,
  }).mutation(async ({ ctx, input }) => {
    await putAway(ctx.em);
    ctx.em.create(PaymentAccount, input);
    await ctx.em.flush();
    return stateOf(ctx);
  }),

  disconnect: allowed('settings:write', 'POST /payment-account/disconnect', Nothing, Contract, {
    confirmed: true,
  }).mutation(async ({ ctx }) => {
    await putAway(ctx.em);
    return stateOf(ctx);
  }),
});
