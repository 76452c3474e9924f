-- Deletes so many parts of exported lists that are a day old, and answers how many.
create or replace function security.remove_export_parts(at_once int) returns int
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  with over as (
    select p.tenant_id, p.id from clinic.list_export_parts p where p.at < now() - interval '1 day'
    order by p.at limit at_once for update skip locked
  ), gone as (
    delete from clinic.list_export_parts p using over where p.tenant_id = over.tenant_id and p.id = over.id returning 1
  )
  select count(*)::int from gone
$$;

grant execute on function security.remove_export_parts(int) to medflow_platform;
