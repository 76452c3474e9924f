import { PortalOffers, PortalStep } from '../../../shared/clinic/portal.ts';
import { Done, Nothing } from '../../../shared/scalars.ts';
import { open, router } from '../../api/trpc.ts';
import { asPatient } from '../portal/portal-door.ts';
import { declineOwn, ownOffers, takeOffer } from './own-offers.ts';

const done = { done: true as const };

/** Times that the waiting list offers to patients, who take or leave them in the portal (SCH-4, SCH-5). */
export const portalOffers = router({
  list: open('GET /portal/offers', Nothing, PortalOffers).query(({ ctx }) =>
    asPatient(ctx, 'portalOffers.list', own => ownOffers(ctx, own)),
  ),

  take: open('POST /portal/offers/{id}/take', PortalStep, Done).mutation(({ ctx, input }) =>
    asPatient(ctx, 'portalOffers.take', async own => {
      await takeOffer(ctx, own, input);
      return done;
    }),
  ),

  decline: open('POST /portal/offers/{id}/decline', PortalStep, Done).mutation(({ ctx, input }) =>
    asPatient(ctx, 'portalOffers.decline', async own => {
      await declineOwn(ctx, own, input);
      return done;
    }),
  ),
});
