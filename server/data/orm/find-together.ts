import { type EntityClass, type EntityMetadata, NotFoundError } from '@mikro-orm/core';
import { raw, type SqlEntityManager } from '@mikro-orm/postgresql';
import { isSealed } from '../forms/sealed-column.ts';
import type { ClinicRecord } from '../records/records.ts';
import type { ClinicEm } from './as-actor.ts';
import { builtOnce } from './built-once.ts';

/** A record by its id, or all that the clinic reads of a kind that has few, such as settings. */
type Wanted = Record<string, [entity: EntityClass<ClinicRecord>, id: string] | [entity: EntityClass<object>]>;
type Found<Asked extends Wanted> = {
  [Name in keyof Asked]: Asked[Name] extends [EntityClass<infer Kind>, string]
    ? Kind
    : Asked[Name] extends [EntityClass<infer Kind>]
      ? Kind[]
      : never;
};

const statementOf = builtOnce();

/** A row that was told as JSON, in which bytes are digits, with what is sealed as bytes again. */
const bytesOf = ({ props }: EntityMetadata) => {
  const sealed = props.filter(isSealed).flatMap(({ fieldNames }) => fieldNames);
  return (row: object): object => {
    const columns = Object.entries(row).map(([column, value]: [string, unknown]) => [
      column,
      typeof value === 'string' && sealed.includes(column) ? Buffer.from(value.slice(2), 'hex') : value,
    ]);
    return Object.fromEntries(columns) as object;
  };
};

/**
 * Records of the clinic by their ids, those in the trash included, all in one statement rather than one after the other;
 * NOT_FOUND when one of them is missing. Each is found under the filter of the clinic, the policies and the signed context.
 */
export const findTogether = async <const Asked extends Wanted>(
  em: ClinicEm,
  wanted: Asked,
): Promise<Found<Asked>> => {
  const parts: string[] = [];
  for (const [name, [entity, id]] of Object.entries(wanted)) {
    // Told as they stand, because a row that is taken apart for it costs the database twice as much.
    const [what, byId] =
      id === undefined ? ['jsonb_agg(to_jsonb(r))', []] : ['to_jsonb(r)', [raw('r.id = ?', [id])]];
    const { sql } = await statementOf(em, entity.name, byId, async blank => {
      const query = blank.createQueryBuilder(entity, 'r').select(raw(what));
      await query.applyFilters({ live: false });
      return query;
    });
    parts.push(`(${sql}) as "${name}"`);
  }
  const all = em as SqlEntityManager;
  const [row] = await all.execute<Record<string, object | null>[]>(`select ${parts.join(', ')}`);
  const found = Object.entries(wanted).map(([name, [entity, id]]) => {
    const told = bytesOf(all.getMetadata(entity));
    const records = [row?.[name] ?? []].flat().map(record => all.map(entity, told(record)));
    if (id === undefined) return [name, records];
    if (!records[0]) throw NotFoundError.findOneFailed(entity.name, { id });
    return [name, records[0]];
  });
  return Object.fromEntries(found);
};
