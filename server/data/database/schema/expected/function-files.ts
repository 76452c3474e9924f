import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../functions');

/** A function that runs inside the database: `security.<name>`, as its file has it. */
export interface DatabaseFunction {
  name: string;
  /** How lists of what was applied or is missing name it. */
  file: string;
  sql: string;
  checksum: string;
}

/** Every function of the database, one `.sql` file each; whatever stands in such a file is applied as it is. */
export const databaseFunctions = (): DatabaseFunction[] =>
  readdirSync(folder)
    .filter(file => file.endsWith('.sql'))
    .sort()
    .map(file => {
      const sql = readFileSync(join(folder, file), 'utf8');
      return { name: file.slice(0, -4), file: `functions/${file}`, sql, checksum: md5(sql) };
    });

export const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
