import type pg from 'pg';

/** A table of the clinic plane as the catalogue has it. */
export interface ClinicTable {
  /** Qualified and quoted, such as `clinic.patients`. */
  name: string;
  mayInsert: boolean;
}

/** Every table of the clinic plane; a partition counts through its parent. */
export const clinicTables = async (client: pg.Client): Promise<ClinicTable[]> => {
  const { rows } = await client.query<ClinicTable>(`
    select format('clinic.%I', relname) as name, has_table_privilege('medflow_app', oid, 'INSERT') as "mayInsert"
    from pg_class where relnamespace = 'clinic'::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`);
  return rows;
};
