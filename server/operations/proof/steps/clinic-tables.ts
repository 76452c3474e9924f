import type pg from 'pg';

/** A table of the clinic plane as the catalogue has it. */
export interface ClinicTable {
  /** Qualified and quoted, such as `clinic.patients`. */
  name: string;
  mayInsert: boolean;
  /** A column that the app role may change, if any. */
  mayUpdate: string | null;
  /** What its audit entries call its rows; null where there are none. */
  audited: string | null;
}

/** Every table of the clinic plane; a partition counts through its parent. */
export const clinicTables = async (client: pg.Client): Promise<ClinicTable[]> => {
  const { rows } = await client.query<ClinicTable>(`
    select format('clinic.%I', relname) as name, has_table_privilege('medflow_app', oid, 'INSERT') as "mayInsert",
      (select attname from pg_attribute where attrelid = c.oid and attnum > 0
        and has_column_privilege('medflow_app', attrelid, attnum, 'UPDATE') order by attnum desc limit 1) as "mayUpdate",
      (select replace(encode(tgargs, 'escape'), '\\000', '') from pg_trigger where tgrelid = c.oid and tgname = 'require_audit') as audited
    from pg_class c where relnamespace = 'clinic'::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`);
  return rows;
};
