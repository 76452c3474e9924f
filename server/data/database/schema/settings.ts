import type { Client } from 'pg';

/** One server setting as it should be and as it is. */
export type SettingCheck = { name: string; wanted: string; actual: string };

/** What deploy/postgres/postgresql.conf asks for (DB-1). */
const wantedSettings: Record<string, string> = {
  server_encoding: 'UTF8',
  TimeZone: 'UTC',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  max_connections: '100',
  work_mem: '4MB',
  maintenance_work_mem: '64MB',
  password_encryption: 'scram-sha-256',
  ssl: 'on',
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track_utility': 'off',
  track_functions: 'pl',
};

/** Reads every setting back; one that the server does not know is 'absent'. */
export async function readSettings(client: Client): Promise<SettingCheck[]> {
  const { rows } = await client.query<SettingCheck>(
    `select name, wanted, coalesce(current_setting(name, true), 'absent') as actual
     from unnest($1::text[], $2::text[]) as asked (name, wanted)`,
    [Object.keys(wantedSettings), Object.values(wantedSettings)],
  );
  return rows;
}
