import type pg from 'pg';

/** The settings that say in whose clinic a transaction works. */
export type Context = Record<string, string>;

/** How a statement ended: with so many rows, or refused with this SQLSTATE. */
export type Attempt = { rows: number } | { code: string; message: string };

/** Runs a statement that may fail, inside a transaction, and takes it back either way. */
export const attempt = async (
  client: pg.Client,
  sql: string,
  params: unknown[] = [],
  finish = 'select',
): Promise<Attempt> => {
  await client.query('savepoint attempt');
  try {
    // Several statements give several results, of which the last one is what the attacker is after.
    const result = [await client.query(sql, params)].flat().at(-1);
    await client.query(finish);
    return { rows: result?.rowCount ?? 0 };
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return { code, message };
  } finally {
    await client.query('rollback to savepoint attempt');
  }
};

/** Runs statements in a transaction with this context and answers what the last one did; nothing of it stays. */
export const injected = async (
  client: pg.Client,
  context: Context,
  ...statements: string[]
): Promise<Attempt> => {
  await client.query('begin');
  try {
    for (const [name, value] of Object.entries(context))
      await client.query('select set_config($1, $2, true)', [name, value]);
    return await attempt(client, statements.join(';'));
  } finally {
    await client.query('rollback');
  }
};

/** Whether the attacker got nothing: a refusal for want of rights, or no row. */
export const nothing = (result: Attempt): boolean =>
  'rows' in result ? result.rows === 0 : result.code === '42501';
