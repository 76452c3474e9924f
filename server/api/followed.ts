import type { TrackedEnvelope } from '@trpc/server';
import type { z } from 'zod';
import type { Permission } from '../../shared/permissions.ts';
import { calledAgain, failureOfStream } from './called-again.ts';
import type { ClinicCallContext, Permitted } from './callers.ts';
import { eachEvent } from './each-event.ts';
import { compiled, errorBoundary, expectAllowed, withPermitted } from './trpc.ts';

/** A page that follows what happens does so by itself, also when nobody sits before it any more (IDN-3). */
const unattended = errorBoundary.use(({ ctx: { credentials }, next }) =>
  next({ ctx: { credentials: { ...credentials, isUnattended: true } } }),
);

/** What whoever follows is told by. */
export interface Following<Input> {
  ctx: ClinicCallContext;
  input: Input;
  /** Who calls, as they are now; throws once they may not follow any more. */
  again: () => Promise<Permitted>;
  /** Aborted when nobody reads any more. */
  signal: AbortSignal;
}

/** To follow as it happens: allowed by role as a query is, but without a transaction, as it may go on for hours. */
export const followed = <In extends z.ZodType, Event extends z.ZodType>(
  permission: Permission,
  input: In,
  event: Event,
  follow: (following: Following<z.output<In>>) => AsyncIterable<TrackedEnvelope<z.input<Event>>>,
) =>
  unattended
    .meta({ permission })
    .use(withPermitted)
    .use(async ({ ctx, meta, next }) => {
      await expectAllowed(ctx, permission, false, meta);
      return next();
    })
    .input(compiled(input))
    .output(eachEvent(event))
    .subscription(async function* ({ ctx, input: given, signal = new AbortController().signal }) {
      const again = () => calledAgain(ctx, permission);
      try {
        yield* follow({ ctx, input: given as z.output<In>, again, signal });
      } catch (cause) {
        throw failureOfStream(ctx, cause);
      }
    });
