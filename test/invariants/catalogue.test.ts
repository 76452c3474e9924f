import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { Email, Phone } from '../../shared/contact.ts';
import { currencies } from '../../shared/currencies.ts';
import { Currency, MinorUnits } from '../../shared/scalars.ts';
import { sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');

const MADE_BY_PG_BOSS = 'pg-boss makes its tables itself, and none of its few queues is ever taken away';

/** Foreign keys that need no index of their own, and why. */
const unindexed: Record<string, string> = {
  'jobs.dlq_fkey': MADE_BY_PG_BOSS,
  'jobs.queue_dead_letter_fkey': MADE_BY_PG_BOSS,
  'jobs.subscription_name_fkey': MADE_BY_PG_BOSS,
};

test('DB-11: every foreign key has an index that begins with its columns', async () => {
  // An index that leaves rows out serves only when it leaves out those that refer to nothing.
  const { rows } = await admin.query(`
    select n.nspname || '.' || k.conname as key, exists (
      select from pg_index x where x.indrelid = k.conrelid and x.indisvalid
        and (x.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey
        and (x.indpred is null or exists (select from unnest(k.conkey) c join pg_attribute a
          on a.attrelid = k.conrelid and a.attnum = c
          where pg_get_expr(x.indpred, k.conrelid) = format('(%I IS NOT NULL)', a.attname)))
    ) as "isIndexed"
    from pg_constraint k join pg_namespace n on n.oid = k.connamespace
    where k.contype = 'f' and k.conparentid = 0 order by 1`);
  expect(rows.length).toBeGreaterThan(90);
  expect(rows.flatMap(({ key, isIndexed }) => (isIndexed ? [] : [key]))).toEqual(Object.keys(unindexed));
});

const checkOf = (table: string, column: string) => `${table}_${column}_form`;

test('DB-11 CLI-2: every column of an e-mail address, phone, currency or price has a check, and so have days of a life', async () => {
  const { rows } = await admin.query(`
    select c.relname as "table", a.attname as column, array(
      select k.conname::text from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.convalidated
        and k.conkey = array[a.attnum]) as checks
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('clinic', 'identity', 'platform') and not a.attisdropped
      and a.attname in ('email', 'reply_to', 'phone', 'currency', 'price', 'birth_date', 'died_on')`);
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.filter(({ table, column, checks }) => !checks.includes(checkOf(table, column)))).toEqual([]);
});

/** What the check of a live column says to each of these. */
const asked = async (table: string, column: string, type: string, values: unknown[]): Promise<boolean[]> => {
  const found = await admin.query(
    'select pg_get_expr(conbin, conrelid) as expression from pg_constraint where conname = $1',
    [checkOf(table, column)],
  );
  const { rows } = await admin.query(
    `select ${found.rows[0].expression} as "isTaken" from unnest($1::${type}[]) with ordinality as given (${column}, n) order by n`,
    [values],
  );
  return rows.map(({ isTaken }) => isTaken);
};

const inUse = (contract: z.ZodType, from: fc.Arbitrary<unknown>) =>
  fc.sample(from, 2000).flatMap(value => {
    const { success, data } = contract.safeParse(value);
    return success ? [data] : [];
  });

const signs = (all: string, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...all.split('')), minLength: 1, maxLength });

test.each([
  {
    ...{ table: 'users', column: 'email', type: 'text', contract: Email },
    taken: fc.oneof(
      fc.emailAddress(),
      fc.tuple(signs("aZ9.?'*{}~_+-", 20), fc.domain()).map(parts => parts.join('@')),
    ),
    nonsense: [
      '',
      'ana',
      'ana@',
      '@example.org',
      'ana@example',
      'a na@example.org',
      'ana@@example.org',
      'ana@example.org\nx',
    ],
  },
  {
    ...{ table: 'facilities', column: 'phone', type: 'text', contract: Phone },
    taken: fc.tuple(fc.constantFrom('', '+'), signs('0123456789 ()/.-', 30)).map(parts => parts.join('')),
    nonsense: ['', '1234', 'call me', '+49 30 x1234567', '(((((((((', '49+30123456', '0'.repeat(31)],
  },
  {
    ...{
      table: 'clinics',
      column: 'currency',
      type: 'text',
      contract: Currency,
      taken: fc.constantFrom(...currencies),
    },
    nonsense: ['', 'eur', 'EURO', '€', 'E R'],
  },
  {
    ...{ table: 'plans', column: 'price', type: 'int8', contract: MinorUnits, taken: fc.nat(1e12) },
    nonsense: [-1, 1e12 + 1],
  },
] as const)(
  'DB-11 CLI-2: what the contract takes for $column of $table, the database takes; neither takes nonsense',
  async ({ table, column, type, contract, taken, nonsense }) => {
    const values = inUse(contract, taken);
    expect(values.length).toBeGreaterThan(50);
    const said = await asked(table, column, type, values);
    expect(values.filter((_, n) => !said[n])).toEqual([]);

    expect(nonsense.filter(value => contract.safeParse(value).success)).toEqual([]);
    const refused = await asked(table, column, type, [...nonsense]);
    expect(nonsense.filter((_, n) => refused[n])).toEqual([]);
  },
);
