import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { ClinicEm } from './as-actor.ts';

/**
 * Runs a raw statement in the actor's own transaction, and so under the policies and the signed context (TEN-10). For
 * reports that the query builder cannot word; writes belong to the unit of work, which is what the audit trigger demands.
 */
export const inClinic = async <Row extends z.ZodType>(
  em: ClinicEm,
  row: Row,
  statement: string,
  params: unknown[] = [],
): Promise<z.output<Row>[]> => z.array(row).parse(await (em as SqlEntityManager).execute(statement, params));

/** The same with a statement that answers one row whatever there is, as counts and sums do. */
export const oneInClinic = async <Row extends z.ZodType>(
  em: ClinicEm,
  row: Row,
  statement: string,
  params: unknown[] = [],
): Promise<z.output<Row>> => {
  const [only] = z.tuple([z.unknown()]).parse(await (em as SqlEntityManager).execute(statement, params));
  return row.parse(only);
};
