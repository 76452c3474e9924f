import type { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { SlotTaken, StaleVersion } from './errors.ts';

/** Fields an answer tells of, and letters of each sentence: what comes in large must not go out large (D2). */
const MOST_FIELDS = 50;
const LONGEST = 200;

const inputFaults = ({ code, cause }: TRPCError): z.ZodError | undefined =>
  code === 'BAD_REQUEST' && cause instanceof z.ZodError ? cause : undefined;

/** What the user reads. Parsers quote what they could not read, so they do not get a say. */
export const sentenceOf = (error: TRPCError): string => {
  if (inputFaults(error)) return 'Please check what you entered.';
  return error.cause instanceof SyntaxError ? 'This request could not be read.' : error.message;
};

/** What tRPC and REST tell of a failure besides its sentence; only the shape of what was entered, never its value. */
export const detailsOf = (error: TRPCError) => {
  const { cause } = error;
  const faults = inputFaults(error);
  return {
    fields: faults && fieldsOf(faults),
    stale: cause instanceof StaleVersion ? { by: cause.by, at: cause.at.toISOString() } : undefined,
    nextFree: cause instanceof SlotTaken ? cause.nextFree.map(isoSpan) : undefined,
  };
};

const fieldsOf = ({ issues }: z.ZodError): Record<string, string> =>
  Object.fromEntries(
    issues
      .slice(0, MOST_FIELDS)
      .map(({ path, message }) => [path.join('.').slice(0, LONGEST), message.slice(0, LONGEST)]),
  );

const isoSpan = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});
