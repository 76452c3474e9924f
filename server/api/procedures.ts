import type { AnyRouter } from '@trpc/server';
import type { z } from 'zod';
import type { ProcedureMeta } from './procedure-meta.ts';

/** What a procedure says of itself. */
export interface Definition {
  type: 'query' | 'mutation' | 'subscription';
  meta?: ProcedureMeta;
  inputs: z.ZodType[];
  output?: z.ZodType;
}

/** A procedure with its path, such as `bookings.book`. */
export type PathAndProcedure = [path: string, procedure: { _def: Definition }];

/** Every procedure of a router. */
export const proceduresOf = ({ _def }: AnyRouter): PathAndProcedure[] =>
  Object.entries<PathAndProcedure[1]>(_def.procedures);
