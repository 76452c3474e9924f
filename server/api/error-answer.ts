import type { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { type Message, translated } from '../../shared/i18n/translate.ts';
import {
  BookingsWithin,
  CHECK_INPUT,
  CommitUnknown,
  Needs,
  NeedsReason,
  NOTHING_HERE,
  OUR_FAULT,
  SlotTaken,
  StaleVersion,
  TOO_LARGE,
  TryLater,
  UNREADABLE,
} from '../errors.ts';

/** Fields an answer tells of, and letters of each sentence: what comes in large must not go out large (D2). */
const MOST_FIELDS = 50;
const LONGEST = 200;

const inputFaults = ({ code, cause }: TRPCError): z.ZodError | undefined =>
  code === 'BAD_REQUEST' && cause instanceof z.ZodError ? cause : undefined;

/** Codes that only tRPC itself gives, in words for programmers. */
const wordsOfCode: Partial<Record<TRPCError['code'], Message>> = {
  INTERNAL_SERVER_ERROR: OUR_FAULT,
  METHOD_NOT_SUPPORTED: 'Queries are asked with GET, changes are made with POST.',
  PARSE_ERROR: UNREADABLE,
  PAYLOAD_TOO_LARGE: TOO_LARGE,
  UNSUPPORTED_MEDIA_TYPE: 'Please send JSON with the content type application/json.',
};

/** What the user reads. Whoever could not read a request quotes it, so parsers and tRPC do not get a say. */
export const sentenceOf = (error: TRPCError): string => translated(inEnglish(error));

/** In English where it is one of our constants; what was composed is in the reader's language already. */
const inEnglish = (error: TRPCError): string => {
  const { cause, code, message } = error;
  if (inputFaults(error)) return CHECK_INPUT;
  if (code === 'BAD_REQUEST' && isParserFault(cause)) return UNREADABLE;
  if (code === 'NOT_FOUND' && message.startsWith('No procedure found')) return NOTHING_HERE;
  return wordsOfCode[code] ?? message;
};

const isParserFault = (cause: unknown): boolean =>
  cause instanceof SyntaxError || cause instanceof TypeError || cause instanceof URIError;

/** What tRPC and REST tell of a failure besides its sentence; only the shape of what was entered, never its value. */
export const detailsOf = (error: TRPCError) => {
  const { cause } = error;
  const faults = inputFaults(error);
  return {
    fields: faults && fieldsOf(faults),
    stale: cause instanceof StaleVersion ? { by: cause.by, at: cause.at.toISOString() } : undefined,
    retryAfter: cause instanceof TryLater ? cause.retryAfter : undefined,
    needs: cause instanceof Needs ? cause.needs : undefined,
    needsReason: cause instanceof NeedsReason ? cause.warnings : undefined,
    bookings:
      cause instanceof BookingsWithin
        ? {
            ...cause.bookings,
            first: cause.bookings.first.toISOString(),
            last: cause.bookings.last.toISOString(),
          }
        : undefined,
    outcome: cause instanceof CommitUnknown ? ('unknown' as const) : undefined,
    isRepeatable: cause instanceof CommitUnknown ? cause.isRepeatable : undefined,
    nextFree: cause instanceof SlotTaken ? cause.nextFree.map(isoSpan) : undefined,
  };
};

/** The header that tells programs how long to wait, for the longest of the waits asked for. */
export const retryHeader = (errors: readonly TRPCError[]): Record<string, string> => {
  const waits = errors.flatMap(({ cause }) => (cause instanceof TryLater ? [cause.retryAfter] : []));
  return waits.length > 0 ? { 'retry-after': String(Math.max(...waits)) } : {};
};

const fieldsOf = ({ issues }: z.ZodError): Record<string, string> =>
  Object.fromEntries(
    issues
      .slice(0, MOST_FIELDS)
      .map(({ path, message }) => [path.join('.').slice(0, LONGEST), translated(message).slice(0, LONGEST)]),
  );

const isoSpan = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});
