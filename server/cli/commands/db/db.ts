import { type Command, InvalidArgumentError, Option } from 'commander';
import { roleNames } from '../../../data/database/connection/roles.ts';
import { openDatabase } from '../../../data/database/open-database.ts';
import { bootstrap } from '../../../data/database/roles/bootstrap.ts';
import { verifyRights } from '../../../data/database/roles/rights.ts';
import { StartupError } from '../../../startup-error.ts';
import { command, type Outcome, type Session } from '../../terminal/command.ts';
import { distributableCommand } from './distributable.ts';
import { orphanCommand } from './orphans.ts';
import { reportCommand } from './report.ts';
import { schemaCommands } from './schema.ts';

const urlRoles = [...roleNames, 'admin'] as const;

/** medflow db …: the database and its roles. */
export function dbCommands(program: Command): void {
  const db = program.command('db').description('create, migrate, check and reach the database');
  schemaCommands(db);
  reportCommand(db);
  orphanCommand(db);
  distributableCommand(db);
  command(
    db,
    'create',
    'create roles, database, extensions and schemas; a second run changes nothing',
    create,
  ).option('--name <database>', 'another database than the configured one', plainName);
  command(db, 'url', 'print the URL of a role, for psql and the like; never in production', url)
    .addOption(new Option('--role <role>', 'whose URL').choices(urlRoles).default('app'))
    .option('--name <database>', 'another database than the configured one', plainName);
}

async function create({ env, say }: Session, options: { name?: string }): Promise<Outcome> {
  const database = await openDatabase(env, { onProgress: say, mayBeMissing: true });
  try {
    const name = options.name ?? database.name;
    await bootstrap(database, name);
    const excesses = await verifyRights(database, name);
    return {
      text: [`The database ${name} is ready.`, ...excesses].join('\n'),
      json: { database: name, excesses },
      failed: excesses.length > 0,
    };
  } finally {
    await database.close();
  }
}

async function url(
  { env }: Session,
  options: { role: (typeof urlRoles)[number]; name?: string },
): Promise<Outcome> {
  if (env.mode === 'production')
    throw new StartupError('In production no URL is printed: it would hold a password.');
  const database = await openDatabase(env, { mayBeMissing: true });
  try {
    const text = database.url(options.role, options.name);
    return { text, json: { url: text } };
  } finally {
    await database.close();
  }
}

function plainName(value: string): string {
  if (/^[a-z_][a-z0-9_]{0,62}$/.test(value)) return value;
  throw new InvalidArgumentError('Use lower-case letters, digits and underscores.');
}
