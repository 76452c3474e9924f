import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type DatabaseFunction, databaseFunctions } from './expected/function-files.ts';

/**
 * Trigger functions that migrations name and no file has any more. While those migrations run an empty one stands in, and
 * the program that one goes back to puts its own into its place.
 */
const retired = ['queue_up'];

/** Before the migrations: policies and triggers name functions, so those that are not there yet must be. */
export const createMissing = async (em: SqlEntityManager): Promise<void> => {
  // Their tables may not be there yet either; `applyFunctions` checks the bodies once they are.
  await em.execute('set local check_function_bodies = off');
  const standIns = retired.map(name => ({
    name,
    sql: `create function security.${name}() returns trigger language plpgsql as 'begin return new; end'`,
  }));
  const functions = [...databaseFunctions(), ...standIns];
  // All at once: whoever adopts a schema asks again for every migration there is.
  const missing = await em.execute<{ name: string }[]>(
    `select name from unnest(string_to_array(?, ' ')) as wanted (name) where to_regproc('security.' || name) is null`,
    [functions.map(({ name }) => name).join(' ')],
  );
  const names = new Set(missing.map(({ name }) => name));
  for (const { name, sql } of functions) if (names.has(name)) await em.execute(sql);
  await em.execute('set local check_function_bodies = on');
};

/**
 * After the migrations: applies each function whose text is not the one that was applied last, with the rights its file
 * gives and no others, and drops those that no file has any more. Answers the files applied.
 */
export const applyFunctions = async (em: SqlEntityManager): Promise<string[]> => {
  await em.execute(
    'create table if not exists security.functions (name text primary key, checksum text not null, applied_at timestamptz(3) not null default now())',
  );
  const changed = await changedFunctions(em);
  for (const { name, sql, checksum } of changed) {
    await em.execute(`revoke all on function security.${name} from public, ${callers}`);
    await em.execute(sql);
    await em.execute(
      `insert into security.functions (name, checksum) values (?, ?)
       on conflict (name) do update set checksum = excluded.checksum, applied_at = now()`,
      [name, checksum],
    );
  }
  const names = databaseFunctions().map(({ name }) => name);
  const gone = await em.execute<{ name: string }[]>(
    `delete from security.functions where name <> all (string_to_array(?, ' ')) returning name`,
    [names.join(' ')],
  );
  for (const name of [...gone.map(row => row.name), ...retired])
    await em.execute(`drop function if exists security.${name}`);
  return changed.map(({ file }) => file);
};

const callers = ['medflow_app', 'medflow_identity', 'medflow_platform', 'medflow_backup'].join(', ');

/** The functions that this database has not in today's text. */
export const changedFunctions = async (em: SqlEntityManager): Promise<DatabaseFunction[]> => {
  const [table] = await em.execute<{ is: boolean }[]>(
    `select to_regclass('security.functions') is not null as is`,
  );
  const applied = table?.is
    ? await em.execute<{ name: string; checksum: string }[]>('select name, checksum from security.functions')
    : [];
  const checksums = new Map(applied.map(({ name, checksum }) => [name, checksum]));
  return databaseFunctions().filter(({ name, checksum }) => checksums.get(name) !== checksum);
};

/** After the last table is gone: nothing names the functions any more. */
export const dropFunctions = async (em: SqlEntityManager): Promise<void> => {
  const names = [...databaseFunctions().map(({ name }) => name), ...retired];
  for (const name of names) await em.execute(`drop function if exists security.${name}`);
  await em.execute('drop table if exists security.functions');
};
