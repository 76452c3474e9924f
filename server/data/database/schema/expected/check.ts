import { settingsKinds } from '../../../../../shared/clinic/settings.ts';

/** A promise of the schema: a query that answers the offenders as `object`; nothing found is the promise kept (TEN-9, S6-S8). */
export interface Check {
  check: string;
  /** What an offender means, for people. */
  sentence: (object: string) => string;
  sql: string;
}

/** Tables of the clinic plane; a partition counts through its parent. */
export const clinicTables = `
  select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'clinic' and c.relkind in ('r', 'p') and not c.relispartition`;

export const OUR_SCHEMAS = `('clinic', 'identity', 'platform', 'security')`;

/** Whether table `t` has this column; records have a version. */
export const has = (column: string) =>
  `exists (select from pg_attribute c where c.attrelid = t.oid and c.attname = '${column}' and not c.attisdropped)`;
export const isRecord = has('version');

/** The one exception: rows of settings have a key of their own, because that of the defaults belongs to no clinic (TEN-12). */
export const holdsDefaults = `t.relname in (${settingsKinds.map(kind => `'${kind}_settings'`).join(', ')})`;
