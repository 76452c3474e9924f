import { isTrackedEnvelope, type TrackedEnvelope, tracked } from '@trpc/server';
import { z } from 'zod';

/** The contract of a stream: each of its tracked events answers by `event`, which strips what is not listed. */
export const eachEvent = <Event extends z.ZodType>(event: Event) =>
  z
    .custom<AsyncIterable<TrackedEnvelope<z.input<Event>>>>(value => Symbol.asyncIterator in Object(value))
    .transform(async function* (events): AsyncGenerator<TrackedEnvelope<z.output<Event>>> {
      for await (const told of events) {
        if (!isTrackedEnvelope(told)) throw new Error('An event of a stream has no id to go on from.');
        yield tracked(told[0], event.parse(told[1]));
      }
    });
