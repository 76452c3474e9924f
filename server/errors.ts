import { NotFoundError, OptimisticLockError } from '@mikro-orm/core';
import { TRPCError } from '@trpc/server';

/** A rule of the clinic that forbids what was asked, in words for the user. */
export class Refusal extends Error {
  override name = 'Refusal';
}

/** Someone changed the record since the user looked (ENT-3). */
export class StaleVersion extends Refusal {
  readonly by: string;
  readonly at: Date;
  constructor(by: string, at: Date) {
    super(`${by} changed this record in the meantime. Please look at the new version and try again.`);
    this.by = by;
    this.at = at;
  }
}

/** Something must be shown first; `needs` lets the dashboard ask for it and try again. */
export class Needs extends Refusal {
  readonly needs: 'confirmation' | 'second-factor';
  constructor(needs: Needs['needs'], sentence: string) {
    super(sentence);
    this.needs = needs;
  }
}

/** Too often for now; `retryAfter` are the seconds to wait, told in the header `Retry-After` as well. */
export class TryLater extends Refusal {
  readonly retryAfter: number;
  constructor(what: string, retryAfter: number) {
    super(`${what} Please try again in ${inWords(retryAfter)}.`);
    this.retryAfter = retryAfter;
  }
}

const inWords = (seconds: number): string => {
  const [count, unit] = seconds < 60 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return count === 1 ? `a ${unit}` : `${count} ${unit}s`;
};

/** The time is taken; `nextFree` are the next free times of the same practitioner. */
export class SlotTaken extends Refusal {
  readonly nextFree: { startsAt: Date; endsAt: Date }[];
  constructor(sentence: string, nextFree: { startsAt: Date; endsAt: Date }[]) {
    super(sentence);
    this.nextFree = nextFree;
  }
}

/** What a broken constraint means to the user. Names are the database's, sentences the clinic's. */
const constraintSentences: Record<string, string> = {
  bookings_practitioner_overlap: 'The practitioner already has a booking at this time.',
  bookings_patient_overlap: 'The patient already has a booking at this time.',
  bookings_end_after_start: 'A booking must end after it starts.',
  bookings_last_a_day_at_most: 'A booking lasts a day at most.',
  availability_rules_overlap: 'These hours overlap on the same weekday.',
  facilities_name_unique: 'Another facility already has this name.',
  patients_identifier_unique: 'Another patient already has this identifier.',
  invitations_open_unique: 'This person is invited already. Please send that invitation again.',
  services_slug_unique: 'Another service already has this short name.',
  users_account_unique: 'This person is already a member of the clinic.',
  users_keep_scope: 'You can only change members who work in your own facilities.',
  clinic_read_only: 'This clinic can only be read at the moment. Please see its subscription.',
  grant_read_only: 'This support access allows reading only.',
  clinics_name_unique: 'This name cannot be used here. Please choose another one.',
  grant_over: 'This support access is over. Please ask the clinic for a new one.',
  clinic_closed: 'This clinic is closed at the moment. Please speak to its owner.',
  clinics_custom_domain_unique: 'Another clinic uses this domain already.',
  clinics_life: 'A clinic cannot take this step now.',
  booking_settings_day: 'The day must end after it starts.',
  booking_settings_whole_day: 'Please set both ends of the day, or leave both to the default.',
};

/** Whether the time asked for was taken by another booking. */
export const isOverlap = (error: unknown): boolean =>
  codeOf(error) === '23P01' && constraintOf(error)?.startsWith('bookings_') === true;

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
    super('It is not known whether this was saved. Please look before you try again.', { cause });
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
const rootOf = (error: unknown): unknown => (error instanceof TRPCError && error.cause ? error.cause : error);

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

const sentenceFor = (error: unknown, otherwise: string): string =>
  constraintSentences[constraintOf(error) ?? ''] ?? otherwise;

const planWords: Record<string, string> = {
  plan_users: 'active members. Deactivate a member',
  plan_patients: 'patients. Move patients to the trash',
  plan_bookings: 'bookings a month. Wait for the next month',
};

/** The trigger `count_usage` says in its detail how many a plan allows (TEN-3). */
const beyondPlan = (error: unknown): string =>
  `Your plan allows ${textOf(error, 'detail')} ${planWords[String(constraintOf(error))]}, or ask for a larger plan.`;

type Answer = [code: TRPCError['code'], sentence: string];

const UNREACHABLE: Answer = [
  'SERVICE_UNAVAILABLE',
  'The database cannot be reached at the moment. Nothing was saved; please try again shortly.',
];

const bySqlState: Record<string, (error: unknown) => Answer> = {
  '23P01': error => ['CONFLICT', sentenceFor(error, 'This overlaps with something that exists already.')],
  '23505': error => ['CONFLICT', sentenceFor(error, 'Something like this exists already.')],
  '23503': () => ['NOT_FOUND', 'Something this refers to does not exist.'],
  '23514': error => ['BAD_REQUEST', sentenceFor(error, 'A value is not allowed here.')],
  '22P02': () => ['BAD_REQUEST', 'A value is not of the form expected here.'],
  '22007': () => ['BAD_REQUEST', 'A date is not of the form expected here.'],
  '22008': () => ['BAD_REQUEST', 'A date is out of range.'],
  '22021': () => ['BAD_REQUEST', 'This text holds characters that cannot be stored.'],
  '22P05': () => ['BAD_REQUEST', 'This text holds characters that cannot be stored.'],
  '42501': error => ['FORBIDDEN', sentenceFor(error, 'This is not allowed here.')],
  '40001': () => ['SERVICE_UNAVAILABLE', 'Too many changes at once. Nothing was saved; please try again.'],
  '40P01': () => ['SERVICE_UNAVAILABLE', 'Too many changes at once. Nothing was saved; please try again.'],
  '55P03': () => [
    'SERVICE_UNAVAILABLE',
    'Someone else is changing this. Nothing was saved; please try again.',
  ],
  '57014': () => [
    'SERVICE_UNAVAILABLE',
    'This took too long and was stopped. Nothing was saved; please try again.',
  ],
  '53400': error => ['UNPROCESSABLE_CONTENT', beyondPlan(error)],
  '25006': () => ['FORBIDDEN', 'This call may only read.'],
};

const answerFor = (error: unknown): Answer => {
  if (error instanceof StaleVersion || error instanceof SlotTaken) return ['CONFLICT', error.message];
  if (error instanceof Needs) return ['FORBIDDEN', error.message];
  if (error instanceof TryLater) return ['TOO_MANY_REQUESTS', error.message];
  if (error instanceof Refusal) return ['UNPROCESSABLE_CONTENT', error.message];
  if (error instanceof NotFoundError) return ['NOT_FOUND', MISSING];
  if (error instanceof OptimisticLockError)
    return [
      'CONFLICT',
      'Someone changed this record in the meantime. Please look at the new version and try again.',
    ];
  if (error instanceof CommitUnknown) return ['SERVICE_UNAVAILABLE', error.message];
  if (isLostConnection(error)) return UNREACHABLE;
  const known = bySqlState[codeOf(error) ?? ''];
  return known?.(error) ?? ['INTERNAL_SERVER_ERROR', OUR_FAULT];
};

/** How any missing record is told of, another clinic's included. */
export const MISSING = 'This record does not exist.';
export const OUR_FAULT = 'Something went wrong on our side. Please tell support the request id.';
export const NOTHING_HERE = 'There is nothing at this address.';
export const TOO_LARGE = 'This request is too large.';
export const UNREADABLE = 'This request could not be read.';
export const NOT_SERVED = 'This method is not served here.';

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
