import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrateUp } from '../../server/data/database/schema/migrations.ts';
import { signedContext } from '../../server/data/orm/signed-context.ts';
import { entities } from '../../server/entities.ts';
import { projectRoot } from '../../server/env.ts';
import { records } from '../world/records.ts';
import { database, databaseName, inContext, planes, sqlAs, systemOf } from '../world/world.ts';

const text = readFileSync(join(projectRoot, 'docs/runbooks/isolation-incident.md'), 'utf8');
const admin = await sqlAs('admin');
const { clinic: of, ownerId } = await records();

/** The statements of the runbook, for the clinic of this file. */
const statements = [...text.matchAll(/```sql\n([^]*?)```/g)].map(([, sql = '']) =>
  sql.replaceAll("'…'", `'${of.id}'`).replaceAll("'harbor'", `'${of.slug}'`),
);

test.each(statements)('LIT-14: in an incident, this statement of the runbook works: %s', async sql => {
  await admin.query('begin');
  await expect(admin.query(sql)).resolves.toBeDefined();
  await admin.query('rollback');
});

/** Does what the runbook says, looks what a member of the clinic still sees, and undoes it. */
const seenAfter = async (measure: string, undo: () => Promise<unknown>) => {
  const app = await sqlAs('app');
  const member = signedContext({ ...systemOf(of), userId: ownerId }, planes.contextKey);
  const count = () =>
    inContext(app, of, async client => (await client.query('select from clinic.services')).rowCount, member);
  expect(await count()).toBeGreaterThan(0);
  await admin.query(statements.find(sql => sql.startsWith(measure)) ?? 'the runbook does not say so');
  try {
    return await count().catch((error: { code: string }) => error.code);
  } finally {
    await undo();
    expect(await count()).toBeGreaterThan(0);
  }
};

test('LIT-14: a clinic that the runbook suspends answers its members nothing', async () => {
  const undo = () => admin.query("update platform.clinics set status = 'active' where id = $1", [of.id]);
  expect(await seenAfter("update platform.clinics set status = 'suspended'", undo)).toBe('42501');
});

test('LIT-14: without its keys the database believes no context, until db up brings them back', async () => {
  expect(
    await seenAfter('delete from security.context_keys', () => migrateUp(database, entities, databaseName)),
  ).toBe('42501');
});
