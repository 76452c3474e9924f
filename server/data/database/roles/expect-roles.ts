import { StartupError } from '../../../startup-error.ts';
import { codeOf, withConnection } from '../connection/connect.ts';
import type { Database } from '../connection/database.ts';

/** How a server answers that lacks the roles or the database, or knows the roles with the passwords of another secret. */
const notCreated = new Set(['28P01', '28000', '3D000']);

/** Says what to run when the component roles cannot sign in; their passwords come from MEDFLOW_SECRET. */
export const expectRoles = async (database: Database): Promise<void> => {
  try {
    await withConnection(database.connection('owner'), owner => owner.query('select 1'));
  } catch (error) {
    if (!notCreated.has(codeOf(error))) throw error;
    throw new StartupError(
      'The database is not set up, or for another MEDFLOW_SECRET. Run "npm run medflow -- db create", then "npm run medflow -- db up".',
      { cause: error },
    );
  }
};
