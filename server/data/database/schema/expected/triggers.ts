import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../../env.ts';
import { type Check, clinicTables, OUR_SCHEMAS } from './check.ts';

/** When a trigger fires, as `pg_trigger.tgtype` counts it: row 1, before 2, insert 4, delete 8, update 16. */
const AFTER_EACH_CHANGE = 29;
const BEFORE_EACH_UPDATE = 19;
const BEFORE_EACH_INSERT = 7;
const alwaysFires = `(g.tgenabled in ('O', 'A') and g.tgqual is null and g.tgattr = '')`;

interface Snapshot {
  tables: { schema: string; name: string; triggers?: { name: string; expression: string }[] }[];
}

/** The words of a definition in the order of the alphabet: PostgreSQL tells it in an order of its own. */
const wordsOf = (definition: string): string =>
  definition
    .toLowerCase()
    .replaceAll('"', '')
    .split(/[\s,()]+/)
    .filter(Boolean)
    .sort()
    .join(' ')
    .replaceAll("'", "''");

/** The same of what PostgreSQL tells, in SQL. */
const wordsInOrder = (definition: string) => `(select string_agg(word, ' ' order by word collate "C")
  from string_to_table(translate(lower(${definition}), E',()\\n"', '    '), ' ') word where word <> '')`;

/** The triggers that the entities ask for, as rows `('schema.table', 'name', 'words of the definition')` of SQL. */
const expectedTriggers = (): string => {
  const text = readFileSync(join(projectRoot, 'migrations/schema-snapshot.json'), 'utf8');
  const { tables }: Snapshot = JSON.parse(text);
  return tables
    .flatMap(table =>
      (table.triggers ?? []).map(
        ({ name, expression }) => `('${table.schema}.${table.name}', '${name}', '${wordsOf(expression)}')`,
      ),
    )
    .join(', ');
};

/** Read once: the proof asks hundreds of times. */
let expected: string | undefined;

/** What happens by itself when rows change. */
export const triggerChecks: Check[] = [
  {
    check: 'audit trigger',
    sentence: object => `Table ${object} is a record without its require_audit or keep_creation trigger.`,
    sql: `select t.relname as object from (${clinicTables}) t
      join pg_attribute a on a.attrelid = t.oid and a.attname = 'version' and not a.attisdropped
      where (select count(*) from pg_trigger g join pg_proc p on p.oid = g.tgfoid
        where g.tgrelid = t.oid and ${alwaysFires}
          and ((p.proname = 'require_audit' and g.tgtype = ${AFTER_EACH_CHANGE} and g.tgdeferrable and g.tginitdeferred)
            or (p.proname = 'keep_creation' and g.tgtype = ${BEFORE_EACH_UPDATE}))) <> 2`,
  },
  {
    check: 'trail trigger',
    sentence: object => `Trail ${object} can be forged: its stamp_entry trigger is missing.`,
    sql: `select t.relname as object from (${clinicTables}) t
      join pg_attribute a on a.attrelid = t.oid and a.attname = 'txid' and not a.attisdropped
      where not exists (select from pg_trigger g join pg_proc p on p.oid = g.tgfoid
        where g.tgrelid = t.oid and p.proname = 'stamp_entry' and ${alwaysFires} and g.tgtype = ${BEFORE_EACH_INSERT})`,
  },
  {
    check: 'triggers',
    sentence: object =>
      `Trigger ${object}, which the entities ask for, is missing, switched off or another one.`,
    get sql() {
      expected ??= expectedTriggers();
      // Those of the audit have checks of their own above, which look at what they do as well.
      return `select wanted.place || '.' || wanted.name as object from (values ${expected}) wanted (place, name, words)
        join (select c.oid, n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname in ${OUR_SCHEMAS}) relation on relation.name = wanted.place
        where wanted.name not in ('require_audit', 'keep_creation', 'stamp_entry') and not exists (
          select from pg_trigger g where g.tgrelid = relation.oid and g.tgname = wanted.name and g.tgenabled in ('O', 'A')
            and ${wordsInOrder('pg_get_triggerdef(g.oid)')} = wanted.words)`;
    },
  },
];
