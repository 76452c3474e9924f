import { z } from 'zod';
import { type At, replaced } from '../../server/operations/proof/walk/places.ts';

/** Where in a value something stands that passes, such as `hours.0.facilityId`. */
export const pathsTo = (value: unknown, passes: (leaf: unknown) => boolean, at: At = []): At[] => {
  if (passes(value)) return [at];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => pathsTo(inner, passes, [...at, key]));
};

export const isId = (leaf: unknown): leaf is string => z.uuid().safeParse(leaf).success;

/** Where in an input an id stands. */
export const idsIn = (value: unknown): At[] => pathsTo(value, isId);

/** Where an input names a record by the version it knows. */
export const versionsIn = (value: unknown): At[] =>
  pathsTo(value, node => isId(Object(node).id) && Object(node).version !== undefined);

export const valueAt = (value: unknown, at: At): unknown =>
  at.reduce<unknown>((node, key) => Reflect.get(Object(node), key), value);

/** A copy of the input that lacks what stands there. */
export const without = (input: unknown, at: At): unknown => {
  const { [at.at(-1) ?? '']: _, ...rest } = Object(valueAt(input, at.slice(0, -1)));
  return replaced(input, at.slice(0, -1), rest);
};

export const uuidsIn = (text: string): string[] =>
  text.match(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g) ?? [];

/** An answer without the time, which is another at each call. */
export const untimed = (path: string, answer: unknown): unknown => {
  if (path === 'status.report') return { ...Object(answer), at: null, database: null };
  // Ends some minutes after it was asked for, which its signature says as well.
  if (path === 'attachments.link') return { ...Object(answer), path: null, until: null, signature: null };
  return answer;
};
