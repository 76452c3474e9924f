import { withConnection } from '../connection/connect.ts';
import type { Database } from '../connection/database.ts';
import { rightsExcesses } from '../roles/rights.ts';
import { type Finding, verifyIntegrity } from './verify.ts';

type Run = (sql: string, params?: unknown[]) => Promise<Record<string, unknown>[]>;

/**
 * Every promise of schema and roles that the catalogue can tell of, in two statements (TEN-9, AP2). Any component role may
 * ask, the app role among them, and so a start and a probe need no admin.
 */
export const integrityFindings = async (run: Run): Promise<Finding[]> => [
  ...(await verifyIntegrity(run)),
  ...(await rightsExcesses(run)).map(sentence => ({ check: 'roles', object: 'roles', sentence })),
];

/** The same over a connection of its own, as the app role. */
export const verifyDatabase = (database: Database, name = database.name): Promise<Finding[]> =>
  withConnection(database.connection('app', name), client =>
    integrityFindings(async (sql, params) => (await client.query<Record<string, unknown>>(sql, params)).rows),
  );
