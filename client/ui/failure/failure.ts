import { TRPCClientError } from '@trpc/client';
import { z } from 'zod';

const Details = z.object({
  code: z.string(),
  requestId: z.string().optional().catch(undefined),
  fields: z.record(z.string(), z.string()).optional().catch(undefined),
  stale: z.object({ by: z.string().nullable(), at: z.string() }).optional().catch(undefined),
  /** Seconds to wait, where there was too much at once. */
  retryAfter: z.number().optional().catch(undefined),
  /** What the server wants to be shown first. */
  needs: z.enum(['confirmation', 'second-factor']).optional().catch(undefined),
  /** What speaks against it, where it can be done all the same for a reason. */
  needsReason: z
    .array(z.object({ kind: z.string(), sentence: z.string() }))
    .optional()
    .catch(undefined),
  /** Bookings to come in a time that is to be closed. */
  bookings: z.object({ count: z.number(), first: z.string(), last: z.string() }).optional().catch(undefined),
  /** Nobody knows whether the change was made. */
  outcome: z.literal('unknown').optional().catch(undefined),
  /** Sent again, it is made once. */
  isRepeatable: z.boolean().optional().catch(undefined),
  nextFree: z
    .array(z.object({ startsAt: z.string(), endsAt: z.string() }))
    .optional()
    .catch(undefined),
});

export type Failure = Partial<z.output<typeof Details>> & {
  /** A sentence for the user. */
  message: string;
  /** No answer, or 503: trying again later can succeed without anyone doing anything. */
  isPassing: boolean;
};

/** Reads whatever was thrown into what the dashboard can show; it never throws itself. */
export const failureOf = (error: unknown): Failure => {
  if (!(error instanceof TRPCClientError))
    return { message: 'Something went wrong on this page.', isPassing: false };
  const details = Details.safeParse(error.data).data;
  if (!details)
    return { message: 'The server cannot be reached. Please check the connection.', isPassing: true };
  return { ...details, message: error.message, isPassing: details.code === 'SERVICE_UNAVAILABLE' };
};
