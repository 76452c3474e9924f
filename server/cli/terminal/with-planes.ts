import { type Database } from '../../data/database/connection/database.ts';
import { openDatabase } from '../../data/database/open-database.ts';
import { expectRoles } from '../../data/database/roles/expect-roles.ts';
import { pendingMigrations } from '../../data/database/schema/migrations.ts';
import { openPlanes, type Planes } from '../../data/orm/planes.ts';
import { entities } from '../../entities.ts';
import { StartupError } from '../../startup-error.ts';
import type { Session } from './command.ts';

/** Runs a command on the clinics' data; says what to run first when the database is not ready for that. */
export const withPlanes = async <T>(
  { env, say }: Session,
  work: (database: Database, planes: Planes) => Promise<T>,
): Promise<T> => {
  const database = await openDatabase(env, { onProgress: say });
  try {
    await expectReady(database);
    await using planes = await openPlanes(database, entities, database.name, { poolMax: env.poolMax });
    return await work(database, planes);
  } finally {
    await database.close();
  }
};

/** Throws a StartupError that says what to run first when roles, database or migrations are missing. */
export const expectReady = async (database: Database): Promise<void> => {
  await expectRoles(database);
  const { length } = await pendingMigrations(database, entities);
  if (length > 0)
    throw new StartupError(
      `The database lacks ${length} migration(s). Run "npm run medflow -- db up" first.`,
    );
};
