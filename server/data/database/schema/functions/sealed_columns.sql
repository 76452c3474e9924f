-- The columns of a table whose values are sealed with a key of the clinic (docs/vault.md).
create or replace function security.sealed_columns(relation oid) returns text[]
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select coalesce(array_agg(a.attname::text), '{}') from pg_attribute a
  where a.attrelid = relation and not a.attisdropped
    and col_description(relation, a.attnum) like 'protected health information, sealed%'
$$;
