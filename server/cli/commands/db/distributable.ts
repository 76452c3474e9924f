import type { Command } from 'commander';
import { withConnection } from '../../../data/database/connection/connect.ts';
import { openDatabase } from '../../../data/database/open-database.ts';
import { type Distributability, distributability } from '../../../operations/distributable/distributable.ts';
import { command, type Outcome, type Session } from '../../terminal/command.ts';
import { table } from '../../terminal/table.ts';

/** medflow db distributable: whether the clinics' tables could be on many machines (OPS-9, docs/distribution.md). */
export function distributableCommand(db: Command): void {
  command(
    db,
    'distributable',
    'say which tables Citus could distribute by clinic, and what keeps it from that',
    tell,
  );
}

async function tell({ env, say }: Session): Promise<Outcome> {
  const database = await openDatabase(env, { onProgress: say });
  try {
    const found = await withConnection(database.connection('app'), distributability);
    return { text: inWords(found), json: found, failed: found.faults.length > 0 };
  } finally {
    await database.close();
  }
}

const inWords = ({ tables, faults, across }: Distributability): string =>
  [
    table([['table', 'where it goes', 'why'], ...tables.map(({ table, place, why }) => [table, place, why])]),
    across.length > 0 &&
      `Asked of every machine, by functions that are about no clinic:\n${across.join('\n')}`,
    faults.length > 0
      ? `This keeps the schema from being distributed as it is:\n${table(faults.map(({ object, sentence }) => [object, sentence]))}`
      : 'Nothing keeps the schema from being distributed by clinic.',
  ]
    .filter(part => part !== false)
    .join('\n\n');
