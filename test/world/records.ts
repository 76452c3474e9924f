import { inputsOf } from '../../server/operations/proof/walk/inputs.ts';
import { type KeptRecord, records as recordsOn } from '../../server/operations/proof/walk/records.ts';
import { appRouter } from '../../server/router.ts';
import { fixture } from './world.ts';

export type { Records } from '../../server/operations/proof/walk/records.ts';

/** A clinic that holds at least one of each record (server/operations/proof/walk/records.ts). */
export const records = (overrides?: Parameters<typeof recordsOn>[2]) =>
  recordsOn(fixture, appRouter, overrides);

/** Valid input for the procedure at this path, derived from its contract. */
export const inputFor = inputsOf(appRouter);

/** The record of this kind, such as `patients`. */
export const one = (kept: Record<string, KeptRecord>, kind: string): { id: string; version: number } => {
  const { id, version } = kept[kind] ?? {};
  if (!id || !version) throw new Error(`There is none of ${kind}.`);
  return { id, version };
};

/** Calls the procedure at this path. */
export const call = (caller: object, path: string, input: unknown): Promise<unknown> => {
  const procedure = path.split('.').reduce<unknown>((node, key) => Reflect.get(Object(node), key), caller);
  return (procedure as (input: unknown) => Promise<unknown>)(input);
};

/** What the caller gets to see, whichever way it went. */
export const answerTo = async (
  ...asked: Parameters<typeof call>
): Promise<{ code: string; answer: unknown }> => {
  try {
    return { code: 'OK', answer: await call(...asked) };
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return { code, answer: message };
  }
};
