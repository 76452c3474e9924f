-- Deletes so many archived orphans that nobody has missed for ninety days (LIT-13), and answers how many.
create or replace function security.remove_orphans(at_once int) returns int
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  with over as (
    select id from platform.orphans where created_at < now() - interval '90 days'
    order by created_at limit at_once for update skip locked
  ), gone as (
    delete from platform.orphans o using over where o.id = over.id returning 1
  )
  select count(*)::int from gone
$$;

grant execute on function security.remove_orphans(int) to medflow_platform;
