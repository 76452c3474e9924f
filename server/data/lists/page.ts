import { type RawQueryFragment, raw } from '@mikro-orm/postgresql';
import { TRPCError } from '@trpc/server';
import { z } from 'zod';

/** The columns a list is ordered by, the last one unique; `nullable` ones sort their nulls last, as an index does. */
export interface Order {
  columns: { column: string; property: string; nullable?: boolean }[];
  descending?: boolean;
}

interface PageRequest {
  cursor?: string | undefined;
  limit: number;
}

/** Text for whatever type: PostgreSQL reads a quoted value as the type of the column it is compared with. */
const Values = z
  .array(
    z
      .string()
      .max(400)
      .refine(text => !text.includes('\0'))
      .nullable(),
  )
  .max(5);
type Value = z.output<typeof Values>[number];

/** The part of a QueryBuilder that paging needs, whatever entity it selects. */
interface Pageable {
  andWhere(condition: RawQueryFragment): unknown;
  orderBy(order: Record<string, 'asc' | 'desc'>[]): unknown;
  limit(rows: number): unknown;
}

/** Narrows a query to one page of it. */
export const onePage = <Query extends Pageable>(query: Query, order: Order, request: PageRequest): Query => {
  for (const condition of fromCursor(order, request)) query.andWhere(condition);
  query.orderBy(sorted(order));
  query.limit(request.limit + 1);
  return query;
};

export const sorted = ({ columns, descending }: Order): Record<string, 'asc' | 'desc'>[] =>
  columns.map(({ property }) => ({ [property]: descending ? 'desc' : 'asc' }));

/**
 * The condition on whatever comes after the cursor, if there is one: by keyset, so that its cost does not grow with the
 * depth. A cursor holds sort values only, so one that was minted in another clinic shows nothing but rows of the own one (T9).
 */
export const fromCursor = (order: Order, { cursor }: Pick<PageRequest, 'cursor'>): RawQueryFragment[] =>
  cursor === undefined ? [] : [after(order, decode(cursor, order))];

/** The answer to a page: one row more was fetched, to know whether there is a next page. */
export const pageOf = <Row extends object>(
  rows: Row[],
  order: Order,
  { limit }: PageRequest,
): { items: Row[]; nextCursor: string | null } => {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encode(last, order) : null };
};

const after = ({ columns, descending }: Order, values: Value[]): RawQueryFragment => {
  const than = descending ? '<' : '>';
  if (!columns.some(({ nullable }) => nullable)) {
    const names = columns.map(({ column }) => column).join(', ');
    return raw(`(${names}) ${than} (${columns.map(() => '?').join(', ')})`, values);
  }
  // A row comparison with a null is never true, so a nullable first column is told apart by hand.
  const [first, second] = columns.map(({ column }) => column);
  const [value, tie] = values;
  return value === null
    ? raw(`((${first} is null and ${second} ${than} ?)${descending ? ` or ${first} is not null` : ''})`, [
        tie,
      ])
    : raw(`((${first}, ${second}) ${than} (?, ?)${descending ? '' : ` or ${first} is null`})`, [value, tie]);
};

const encode = (row: object, { columns }: Order): string => {
  const values = columns.map(({ property }) => {
    const value: unknown = Reflect.get(row, property.slice(property.lastIndexOf('.') + 1));
    if (typeof value === 'boolean') return String(value);
    return value instanceof Date ? value.toISOString() : (value ?? null);
  });
  return Buffer.from(JSON.stringify(values)).toString('base64url');
};

const decode = (cursor: string, { columns }: Order): Value[] => {
  const { data: values } = Values.safeParse(parse(cursor));
  const fits =
    values?.length === columns.length && columns.every(({ nullable }, i) => nullable || values[i] !== null);
  if (!values || !fits) throw noSuchPage();
  return values;
};

/** What a cursor that was never given out is answered with. */
export const noSuchPage = (): TRPCError =>
  new TRPCError({
    code: 'BAD_REQUEST',
    message: 'This page no longer exists. Please start from the first one.',
  });

const parse = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
};
