import { NotFoundError, OptimisticLockError } from '@mikro-orm/core';
import { TRPCError } from '@trpc/server';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { detailsOf, sentenceOf } from '../../server/api/error-answer.ts';
import {
  isLostConnection,
  isOverlap,
  isTransient,
  kindOf,
  NeedsReason,
  OUR_FAULT,
  Refusal,
  SlotTaken,
  StaleVersion,
  toApiError,
} from '../../server/errors.ts';

/** An error as the database driver throws it, with everything in it that nobody outside may see. */
const fromDatabase = (code: string, constraint?: string) =>
  Object.assign(
    new Error('insert into "clinic"."patients" (notes) values (\'HIV\') - violates security.secret'),
    {
      ...{
        code,
        constraint,
        table: 'patients',
        schema: 'clinic',
        detail: 'Key (identifier)=(P-1) already exists.',
      },
    },
  );
const UNSPEAKABLE =
  /insert|select|clinic\.|"|patients_|security|HIV|P-1|Key \(|violates|constraint|relation|_overlap/;

const said = (error: unknown) => {
  const answer = toApiError(error);
  return [answer.code, sentenceOf(answer)];
};

describe('what the user hears', () => {
  test.each([
    [
      '23P01',
      'claims_overlap',
      'CONFLICT',
      'Somebody or something that this booking needs is taken at this time.',
    ],
    ['23P01', 'another_overlap', 'CONFLICT', 'This overlaps with something that exists already.'],
    ['23505', 'patients_identifier_unique', 'CONFLICT', 'Another patient already has this identifier.'],
    ['23505', 'unheard_of', 'CONFLICT', 'Something like this exists already.'],
    ['23503', 'bookings_patient_foreign', 'NOT_FOUND', 'Something this refers to does not exist.'],
    ['23514', 'bookings_end_after_start', 'BAD_REQUEST', 'A booking must end after it starts.'],
    ['23514', 'unheard_of', 'BAD_REQUEST', 'A value is not allowed here.'],
    ['22P02', undefined, 'BAD_REQUEST', 'A value is not of the form expected here.'],
    ['22008', undefined, 'BAD_REQUEST', 'A date is out of range.'],
    ['22021', undefined, 'BAD_REQUEST', 'This text holds characters that cannot be stored.'],
    ['42501', undefined, 'FORBIDDEN', 'This is not allowed here.'],
    ['25006', undefined, 'FORBIDDEN', 'This call may only read.'],
    [
      '53100',
      undefined,
      'SERVICE_UNAVAILABLE',
      'There is no room to save anything at the moment. Nothing was saved; please try again later.',
    ],
  ])('H4: %s of %s becomes %s: %s', (code, constraint, kind, sentence) => {
    expect(said(fromDatabase(code, constraint))).toEqual([kind, sentence]);
  });

  test('H4: whatever else goes wrong is one sentence without a hint', () => {
    const unknown = [
      fromDatabase('42P01'),
      new TypeError('secret.undefined'),
      'select 1',
      null,
      undefined,
      { code: 7 },
    ];
    for (const error of unknown)
      expect(said(error)).toEqual([
        'INTERNAL_SERVER_ERROR',
        'Something went wrong on our side. Please tell support the request id.',
      ]);
  });

  test('H4: no state of the database, known or not, lets a statement, a name or a value out', () => {
    const states = [
      '23P01',
      '23505',
      '23503',
      '23514',
      '22P02',
      '42501',
      '40001',
      '55P03',
      '57014',
      '42P01',
      'XX000',
      '08P01',
    ];
    for (const state of states)
      for (const wrapped of [fromDatabase(state, 'patients_identifier_unique')]) {
        const nested = new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: wrapped });
        for (const error of [wrapped, nested]) expect(String(said(error)), state).not.toMatch(UNSPEAKABLE);
      }
  });

  test('F1 C5: what may pass is told as such', () => {
    const passing = [
      '40001',
      '40P01',
      '55P03',
      '57014',
      '57P01',
      '57P03',
      '53300',
      '25P03',
      '08006',
      'ECONNREFUSED',
      'ECONNRESET',
    ];
    for (const code of passing) {
      const [kind, sentence] = said(fromDatabase(code));
      expect(kind, code).toBe('SERVICE_UNAVAILABLE');
      expect(sentence, code).toMatch(/Nothing was saved; please try again/);
    }
  });

  test('ENT-3: who was faster and when, and the next free times, go along', () => {
    const at = new Date('2031-01-07T09:00:00Z');
    const stale = toApiError(new StaleVersion('Dr. Mo', at));
    expect(stale).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/^Dr\. Mo changed this record/),
    });
    expect(detailsOf(stale)).toMatchObject({ stale: { by: 'Dr. Mo', at: at.toISOString() } });
    const taken = toApiError(new SlotTaken('Taken.', [{ startsAt: at, endsAt: at }]));
    expect(detailsOf(taken).nextFree).toEqual([{ startsAt: at.toISOString(), endsAt: at.toISOString() }]);
    expect(said(OptimisticLockError.lockFailed({}))[0]).toBe('CONFLICT');
  });

  test('FD7: what needs a reason tells what speaks against it', () => {
    const warnings = [{ kind: 'past', sentence: 'This time is in the past.' }];
    const asking = toApiError(new NeedsReason(warnings));
    expect(said(new NeedsReason(warnings))).toEqual([
      'UNPROCESSABLE_CONTENT',
      'This time is in the past. Please give a reason to book it all the same.',
    ]);
    expect(detailsOf(asking).needsReason).toEqual(warnings);
  });

  test('LIT-4: a broken rule speaks for itself, and what is missing is errorBoundary like anything missing', () => {
    expect(said(new Refusal('This group is full.'))).toEqual([
      'UNPROCESSABLE_CONTENT',
      'This group is full.',
    ]);
    expect(said(new NotFoundError('Patient not found (P-1)'))).toEqual([
      'NOT_FOUND',
      'This record does not exist.',
    ]);
  });

  test('D2: of very many faults some are told, each of them briefly, and none quotes what was entered', () => {
    const schema = z.strictObject({ list: z.array(z.string()) });
    const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`secret${i}`, 1]));
    const cause = schema.safeParse({ list: Array(5000).fill(7), ...wide }).error;
    const error = new TRPCError({ code: 'BAD_REQUEST', cause });
    expect(sentenceOf(error)).toBe('Please check what you entered.');
    expect(Object.keys(detailsOf(error).fields ?? {}).length).toBeLessThanOrEqual(50);
    expect(JSON.stringify(detailsOf(error)).length).toBeLessThan(20_000);
    const unread = new TRPCError({
      code: 'BAD_REQUEST',
      cause: new SyntaxError('Unexpected token in "HIV positive"'),
    });
    expect(sentenceOf(unread)).toBe('This request could not be read.');
  });
});

