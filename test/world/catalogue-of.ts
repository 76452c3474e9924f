import type pg from 'pg';

/** The whole schema in words: columns, constraints, indexes, policies, triggers, functions, comments and rights. */
export const catalogueOf = async (admin: pg.Client): Promise<string[]> => {
  const { rows } = await admin.query<{ line: string }>(`
    with house as (select oid, nspname from pg_namespace where nspname in ('clinic', 'identity', 'platform', 'security')),
    relation as (select c.*, format('%s.%s', nspname, relname) as name from pg_class c join house h on h.oid = relnamespace where relname !~ '^(migrations|functions)')
    select format('table %s %s %s %s %s', name, relkind, relrowsecurity, relforcerowsecurity, relacl) as line from relation
    union all select format('column %s.%s %s %s %s %s %s', name, attname, format_type(atttypid, atttypmod), attnotnull, attcollation::regcollation,
        pg_get_expr(adbin, adrelid), col_description(r.oid, attnum))
      from relation r join pg_attribute a on attrelid = r.oid left join pg_attrdef on adrelid = r.oid and adnum = attnum
      where attnum > 0 and not attisdropped and relkind = 'r'
    union all select format('constraint %s %s %s', name, conname, pg_get_constraintdef(k.oid)) from relation r join pg_constraint k on conrelid = r.oid
    union all select pg_get_indexdef(indexrelid) from relation r join pg_index on indrelid = r.oid
    union all select pg_get_triggerdef(t.oid) from relation r join pg_trigger t on tgrelid = r.oid where not tgisinternal
    union all select format('policy %s %s %s %s %s %s', name, polname, polcmd, polroles::regrole[], pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
      from relation r join pg_policy on polrelid = r.oid
    union all select format('%s %s', pg_get_functiondef(p.oid), proacl) from pg_proc p join house h on h.oid = pronamespace
    order by 1`);
  return rows.map(({ line }) => line);
};
