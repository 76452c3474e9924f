import { z } from 'zod';

/** Variables as they were given, before anything is made of them. */
export type Source = Record<string, string | undefined>;

export const wholeNumber = (least: number, most: number, reason = '') =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine(n => n >= least && n <= most, `must lie between ${least} and ${most}${reason && `, ${reason}`}`);
export const oneOf = <const Choice extends string>(...choices: Choice[]) =>
  z.enum(choices, `must be one of ${choices.join(', ')}`);
