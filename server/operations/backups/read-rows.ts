import { z } from 'zod';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { signedAnew } from '../../data/orm/signed-context.ts';
import type { Actor } from '../../data/records/actor.ts';

/** About as much is read by one statement; rows that hold files are long. */
const AT_ONCE_BYTES = 2 * 1024 * 1024;
const MOST_ROWS = 5000;

/** A signed context is good for a minute, and no statement lasts half of that. */
const SIGNED_ANEW_MS = 20_000;

const FIRST = '00000000-0000-0000-0000-000000000000';

const Row = z.object({ id: z.string(), row: z.string() });

/** Has the database write values in one way, whatever it is set to, so that the same row is always the same text. */
const inOneForm = `select set_config('TimeZone', 'UTC', true), set_config('DateStyle', 'ISO, MDY', true),
  set_config('IntervalStyle', 'postgres', true), set_config('bytea_output', 'hex', true), set_config('extra_float_digits', '1', true)`;

/** Reads the tables of a clinic within a transaction of it, however long that takes: row by row, as canonical JSON, what is sealed as it is stored. */
export const rowReader = async (em: ClinicEm, planes: Pick<Planes, 'contextKey'>, actor: Actor) => {
  await inClinic(em, z.unknown(), inOneForm);
  let signedAt = Date.now();
  return async function* (table: string): AsyncGenerator<string> {
    let after = FIRST;
    for (let atOnce = 100; ; ) {
      if (Date.now() - signedAt > SIGNED_ANEW_MS) {
        await inClinic(em, z.unknown(), ...signedAnew(actor, planes.contextKey));
        signedAt = Date.now();
      }
      const rows = await inClinic(
        em,
        Row,
        `select id, to_jsonb(t)::text as row from ${table} t where tenant_id = ? and id > ? order by id limit ?`,
        [actor.tenantId, after, atOnce],
      );
      for (const { row } of rows) yield row;
      const last = rows.at(-1);
      if (!last || rows.length < atOnce) return;
      after = last.id;
      const bytes = rows.reduce((sum, { row }) => sum + row.length, 0);
      atOnce = Math.min(MOST_ROWS, Math.max(1, Math.round((atOnce * AT_ONCE_BYTES) / bytes)));
    }
  };
};

/** Some rows of a table, as canonical JSON, by their ids. */
export const rowsById = async (
  em: ClinicEm,
  { tenantId }: Pick<Actor, 'tenantId'>,
  table: string,
  ids: string[],
): Promise<Map<string, string>> => {
  await inClinic(em, z.unknown(), inOneForm);
  const rows = await inClinic(
    em,
    Row,
    `select id, to_jsonb(t)::text as row from ${table} t where tenant_id = ? and id = any(?::uuid[])`,
    [tenantId, `{${ids.join(',')}}`],
  );
  return new Map(rows.map(({ id, row }) => [id, row]));
};

const Columns = z.object({ name: z.string(), columns: z.string() });

/** Names and types of the columns of each table, by its name. */
export const columnsOf = async (em: ClinicEm): Promise<Map<string, string>> => {
  const tables = await inClinic(
    em,
    Columns,
    `select 'clinic.' || c.relname as name, string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ' order by a.attname) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'clinic'::regnamespace and c.relkind in ('r', 'p') group by 1`,
  );
  return new Map(tables.map(({ name, columns }) => [name, columns]));
};
