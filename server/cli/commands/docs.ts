import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { withTables } from '../documentation/permission-tables.ts';
import { command, type Outcome } from '../terminal/command.ts';

const GUIDE = resolve(import.meta.dirname, '../../../docs/permissions.md');

/** medflow docs: the tables of the guides that are made from the code (IDN-7). */
export function docsCommand(program: Command): void {
  command(program, 'docs', 'write the tables of docs/permissions.md anew, from the code', write);
}

async function write(): Promise<Outcome> {
  const before = await readFile(GUIDE, 'utf8');
  const after = withTables(before);
  const isNew = after !== before;
  if (isNew) await writeFile(GUIDE, after);
  const text = isNew ? 'docs/permissions.md is up to date now.' : 'docs/permissions.md was up to date.';
  return { text, json: { changed: isNew } };
}