describe('what the server does about it', () => {
  test('C5: losing against another transaction is worth another try, a broken rule is not', () => {
    expect(['40001', '40P01', '23505', '57P01'].map(code => isTransient(fromDatabase(code)))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('F1: a lost connection is known by its code or its words, also when it is wrapped', () => {
    const words = [
      'Connection terminated unexpectedly',
      'timeout exceeded when trying to connect',
      'the database system is shutting down',
    ];
    for (const text of words) {
      expect(isLostConnection(new Error(text)), text).toBe(true);
      expect(isLostConnection(new Error('Query failed', { cause: new Error(text) })), text).toBe(true);
    }
    // A Unix socket that is not there; another file that is not there is no connection.
    const absent = (syscall: string) => Object.assign(new Error('ENOENT'), { code: 'ENOENT', syscall });
    expect(['connect', 'open'].map(syscall => isLostConnection(absent(syscall)))).toEqual([true, false]);
    expect(isLostConnection(fromDatabase('23505'))).toBe(false);
    expect(isLostConnection(undefined)).toBe(false);
  });

  test('SCH-3: only overlapping bookings are offered other times', () => {
    const causes = ['claims_overlap', 'availability_rules_overlap'].map(name => fromDatabase('23P01', name));
    expect(causes.map(cause => isOverlap(new TRPCError({ code: 'CONFLICT', cause })))).toEqual([true, false]);
    expect(isOverlap(new Error('overlap'))).toBe(false);
  });

  test('H4: what failed without a cause is told as our fault, not in its own words', () => {
    const error = new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: 'select * from clinic.patients' });
    expect(said(error)).toEqual(['INTERNAL_SERVER_ERROR', OUR_FAULT]);
  });

  test('E1 OPS-5: the log learns the kind of a failure and where it happened, not what it said', () => {
    const kind = kindOf(toApiError(fromDatabase('42P01')));
    expect(kind).toMatchObject({
      type: 'Error',
      code: '42P01',
      at: expect.stringContaining('errors.test.ts'),
    });
    expect(JSON.stringify(kind)).not.toMatch(/insert|HIV|security|P-1/);
  });

  test('R7 OPS-5: where a failure happened is a place of ours, never one of Node or of a library', () => {
    const cause = new Error('gone');
    const foreign = [
      'process.processTicksAndRejections (node:internal/process/task_queues:105:5)',
      'Client._handle (/app/node_modules/pg/lib/client.js:1:1)',
    ];
    const stackOf = (...frames: string[]) =>
      ['Error: gone', ...frames.map(frame => `    at ${frame}`)].join('\n');
    const placeOf = (...frames: string[]) => {
      cause.stack = stackOf(...frames);
      return kindOf(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause })).at;
    };
    expect(placeOf(...foreign, 'own (/app/server/errors.ts:1:1)')).toBe('at own (/app/server/errors.ts:1:1)');
    expect(placeOf(...foreign)).toBeUndefined();
  });
});
