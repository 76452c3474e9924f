import { PublicStep, PublicToken } from '../../../shared/clinic/public-booking.ts';
import { OwnWish, PublicWish, PublicWishAnswer } from '../../../shared/clinic/public-waiting.ts';
import { Done } from '../../../shared/scalars.ts';
import { open, router } from '../../api/trpc.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { forBearer, throughDoor } from '../public-booking/visitor-door.ts';
import { askToWait } from './ask-to-wait.ts';
import { close, confirm, disown, seen } from './own-wish-steps.ts';

/**
 * The waiting list on the clinic's page, for whoever has no account and finds no time (SCH-5, D19). What bears the secret of a link
 * is a change by its method only, because addresses are kept by logs.
 */
export const publicWaiting = router({
  ask: open('POST /public-waiting/requests', PublicWish, PublicWishAnswer).mutation(({ ctx, input }) =>
    throughDoor(ctx, 'publicWaiting.ask', door => askToWait(ctx, door, input)),
  ),

  show: open('POST /public-waiting/own', PublicToken, OwnWish).mutation(({ ctx, input }) =>
    throughDoor(ctx, 'publicWaiting.show', door =>
      asActor(ctx.planes, forBearer(door).actor, em => seen(em, door, input.token), { readOnly: true }),
    ),
  ),

  confirm: open('POST /public-waiting/own/confirm', PublicStep, OwnWish).mutation(({ ctx, input }) =>
    throughDoor(ctx, 'publicWaiting.confirm', door => confirm(ctx, forBearer(door), input)),
  ),

  close: open('POST /public-waiting/own/close', PublicStep, OwnWish).mutation(({ ctx, input }) =>
    throughDoor(ctx, 'publicWaiting.close', door => close(ctx, forBearer(door), input)),
  ),

  /** Whoever reads the letter did not ask for anything. */
  disown: open('POST /public-waiting/own/disown', PublicStep, Done).mutation(({ ctx, input }) =>
    throughDoor(ctx, 'publicWaiting.disown', async door => {
      await disown(ctx, forBearer(door), input);
      return { done: true as const };
    }),
  ),
});
