import { z } from 'zod';
import { procedures } from '../../server/router.ts';

type Schema = z.core.$ZodType;
type Field = [at: string, schema: Schema];

const isCompound = (schema: Schema): boolean =>
  schema instanceof z.ZodObject || schema instanceof z.ZodArray || fieldsOf(schema, '').length > 1;

/** Everything a contract takes that has no parts of its own, as it stands there, such as `hours[].from`. */
const fieldsOf = (schema: Schema, at: string): Field[] => {
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, inner]) => fieldsOf(inner, `${at}.${name}`));
  if (schema instanceof z.ZodArray) return fieldsOf(schema.element, `${at}[]`);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return isCompound(schema.unwrap()) ? fieldsOf(schema.unwrap(), at) : [[at, schema]];
  if (schema instanceof z.ZodUnion && schema.options.some(isCompound))
    return schema.options.flatMap(option => fieldsOf(option, at));
  if (schema instanceof z.ZodPipe && isCompound(schema.in)) return fieldsOf(schema.in, at);
  return [[at, schema]];
};

/** Of every procedure. */
export const allFields: Field[] = procedures.flatMap(([path, { _def }]) =>
  _def.inputs.flatMap(input => fieldsOf(input, path)),
);

export const takes = (schema: Schema, value: unknown): boolean => z.safeParse(schema, value).success;
