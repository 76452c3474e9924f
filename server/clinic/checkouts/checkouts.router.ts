import { Checkout, NewCheckout } from '../../../shared/clinic/checkouts.ts';
import { authorized, router } from '../../api/trpc.ts';
import { openCheckout } from './open-checkout.ts';

/** Links by which patients pay what is due (FIN-2). */
export const checkouts = router({
  /** One that is open for the same amount is answered again. No transaction is open while the provider is asked. */
  open: authorized('billing:write', 'POST /invoices/{id}/checkouts', NewCheckout, Checkout, {
    withinFacilities: true,
  }).mutation(({ ctx, input: { id } }) => openCheckout(ctx, id)),
});
