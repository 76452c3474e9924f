import type { EntityClass, EntityDTO } from '@mikro-orm/core';
import { type Field, type RawQueryFragment, raw } from '@mikro-orm/postgresql';
import type { ClinicEm } from '../orm/as-actor.ts';
import type { Keyring } from '../vault/keyring.ts';
import { keyringIn } from './opening.ts';
import { fromCursor, type Order, pageOf } from './page.ts';
import { rowsOf } from './rows-of.ts';

/** What every list can be asked for. */
interface Asked {
  cursor?: string | undefined;
  limit: number;
  trashed?: boolean;
  search?: string | undefined;
  ids?: string[] | undefined;
}

/** The call of a list, as far as a list looks at it. */
export interface ListCall<Input> {
  ctx: { em: ClinicEm; caller: { clinic: { locale: string } } };
  input: Input;
}

interface Options<T, Input> {
  /** Properties of a row; all of them unless told otherwise. */
  fields?: (keyof T & string)[];
  /** The values that the rows must have, by column; undefined is whatever it may be. */
  where?: (input: Input) => Record<string, string | null | undefined>;
  /** The condition on the records, as `r`, that are found by a search, as people of the clinic's region write. */
  matching?: (search: string, locale: string, ring: Keyring) => RawQueryFragment;
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
export const listOf = <T extends object, Input extends Asked>(
  entity: EntityClass<T>,
  order: Order | ((input: Input) => Order),
  { fields, where, matching }: Options<T, Input> = {},
) => {
  const columns = (fields?.map(field => `r.${field}`) ?? ['*']) as Field<T, 'r'>[];
  const select = rowsOf<EntityDTO<T>>(em => em.createQueryBuilder(entity, 'r').select(columns));
  return async ({ ctx: { em, caller }, input }: ListCall<Input>) => {
    const asked = typeof order === 'function' ? order(input) : order;
    const conditions = [
      ...equal('r', where?.(input) ?? {}),
      ...among('r', input.ids),
      ...(matching && input.search ? [matching(input.search, caller.clinic.locale, keyringIn(em))] : []),
      ...fromCursor(asked, input),
    ];
    const { trashed, limit } = input;
    const rows = await select(em, { conditions, order: asked, trashed, limit: limit + 1 });
    return pageOf(rows, asked, input);
  };
};

/** Conditions on columns of an alias, but for those of which nothing is asked. */
export const equal = (alias: string, values: Record<string, string | null | undefined>): RawQueryFragment[] =>
  Object.entries(values).flatMap(([column, value]) => {
    if (value === undefined) return [];
    return value === null ? raw(`${alias}.${column} is null`) : raw(`${alias}.${column} = ?`, [value]);
  });

/**
 * Finds the rows whose text, an SQL expression on `r`, holds each of the words, whatever their case and accents. It looks at all
 * of them, and is for what a clinic has hundreds of.
 */
export const holdingWords =
  (text: string) =>
  (search: string): RawQueryFragment => {
    const words = search.split(/\s+/).filter(Boolean);
    const held = words.map(() => `strpos(unaccent(lower(${text})), unaccent(lower(?))) > 0`);
    return raw(['true', ...held].join(' and '), words);
  };

/** The condition on rows that were selected; none where nobody selected any. */
export const among = (alias: string, ids: string[] | undefined): RawQueryFragment[] =>
  ids ? [raw(`${alias}.id = any (?::uuid[])`, [`{${ids.join(',')}}`])] : [];
