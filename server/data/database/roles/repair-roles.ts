import { codeOf, withConnection } from '../connection/connect.ts';
import type { Database } from '../connection/database.ts';
import { loginOf } from '../connection/roles.ts';
import { restoreRoles } from './bootstrap.ts';
import { ownSettingsSql } from './bootstrap-sql.ts';
import { alterationsOf } from './rights.ts';

const serving = ['app', 'identity', 'platform', 'jobs'] as const;

/**
 * Takes back what the serving roles altered of themselves, which PostgreSQL lets every role do (AT6): settings, and the
 * password where the installation's own user is a superuser. Answers what it was, one sentence each; empty when all is
 * well. Cheap enough to be asked every few seconds.
 */
export const repairRoles = async (database: Database): Promise<string[]> => {
  const altered = new Map<(typeof serving)[number], string[]>();
  for (const role of serving) {
    const found = await alterations(database, role);
    if (found.length > 0) altered.set(role, found);
  }
  if (altered.size > 0 && !(await restoreRoles(database)))
    for (const [role, found] of altered)
      if (!found.includes(lockedOut(role)))
        await withConnection(database.connection(role), client =>
          client.query(ownSettingsSql(loginOf(role), client.escapeIdentifier(database.name))),
        );
  return [...altered.values()].flat();
};

const lockedOut = (role: (typeof serving)[number]): string =>
  `${loginOf(role)} does not get in with its password: it was changed.`;

const alterations = async (database: Database, role: (typeof serving)[number]): Promise<string[]> => {
  try {
    return await withConnection(database.connection(role), client => alterationsOf(client, loginOf(role)));
  } catch (error) {
    if (codeOf(error) === '28P01' || codeOf(error) === '28000') return [lockedOut(role)];
    throw error;
  }
};
