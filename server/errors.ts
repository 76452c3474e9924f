import { NotFoundError, OptimisticLockError } from '@mikro-orm/core';
import { TRPCError } from '@trpc/server';
import { type Message, t, translated, type Values } from '../shared/i18n/translate.ts';
import { type Answer, answerToState } from './database-answers.ts';

/** A rule of the clinic that forbids what was asked, in words for the user. */
export class Refusal extends Error {
  override name = 'Refusal';
  constructor(message: Message, values?: Values) {
    super(t(message, values));
  }
}

/** What contracts say of what was entered, where it is not an answer to a field. */
export class RefusedInput extends Refusal {
  constructor(sentences: readonly string[]) {
    super(CHECK_INPUT);
    this.message = sentences.map(sentence => translated(sentence)).join(' ');
  }
}

/** Someone changed the record since the user looked (ENT-3). */
export class StaleVersion extends Refusal {
  readonly by: string;
  readonly at: Date;
  constructor(by: string, at: Date) {
    super('{by} changed this record in the meantime. Please look at the new version and try again.', { by });
    this.by = by;
    this.at = at;
  }
}

/** Something must be shown first; `needs` lets the dashboard ask for it and try again. */
export class Needs extends Refusal {
  readonly needs: 'confirmation' | 'second-factor';
  constructor(needs: Needs['needs'], message: Message) {
    super(message);
    this.needs = needs;
  }
}

/** Too often for now; `retryAfter` are the seconds to wait, told in the header `Retry-After` as well. */
export class TryLater extends Refusal {
  readonly retryAfter: number;
  constructor(what: Message, retryAfter: number, values?: Values) {
    const [message, count] =
      retryAfter < 60
        ? (['seconds', retryAfter] as const)
        : (['minutes', Math.ceil(retryAfter / 60)] as const);
    super(again[message], { what: t(what, values), count });
    this.retryAfter = retryAfter;
  }
}

const again = {
  seconds: '{what} Please try again in {count, plural, =1 {a second} other {{count} seconds}}.',
  minutes: '{what} Please try again in {count, plural, =1 {a minute} other {{count} minutes}}.',
} as const satisfies Record<string, Message>;

/** The time is taken; `nextFree` are the next free times of the same practitioner. */
export class SlotTaken extends Refusal {
  readonly nextFree: { startsAt: Date; endsAt: Date }[];
  /** `sentence` is in the reader's language. */
  constructor(sentence: string, nextFree: { startsAt: Date; endsAt: Date }[]) {
    super(CHECK_INPUT);
    this.message = sentence;
    this.nextFree = nextFree;
  }
}

const BOOK_ALL_THE_SAME: Message = '{sentences} Please give a reason to book it all the same.';

/** What can be done all the same by whoever gives a reason; `warnings` say what speaks against it. */
export class NeedsReason extends Refusal {
  readonly warnings: { kind: string; sentence: string }[];
  constructor(warnings: NeedsReason['warnings'], message: Message = BOOK_ALL_THE_SAME) {
    super(message, { sentences: warnings.map(({ sentence }) => sentence).join(' ') });
    this.warnings = warnings;
  }
}

const CLOSES_TIME: Message =
  '{count, plural, =1 {A booking to come lies in the time that this closes. Please say that it may stay, or move it first.} other {{count} bookings to come lie in the time that this closes. Please say that they may stay, or move them first.}}';

/** Bookings to come are touched by a change, and nobody said that they may stay; it closes the time in which they lie, unless it is said otherwise. */
export class BookingsWithin extends Refusal {
  readonly bookings: { count: number; first: Date; last: Date };
  constructor(bookings: BookingsWithin['bookings'], message: Message = CLOSES_TIME) {
    super(message, { count: bookings.count });
    this.bookings = bookings;
  }
}

/** Whether the time asked for was taken by another booking. */
export const isOverlap = (error: unknown): boolean =>
  codeOf(error) === '23P01' && constraintOf(error)?.startsWith('claims_') === true;

const LOST_CONNECTION = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '25P03',
  // A role that is refused: somebody altered it, and it is being repaired (AT6).
  '28P01',
  '28000',
]);
const lostConnectionWords =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|server closed the connection|the database system is/i;

/** The connection was lost before the database answered anything of a transaction, so all of it may be tried again. */
export class Unanswered extends Error {
  /** MikroORM makes another error of it, and keeps this. */
  readonly isUnanswered = true;
  constructor(cause: unknown) {
    super('Connection terminated before the database answered.', { cause });
  }
}

/** The connection was lost after the commit was sent: what was asked for may be saved or not. */
export class CommitUnknown extends Error {
  /** What the database calls the transaction, as far as it said so. */
  readonly xid: string | undefined;
  /** Whether an idempotency key makes it safe to send the change again. */
  isRepeatable = false;
  constructor(cause: unknown, xid?: string) {
    super(t('It is not known whether this was saved. Please look before you try again.'), { cause });
    this.xid = xid;
  }
}

/** Whether the database could not be reached or went away before it was asked to commit, so that nothing was saved. */
export const isLostConnection = (error: unknown): boolean => {
  if (error instanceof CommitUnknown) return false;
  const code = codeOf(error);
  // A Unix socket that is not there.
  if (code === 'ENOENT' && textOf(error, 'syscall') === 'connect') return true;
  if (code && (LOST_CONNECTION.has(code) || code.startsWith('08'))) return true;
  return error instanceof Error && (lostConnectionWords.test(error.message) || isLostConnection(error.cause));
};

