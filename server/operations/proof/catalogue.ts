import type pg from 'pg';
import { roleNames } from '../../data/database/connection/roles.ts';
import { rightsExcesses } from '../../data/database/roles/rights.ts';
import { integrityChecks, verifyIntegrity } from '../../data/database/schema/verify.ts';
import { type Step, step } from './steps/step.ts';

/** What the catalogue says of schema and roles, over one connection and so as its transaction sees them. */
export const catalogue = async (client: pg.Client): Promise<Step[]> => {
  const run = async (sql: string, params?: unknown[]) =>
    (await client.query<Record<string, unknown>>(sql, params)).rows;
  const schema = await step('catalogue', 'promises of the schema', async () => {
    const findings = await verifyIntegrity(run);
    const holes = findings.map(({ object, sentence }) => ({ object, sentence }));
    return { objects: integrityChecks.length, holes };
  });
  const roles = await step('catalogue', 'rights of the roles', async () => {
    const holes = (await rightsExcesses(run)).map(sentence => ({ object: 'roles', sentence }));
    return { objects: roleNames.length, holes };
  });
  return [schema, roles];
};
