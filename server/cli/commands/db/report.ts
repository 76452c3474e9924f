import type { Command } from 'commander';
import { withConnection } from '../../../data/database/connection/connect.ts';
import { openDatabase } from '../../../data/database/open-database.ts';
import {
  type DatabaseReport,
  databaseReport,
  type IdleIndex,
  type StatementUse,
} from '../../../operations/database-report.ts';
import { command, type Outcome, type Session } from '../../terminal/command.ts';
import { table } from '../../terminal/table.ts';

/** medflow db report: where the database's time goes, and what costs it for nothing (DB-11). */
export function reportCommand(db: Command): void {
  command(db, 'report', 'tell the statements that take the most time, and indexes that serve nobody', tell);
}

async function tell({ env, say }: Session): Promise<Outcome> {
  const database = await openDatabase(env, { onProgress: say });
  try {
    const report = await withConnection(database.connection('admin'), databaseReport);
    return { text: inWords(report), json: report };
  } finally {
    await database.close();
  }
}

const UNCOUNTED =
  'Statements are not counted, or not shown: that takes pg_stat_statements in shared_preload_libraries, and a user with the role pg_read_all_stats.';

const inWords = ({ statements, indexes }: DatabaseReport): string =>
  [
    ...(statements
      ? [
          `Statements that took the most time ${since(statements.since)}\n${rowsOf(statements.byTotal)}`,
          `Statements that take the longest\n${rowsOf(statements.byMean)}`,
        ]
      : [UNCOUNTED]),
    listed(`Indexes that nothing asked for ${since(indexes.since)}`, indexes.unused),
    listed('Indexes whose work another one does', indexes.doubled),
    listed('Indexes that were never finished', indexes.invalid),
  ].join('\n\n');

const since = (moment: Date | null): string =>
  moment ? `since ${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC` : 'since the beginning';

const WIDEST = 160;

const rowsOf = (uses: StatementUse[]): string =>
  table([
    ['total', 'mean', 'longest', 'calls', 'rows', 'statement'],
    ...uses.map(({ totalMs, meanMs, longestMs, calls, rows, shape }) => [
      ...[totalMs, meanMs, longestMs].map(ms => `${ms.toFixed(1)} ms`),
      ...[`${calls}`, `${rows}`, shape.replace(/\s+/g, ' ').slice(0, WIDEST)],
    ]),
  ]);

const listed = (title: string, found: IdleIndex[]): string =>
  found.length === 0
    ? `${title}: none`
    : `${title}\n${table(found.map(({ index, table: of, bytes, why }) => [index, `on ${of}`, `${Math.ceil(bytes / 1024)} kB`, why ?? '']))}`;