/** Whether a database, and no rule of ours, kept from an answer, which another one may give. */
export const isOfDatabase = (error: unknown): boolean =>
  isLostConnection(error) || /^[0-9A-Z]{5}$/.test(codeOf(error) ?? '');

/** Whether the database was asked about a transaction whose number it has not given to any yet. */
export const isFutureTransaction = (error: unknown): boolean => codeOf(error) === '22023';

/** Whether the connection was lost before the database had answered anything of the transaction. */
export const isUnanswered = (error: unknown): boolean =>
  (rootOf(error) as { isUnanswered?: unknown } | null)?.isUnanswered === true;

/**
 * Whether running the whole call again may succeed: it lost against another transaction. A record that was changed
 * between reading and writing it is read anew, so that whoever decided on a version then hears who was faster (ENT-3).
 */
export const isTransient = (error: unknown): boolean =>
  rootOf(error) instanceof OptimisticLockError || ['40001', '40P01'].includes(codeOf(error) ?? '');

/** What really happened: tRPC wraps whatever a resolver throws. */
export const rootOf = (error: unknown): unknown =>
  error instanceof TRPCError && error.cause ? error.cause : error;

const textOf = (
  error: unknown,
  property: 'code' | 'constraint' | 'detail' | 'syscall',
): string | undefined => {
  const value = (rootOf(error) as Record<string, unknown> | null)?.[property];
  return typeof value === 'string' ? value : undefined;
};

/** SQLSTATE or system error code. */
const codeOf = (error: unknown): string | undefined => textOf(error, 'code');

/** Whether the database refused for want of rights: a policy, a grant or a forged context. */
export const isRightsViolation = (error: unknown): boolean => codeOf(error) === '42501';

/** Whether a policy stopped a statement that no rule in words forbids: an attack, or a fault of ours. */
export const isStoppedByPolicy = (error: unknown): boolean =>
  isRightsViolation(error) && constraintOf(error) === undefined;

/** What the log may know of a failure: its class, its code and where it was thrown, but no message, which may quote a value. */
export const kindOf = (
  error: TRPCError,
): { type: string; code?: string | undefined; at?: string | undefined } => {
  const cause = error.cause ?? error;
  const frames = cause.stack?.split('\n').filter(line => /^\s+at /.test(line));
  return {
    type: cause.constructor.name,
    code: codeOf(cause),
    at: frames?.find(frame => !/node_modules|node:/.test(frame))?.trim(),
  };
};

const constraintOf = (error: unknown): string | undefined => textOf(error, 'constraint');

const answerFor = (error: unknown): Answer => {
  if (error instanceof StaleVersion || error instanceof SlotTaken) return ['CONFLICT', error.message];
  if (error instanceof Needs) return ['FORBIDDEN', error.message];
  if (error instanceof TryLater) return ['TOO_MANY_REQUESTS', error.message];
  if (error instanceof Refusal) return ['UNPROCESSABLE_CONTENT', error.message];
  if (error instanceof NotFoundError) return ['NOT_FOUND', t(MISSING)];
  if (error instanceof OptimisticLockError)
    return [
      'CONFLICT',
      t('Someone changed this record in the meantime. Please look at the new version and try again.'),
    ];
  if (error instanceof CommitUnknown) return ['SERVICE_UNAVAILABLE', error.message];
  if (isLostConnection(error))
    return [
      'SERVICE_UNAVAILABLE',
      t('The database cannot be reached at the moment. Nothing was saved; please try again shortly.'),
    ];
  const said = { constraint: constraintOf(error), detail: textOf(error, 'detail') };
  return answerToState(codeOf(error), said) ?? ['INTERNAL_SERVER_ERROR', t(OUR_FAULT)];
};

/** How any missing record is told of, another clinic's included. */
export const MISSING = 'This record does not exist.' satisfies Message;
export const OUR_FAULT =
  'Something went wrong on our side. Please tell support the request id.' satisfies Message;
export const NOTHING_HERE = 'There is nothing at this web address.' satisfies Message;
export const TOO_LARGE = 'This request is too large.' satisfies Message;
export const UNREADABLE = 'This request could not be read.' satisfies Message;
export const NOT_SERVED = 'This method is not served here.' satisfies Message;
export const CHECK_INPUT = 'Please check what you entered.' satisfies Message;

/** Turns whatever a call threw into the answer the user gets: a sentence, never SQL, stack or names of tables. */
export const toApiError = (error: unknown): TRPCError => {
  if (error instanceof TRPCError) {
    // What a procedure threw arrives wrapped; an answer that breaks its own contract is our fault, not the user's.
    if (error.code !== 'INTERNAL_SERVER_ERROR') return error;
    return toApiError(error.cause ?? new Error(error.message));
  }
  const [code, message] = answerFor(error);
  return new TRPCError({ code, message, cause: error });
};

/** Whether it may succeed if it is only tried again, or is ours to mend: nothing that whoever asked could do about. */
export const isOurFault = ({ code }: TRPCError): boolean =>
  code === 'INTERNAL_SERVER_ERROR' || code === 'SERVICE_UNAVAILABLE';
