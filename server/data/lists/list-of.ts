import type { EntityClass, EntityDTO } from '@mikro-orm/core';
import type { Field, QBFilterQuery, RawQueryFragment } from '@mikro-orm/postgresql';
import type { ClinicEm } from '../orm/as-actor.ts';
import { type Order, onePage, pageOf } from './page.ts';
import { inTrash } from './trash.ts';

/** What every list can be asked for. */
interface Asked {
  cursor?: string | undefined;
  limit: number;
  trashed?: boolean;
  search?: string | undefined;
}

interface Options<T, Input> {
  /** Properties of a row; all of them unless told otherwise. */
  fields?: (keyof T & string)[];
  /** What the rows must be like; undefined is whatever it may be. */
  where?: (input: Input) => { [Property in keyof T]?: unknown };
  /** The condition on the records, as `r`, that are found by a search. */
  matching?: (search: string) => RawQueryFragment;
}

/** The order of a list: by these properties of its records, as `r`, and by id where they agree. */
export const sortedBy = (
  properties: string[],
  { nullable = false, descending = false }: { nullable?: boolean; descending?: boolean } = {},
): Order => ({
  columns: [...properties, 'id'].map(property => ({
    column: `r.${property.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)}`,
    property: `r.${property}`,
    nullable: nullable && property !== 'id',
  })),
  descending,
});

/**
 * A procedure that answers one page of the clinic's records, or of its trash when that is asked for: plain rows, which
 * never enter the unit of work.
 */
export const listOf =
  <T extends object, Input extends Asked>(
    entity: EntityClass<T>,
    order: Order | ((input: Input) => Order),
    { fields, where, matching }: Options<T, Input> = {},
  ) =>
  async ({ ctx: { em }, input }: { ctx: { em: ClinicEm }; input: Input }) => {
    const columns = (fields?.map(field => `r.${field}`) ?? ['*']) as Field<T, 'r'>[];
    const query = em.createQueryBuilder(entity, 'r').select(columns);
    await inTrash(query, input.trashed ?? false);
    const wanted = Object.entries(where?.(input) ?? {}).filter(([, value]) => value !== undefined);
    if (wanted.length > 0) query.andWhere(Object.fromEntries(wanted) as QBFilterQuery<T>);
    if (matching && input.search) query.andWhere(matching(input.search));
    const sorted = typeof order === 'function' ? order(input) : order;
    return pageOf(await onePage(query, sorted, input).execute<EntityDTO<T>[]>('all'), sorted, input);
  };
