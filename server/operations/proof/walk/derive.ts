import { z } from 'zod';

type Schema = z.core.$ZodType;

/** What is known when an input is derived. */
export interface Known {
  /** What a field of this name takes, best first; the contract decides which of them fits. */
  named: (name: string) => unknown[];
  /** What fields of no particular name take, by their form. */
  samples: readonly unknown[];
  /** A text that anybody could have written, for changes to write. */
  text: string;
  numbers: readonly number[];
  /** A change also writes something that could be left out; a question would only narrow its answer by it. */
  isChange: boolean;
}

/** The schema inside what may be left out or null, and before a transformation. */
const bare = (schema: Schema): Schema => {
  if (schema instanceof z.ZodPipe) return bare(schema.in);
  const isWrapped =
    schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault;
  return isWrapped ? bare(schema.unwrap()) : schema;
};

const accepts = (schema: Schema, value: unknown): boolean => z.safeParse(schema, value).success;

const isId = (schema: Schema): boolean => {
  const inner = bare(schema);
  if (inner instanceof z.ZodUnion) return inner.options.some(isId);
  return inner instanceof z.ZodUUID || (inner instanceof z.ZodArray && isId(inner.element));
};

/**
 * A value that fits a schema: of what may be left out every id, and in a change the texts, or else the first number.
 * Throws where nothing that is known fits, naming the field.
 */
export const derive = (schema: Schema, known: Known, at: string[] = []): unknown => {
  const inner = bare(schema);
  if (inner instanceof z.ZodVoid) return undefined;
  if (inner instanceof z.ZodObject) return deriveFields(inner, known, at);
  if (inner instanceof z.ZodArray) return [derive(inner.element, known, at)];
  const options = inner instanceof z.ZodEnum ? inner.options : [];
  const candidates = [
    ...known.named(at.at(-1) ?? ''),
    ...[...options, known.text, ...known.numbers, ...known.samples],
  ];
  const found = candidates.find(candidate => accepts(schema, candidate));
  if (found === undefined) throw new Error(`nothing that is known fits ${at.join('.')}`);
  return found;
};

const deriveFields = ({ shape }: z.ZodObject, known: Known, at: string[]): Record<string, unknown> => {
  const fields = Object.entries(shape);
  const isWritten = (field: Schema) => known.isChange && accepts(field, known.text);
  const leftOut = fields.filter(([, field]) => accepts(field, undefined));
  const [number] = fields.some(([, field]) => isWritten(field))
    ? []
    : (leftOut.find(([, field]) => known.numbers.some(n => accepts(field, n))) ?? []);
  const given = fields.filter(
    ([name, field]) =>
      !accepts(field, undefined) || isId(field) || isWritten(field) || (known.isChange && name === number),
  );
  return Object.fromEntries(given.map(([name, field]) => [name, derive(field, known, [...at, name])]));
};

/** The fields of an input that take ids of records. */
export const idFieldsOf = (schema: Schema): string[] => {
  const inner = bare(schema);
  if (!(inner instanceof z.ZodObject)) return [];
  return Object.entries(inner.shape).flatMap(([name, field]) => (isId(field) ? [name] : []));
};
