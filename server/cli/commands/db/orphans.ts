import type { Command } from 'commander';
import { withConnection } from '../../../data/database/connection/connect.ts';
import { openDatabase } from '../../../data/database/open-database.ts';
import {
  archivedOrphans,
  expectSuperuser,
  findOrphans,
  type Orphans,
  settleOrphans,
} from '../../../operations/orphans.ts';
import { StartupError } from '../../../startup-error.ts';
import { command, type Outcome, type Session } from '../../terminal/command.ts';
import { table } from '../../terminal/table.ts';

interface Options {
  table?: string;
  assign?: string;
  archive?: boolean;
  archived?: boolean;
  where?: string;
  apply?: boolean;
}

/** medflow db orphans: rows that belong to nobody after a backfill (LIT-13, docs/migrations.md). */
export function orphanCommand(db: Command): void {
  command(
    db,
    'orphans',
    'find rows that belong to no clinic or point to nothing; assign or archive them',
    settle,
  )
    .option('--table <schema.name>', 'of this table alone')
    .option('--assign <slug>', 'give those of a table named import_… to a clinic')
    .option('--archive', 'move them to platform.orphans, where they are kept for ninety days')
    .option('--where <column=value>', 'only those that say this')
    .option('--apply', 'really do it: without it everything is taken back')
    .option('--archived', 'print what the archive holds of the table');
}

async function settle({ env, say }: Session, options: Options): Promise<Outcome> {
  const { table: relation, assign, archive = false, archived = false, apply = false } = options;
  const asks = [assign !== undefined, archive, archived].filter(Boolean).length;
  if (asks > 1) throw new StartupError('Choose one of --assign, --archive and --archived.');
  if (asks === 1 && !relation) throw new StartupError('Name the table with --table.');
  const where = whereOf(options.where);
  const database = await openDatabase(env, { onProgress: say });
  try {
    return await withConnection(database.connection('admin'), async client => {
      await expectSuperuser(client);
      if (!relation || asks === 0) {
        const found = await findOrphans(client, relation);
        return { text: inWords(found), json: found, failed: found.length > 0 };
      }
      if (archived) {
        const kept = await archivedOrphans(client, database.vault, relation);
        return { text: kept.map(orphan => JSON.stringify(orphan)).join('\n'), json: kept };
      }
      const asked = { relation, apply, ...(assign && { slug: assign }), ...(where && { where }) };
      const { settled, left } = await settleOrphans(client, database.vault, asked);
      const done = `${settled} rows of ${relation} ${assign ? `given to ${assign}` : 'archived'}.`;
      const tried = apply ? '' : ' This was a dry run, and is taken back: --apply does it.';
      return {
        text: `${done}${tried}\nLeft then: ${inWords(left)}`,
        json: { settled, left, applied: apply },
      };
    });
  } finally {
    await database.close();
  }
}

const inWords = (found: Orphans[]): string =>
  found.length === 0
    ? 'no orphans'
    : table([
        ['table', 'rows', 'why'],
        ...found.map(({ relation, rows, why }) => [relation, `${rows}`, why]),
      ]);

const whereOf = (said?: string): { column: string; value: string } | undefined => {
  if (said === undefined) return undefined;
  const [, column = '', value = ''] = /^([^=]+)=(.*)$/s.exec(said) ?? [];
  if (!column) throw new StartupError('--where takes a column and a value, such as --where practice=North.');
  return { column, value };
};
