import type { z } from 'zod';
import {
  OwnRequest,
  PublicMove,
  PublicMoveQuery,
  PublicOffer,
  PublicRequest,
  PublicRequestAnswer,
  PublicStep,
  PublicTimes,
  PublicTimesQuery,
  PublicToken,
} from '../../../shared/clinic/public-booking.ts';
import { Done, Nothing } from '../../../shared/scalars.ts';
import type { CallContext } from '../../api/call-context.ts';
import type { Route } from '../../api/procedure-meta.ts';
import { open, router } from '../../api/trpc.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { ask } from './ask.ts';
import { move, timesToMove } from './move-own.ts';
import { offeredPlace, offerOf } from './offer.ts';
import { offeredTimes } from './offered-times.ts';
import { cancel, confirm, disown, type Step, seen, takeBack } from './own-steps.ts';
import { type Door, expectOpen, forBearer, throughDoor } from './visitor-door.ts';

/** A step that the page of a link takes when its button is pressed. */
const step = (
  route: Route,
  name: string,
  act: (ctx: CallContext, door: Door, step: Step) => Promise<z.input<typeof OwnRequest>>,
) =>
  open(route, PublicStep, OwnRequest).mutation(({ ctx, input }) =>
    throughDoor(ctx, `publicBooking.${name}`, door => act(ctx, forBearer(door), input)),
  );

/**
 * The clinic's page for whoever has no account (SCH-5). What bears the secret of a link is a change by its method only, because
 * addresses are kept by logs.
 */
export const publicBooking = router({
  offer: open('GET /public-booking', Nothing, PublicOffer).query(({ ctx }) =>
    throughDoor(ctx, 'publicBooking.offer', door =>
      asActor(ctx.planes, door.actor, em => offerOf(em, door), { readOnly: true }),
    ),
  ),

  times: open('GET /public-booking/times', PublicTimesQuery, PublicTimes).query(({ ctx, input }) =>
    throughDoor(ctx, 'publicBooking.times', async door => {
      expectOpen(door);
      const { serviceId, facilityId, practitionerId, from } = input;
      const { planes } = ctx;
      const look = () => asActor(planes, door.actor, em => offeredPlace(em, input), { readOnly: true });
      const { timeZone } = (await look()).facility;
      return offeredTimes(planes, door, { serviceId, facilityId, practitionerId, timeZone }, from);
    }),
  ),

  ask: open('POST /public-booking/requests', PublicRequest, PublicRequestAnswer).mutation(({ ctx, input }) =>
    throughDoor(ctx, 'publicBooking.ask', door => ask(ctx, door, input)),
  ),

  show: open('POST /public-booking/own', PublicToken, OwnRequest).mutation(({ ctx, input }) =>
    throughDoor(ctx, 'publicBooking.show', door =>
      asActor(ctx.planes, forBearer(door).actor, em => seen(em, door, input.token), { readOnly: true }),
    ),
  ),

  timesToMove: open('POST /public-booking/own/times', PublicMoveQuery, PublicTimes).mutation(
    ({ ctx, input }) =>
      throughDoor(ctx, 'publicBooking.timesToMove', door => timesToMove(ctx, forBearer(door), input)),
  ),

  confirm: step('POST /public-booking/own/confirm', 'confirm', confirm),
  cancel: step('POST /public-booking/own/cancel', 'cancel', cancel),
  takeBack: step('POST /public-booking/own/take-back', 'takeBack', takeBack),

  move: open('POST /public-booking/own/move', PublicMove, OwnRequest).mutation(({ ctx, input }) =>
    throughDoor(ctx, 'publicBooking.move', door => move(ctx, forBearer(door), input)),
  ),

  /** Whoever reads the letter did not ask for anything. */
  disown: open('POST /public-booking/own/disown', PublicStep, Done).mutation(({ ctx, input }) =>
    throughDoor(ctx, 'publicBooking.disown', async door => {
      await disown(ctx, forBearer(door), input);
      return { done: true as const };
    }),
  ),
});
