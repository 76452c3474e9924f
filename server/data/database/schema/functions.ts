import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../env.ts';

const migrations = join(projectRoot, 'migrations');

/** What the migrations do on their way up, oldest first. */
const upSteps = (): string[] =>
  readdirSync(migrations)
    .filter(name => name.endsWith('.ts'))
    .sort()
    .map(
      file => readFileSync(join(migrations, file), 'utf8').split(/^ {2}override (?:async )?down\(/m)[0] ?? '',
    );

const statement = /(create(?: or replace)?|drop) function ([a-z]\w*\.\w+)\((?:[^$]*?\bas \$\$([^]*?)\$\$)?/g;

/**
 * The functions that the migrations leave behind, as rows `('schema.name', 'md5 of the body')` of SQL: what a trigger
 * does is otherwise invisible, and one whose body was emptied would still be in its place.
 */
export const migratedFunctions = (): string => {
  const bodies = new Map<string, string>();
  for (const up of upSteps())
    for (const [, verb, name = '', body = ''] of up.matchAll(statement)) {
      if (verb === 'drop') bodies.delete(name);
      // As the template literal means it: `\\` is one backslash.
      else bodies.set(name, body.replace(/\\(.)/g, '$1'));
    }

  return [...bodies]
    .map(([name, body]) => `('${name}', '${createHash('md5').update(body).digest('hex')}')`)
    .join(', ');
};

const onTable =
  /(create(?: or replace)?(?: constraint)?|drop) trigger (?:if exists )?"?(\w+)"?[^;`]*? on "?(\w+)"?\."?(\w+)"?/g;

/** The triggers that the migrations leave behind, as rows `('schema.table', 'name')` of SQL. */
export const migratedTriggers = (): string => {
  const triggers = new Set<string>();
  for (const up of upSteps())
    for (const [, verb, name, schema, table] of up.matchAll(onTable)) {
      const row = `('${schema}.${table}', '${name}')`;
      if (verb === 'drop') triggers.delete(row);
      else triggers.add(row);
    }
  return [...triggers].join(', ');
};
