import type { Records } from '../world/records.ts';

/** What is known of a record from the answers alone: the oracle holds the tables against it. */
export interface Known {
  clinicId: string;
  /** The table it is in; null until that was looked up. */
  kind: string | null;
  version: number;
  trashed: boolean;
  /** What clients wrote into it, field by field. */
  texts: Record<string, string>;
}

/** The clinics as the model sees them: every record by its id. */
export type Model = Map<string, Known>;

/** A clinic that takes part. Clients of a clinic write its mark into every text, so a text shows whose it is. */
export interface Participant extends Records {
  mark: string;
}

/** One call, from what was asked to what was answered. */
export interface Call {
  clinic: Participant;
  path: string;
  isQuery: boolean;
  input: Record<string, unknown> | undefined;
  /** The own records that it names, as they were known when it was asked. */
  named: { id: string; trashed: boolean }[];
  /** Whether an id or a search word in it was taken from another clinic. */
  foreign: boolean;
  /** Whether it deliberately named a version that was over. */
  stale: boolean;
  requestId: string;
  /** Ticks of a clock that all clients share: two calls overlap when neither ended before the other began. */
  begun: number;
  ended: number;
  code: string;
  answer: unknown;
}

/** What a successful call says it did to a record. */
export interface Effect {
  call: Call;
  id: string;
  action: 'CREATE' | 'UPDATE' | 'DELETE' | 'RESTORE';
  /** The version before and after; the same when there was nothing to change. */
  from: number;
  to: number;
}

/**
 * The effect that a call's own input and answer tell of: no id in the input makes a record, a version with it changes
 * one, an answer with nothing but the id put it into the trash, and an id alone brought it back. Null when they tell of
 * none, or of another record than was asked for: then the audit has to explain what happened.
 */
export const effectOf = (call: Call): Effect | null => {
  const { id: asked, version } = Object(call.input);
  // An invitation is answered together with its link.
  const { id, version: answered } = Object(Object(call.answer).invitation ?? call.answer);
  if (call.isQuery || call.code !== 'OK' || typeof id !== 'string' || (asked && asked !== id)) return null;
  if (answered === undefined)
    return version === undefined ? null : { call, id, action: 'DELETE', from: version, to: version + 1 };
  if (asked === undefined) return { call, id, action: 'CREATE', from: 0, to: answered };
  if (version === undefined) return { call, id, action: 'RESTORE', from: answered - 1, to: answered };
  return { call, id, action: 'UPDATE', from: version, to: answered };
};

/** Is told of a record by others, which change without it: where somebody is has rows of its own. */
const TOLD_BY_OTHERS = ['address'];

/** The texts among the fields of an input or an answer that a client of the clinic wrote. */
export const textsOf = (fields: unknown, { mark }: Participant): Record<string, string> =>
  Object.fromEntries(
    Object.entries(Object(fields)).filter(
      (field): field is [string, string] =>
        typeof field[1] === 'string' && field[1].includes(mark) && !TOLD_BY_OTHERS.includes(field[0]),
    ),
  );

/** Every record that an answer shows, however deep, with its version. */
export const recordsIn = (answer: unknown): { id: string; version: number }[] => {
  if (typeof answer !== 'object' || answer === null) return [];
  const inner = Object.values(answer).flatMap(recordsIn);
  const { id, version } = Object(answer);
  return typeof id === 'string' && typeof version === 'number'
    ? [{ ...answer, id, version }, ...inner]
    : inner;
};
