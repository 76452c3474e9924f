-- Deletes so many offers to waiting patients of times that are over for thirty days, and answers how many: nobody can be asked
-- about those times again. The holds go with the next run of theirs.
create or replace function security.remove_offers(at_once int) returns int
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  with over as (
    select o.tenant_id, o.id from clinic.waiting_offers o where o.ends_at < now() - interval '30 days' and o.status <> 'open'
    order by o.ends_at limit at_once for update skip locked
  ), gone as (
    delete from clinic.waiting_offers o using over where o.tenant_id = over.tenant_id and o.id = over.id returning 1
  )
  select count(*)::int from gone
$$;

grant execute on function security.remove_offers(int) to medflow_platform;
