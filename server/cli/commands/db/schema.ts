import { type Command, InvalidArgumentError } from 'commander';
import { withConnection } from '../../../data/database/connection/connect.ts';
import { type Database } from '../../../data/database/connection/database.ts';
import { openDatabase } from '../../../data/database/open-database.ts';
import { bootstrap, dropDatabase } from '../../../data/database/roles/bootstrap.ts';
import { integrityFindings } from '../../../data/database/schema/integrity.ts';
import {
  generateMigration,
  migrateDown,
  migrateUp,
  pendingMigrations,
  schemaDrift,
} from '../../../data/database/schema/migrations.ts';
import { type Finding, integrityChecks, verifyRows } from '../../../data/database/schema/verify.ts';
import { entities } from '../../../entities.ts';
import { command, type Outcome, type Session } from '../../terminal/command.ts';

/** medflow db up|down|pending|check|verify|generate: the schema and the promises it keeps. */
export function schemaCommands(db: Command): void {
  command(db, 'up', 'apply the migrations that are missing, all or none', up);
  command(db, 'down', 'take back the last migration, or all down to a name', down).option(
    '--to <name>',
    'the migration to end before; 0 takes back everything',
    migrationName,
  );
  command(db, 'pending', 'name the migrations that are missing', pending);
  command(db, 'check', 'migrate a scratch database up, down and up, and compare it with the entities', check);
  command(db, 'verify', 'check the isolation promises in the catalogue (TEN-9)', verify);
  command(db, 'generate', 'write the migration that the entities ask for', generate).requiredOption(
    '--name <name>',
    'what the migration does, in snake_case',
    migrationName,
  );
}

const withDatabase = async (
  session: Session,
  work: (database: Database) => Promise<Outcome>,
): Promise<Outcome> => {
  const database = await openDatabase(session.env, { onProgress: session.say });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
};

const list = (names: string[], none: string): Outcome => ({ text: names.join('\n') || none, json: names });

const up = (session: Session) =>
  withDatabase(session, async database =>
    list(await migrateUp(database, entities), 'The schema is up to date.'),
  );

const down = (session: Session, { to }: { to?: string }) =>
  withDatabase(session, async database =>
    list(
      await migrateDown(database, entities, database.name, to === '0' ? 0 : to),
      'There is nothing to take back.',
    ),
  );

const pending = (session: Session) =>
  withDatabase(session, async database =>
    list(await pendingMigrations(database, entities), 'Nothing is pending.'),
  );

const verify = (session: Session) =>
  withDatabase(session, async database => {
    const found = [
      ...(await findings(database, database.name)),
      ...(await asAdmin(database, database.name, verifyRows)),
    ];
    return {
      text: [
        ...found.map(finding => finding.sentence),
        `${integrityChecks.length} checks, ${found.length} findings`,
      ].join('\n'),
      json: { ok: found.length === 0, checks: integrityChecks, findings: found },
      failed: found.length > 0,
    };
  });

/** Past every policy, for the app role cannot see what should not be there. */
const asAdmin = (database: Database, name: string, check: typeof integrityFindings): Promise<Finding[]> =>
  withConnection(database.connection('admin', name), client =>
    check(async (sql, params) => (await client.query<Record<string, unknown>>(sql, params)).rows),
  );

/** Catalogue and roles: everything that must hold besides the data. */
const findings = (database: Database, name: string): Promise<Finding[]> =>
  asAdmin(database, name, integrityFindings);

const check = (session: Session) =>
  withDatabase(session, async database => {
    const scratch = `medflow_check_${process.pid}`;
    await bootstrap(database, scratch);
    try {
      await migrateUp(database, entities, scratch);
      await migrateDown(database, entities, scratch, 0);
      await migrateUp(database, entities, scratch);
      const drift = await schemaDrift(database, entities, scratch);
      const broken = await findings(database, scratch);
      return {
        text:
          drift ||
          broken.map(({ sentence }) => sentence).join('\n') ||
          'The migrations give what the entities say, and every check holds.',
        json: { drift, findings: broken },
        failed: drift !== '' || broken.length > 0,
      };
    } finally {
      await dropDatabase(database, scratch);
    }
  });

const generate = (session: Session, { name }: { name: string }) =>
  withDatabase(session, async database => {
    const file = await generateMigration(database, entities, name);
    return {
      text: file
        ? `Wrote migrations/${file}. Read it before you commit it.`
        : 'The entities ask for no change.',
      json: { file },
    };
  });

function migrationName(value: string): string {
  if (/^[a-z0-9_]+$/.test(value)) return value;
  throw new InvalidArgumentError('Use lower-case letters, digits and underscores.');
}
