/**
 * Locks of this database that somebody waits for. Other files have databases of their own on the same server, in which the same tables
 * have the same numbers.
 */
export const WAITED_FOR =
  'from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())';

/** Those in this database who wait for whatever lock, also for one of a row, which belongs to no database. */
export const WAITING =
  "from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
