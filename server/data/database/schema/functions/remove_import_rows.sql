-- Deletes so many rows of files of patients that are a day old, and answers how many.
create or replace function security.remove_import_rows(at_once int) returns int
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  with over as (
    select r.tenant_id, r.id from clinic.import_rows r where r.at < now() - interval '1 day'
    order by r.at limit at_once for update skip locked
  ), gone as (
    delete from clinic.import_rows r using over where r.tenant_id = over.tenant_id and r.id = over.id returning 1
  )
  select count(*)::int from gone
$$;

grant execute on function security.remove_import_rows(int) to medflow_platform;
