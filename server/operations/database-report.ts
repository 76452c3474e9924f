import type pg from 'pg';
import { servingRoles } from '../data/database/roles/bootstrap-sql.ts';
import { shapeOf } from '../data/orm/slow-statements.ts';

/** One shape of a statement, in milliseconds. */
export interface StatementUse {
  shape: string;
  calls: number;
  totalMs: number;
  meanMs: number;
  longestMs: number;
  rows: number;
}

/** An index that costs every write. `why` says what speaks for it, or which other one does its work. */
export interface IdleIndex {
  index: string;
  table: string;
  bytes: number;
  why: string | null;
}

export interface DatabaseReport {
  /** Null where this user may not see statements of others, or they are not counted. */
  statements: { since: Date | null; byTotal: StatementUse[]; byMean: StatementUse[] } | null;
  indexes: { since: Date | null; unused: IdleIndex[]; doubled: IdleIndex[]; invalid: IdleIndex[] };
}

const MOST_TOLD = 10;

/** What takes the most time, by shapes without values, and which indexes serve nobody (DB-11). As who may see all statistics. */
export const databaseReport = async (client: pg.Client): Promise<DatabaseReport> => ({
  statements: await statementsIn(client),
  indexes: {
    since: await sinceOf(
      client,
      'select stats_reset as since from pg_stat_database where datname = current_database()',
    ),
    unused: await indexesIn(client, unused),
    doubled: await indexesIn(client, doubled),
    invalid: await indexesIn(client, invalid),
  },
});

const sinceOf = async (client: pg.Client, sql: string): Promise<Date | null> =>
  (await client.query<{ since: Date | null }>(sql)).rows[0]?.since ?? null;

/** What counts statements is loaded with the server, or it is not there. */
const areCounted = `select current_setting('pg_stat_statements.max', true) is not null
  and to_regclass('pg_stat_statements') is not null and pg_has_role('pg_read_all_stats', 'usage') as "areCounted"`;

const statementsIn = async (client: pg.Client): Promise<DatabaseReport['statements']> => {
  const { rows: asked } = await client.query<{ areCounted: boolean }>(areCounted);
  if (!asked[0]?.areCounted) return null;
  const { rows } = await client.query<Omit<StatementUse, 'shape' | 'meanMs'> & { query: string }>(
    `select query, calls::float8, total_exec_time as "totalMs", max_exec_time as "longestMs", rows::float8
     from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database())
       and userid::regrole::text = any ($1)`,
    [servingRoles],
  );
  // One shape has as many entries as there were lengths of its lists; and the first of its kind may still hold its values.
  const uses = [...Map.groupBy(rows, ({ query }) => shapeOf(query))].map(([shape, entries]) => {
    const sum = (of: (entry: (typeof rows)[number]) => number) =>
      entries.reduce((total, entry) => total + of(entry), 0);
    const [calls, totalMs] = [sum(entry => entry.calls), sum(entry => entry.totalMs)];
    const longestMs = Math.max(...entries.map(entry => entry.longestMs));
    return { shape, calls, totalMs, meanMs: totalMs / calls, longestMs, rows: sum(entry => entry.rows) };
  });
  const most = (by: 'totalMs' | 'meanMs') => uses.toSorted((a, b) => b[by] - a[by]).slice(0, MOST_TOLD);
  return {
    since: await sinceOf(client, 'select stats_reset as since from pg_stat_statements_info'),
    byTotal: most('totalMs'),
    byMean: most('meanMs'),
  };
};

const indexesIn = async (client: pg.Client, found: string): Promise<IdleIndex[]> =>
  (
    await client.query<IdleIndex>(
      `select format('%s.%s', c.relnamespace::regnamespace, c.relname) as index, t.oid::regclass::text as table,
         pg_relation_size(c.oid)::float8 as bytes, found.why
       from (${found}) found (oid, why) join pg_index x on x.indexrelid = found.oid
       join pg_class c on c.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
       where c.relnamespace::regnamespace::text in ('clinic', 'identity', 'platform', 'security')
       order by bytes desc, index`,
    )
  ).rows;

/** Neither a promise of its own, as uniques and constraints are, nor asked ever. */
const unused = `select x.indexrelid, (
    select 'for the foreign key ' || k.conname from pg_constraint k
    where k.conrelid = x.indrelid and k.contype = 'f' and (x.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey limit 1)
  from pg_index x join pg_stat_user_indexes s using (indexrelid)
  where s.idx_scan = 0 and x.indisvalid and not x.indisunique
    and not exists (select from pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x'))`;

/** Another one begins with the same columns in the same order, of the same rows. */
const doubled = `select distinct on (x.indexrelid) x.indexrelid, 'its work is done by ' || y.indexrelid::regclass
  from pg_index x join pg_index y on y.indrelid = x.indrelid and y.indexrelid <> x.indexrelid and y.indisvalid
  join pg_class cx on cx.oid = x.indexrelid join pg_class cy on cy.oid = y.indexrelid and cy.relam = cx.relam
  where not x.indisunique and x.indisvalid
    and pg_get_expr(x.indpred, x.indrelid) is not distinct from pg_get_expr(y.indpred, y.indrelid)
    and pg_get_expr(x.indexprs, x.indrelid) is not distinct from pg_get_expr(y.indexprs, y.indrelid)
    and (y.indkey::int2[])[0:x.indnkeyatts - 1] = (x.indkey::int2[])[0:x.indnkeyatts - 1]
    and (y.indclass::oid[])[0:x.indnkeyatts - 1] = (x.indclass::oid[])[0:x.indnkeyatts - 1]
    and (y.indoption::int2[])[0:x.indnkeyatts - 1] = (x.indoption::int2[])[0:x.indnkeyatts - 1]
    and (y.indnkeyatts > x.indnkeyatts or y.indisunique or y.indexrelid < x.indexrelid)`;

/** Left behind by a build that was cut off: no query may use it, every write keeps it. */
const invalid = 'select indexrelid, null from pg_index where not indisvalid';
