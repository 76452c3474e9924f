-- Deletes so many deliveries to webhooks that were taken or given up thirty days ago, and answers how many. Both kinds at one
-- age, because the last one that was taken is what the first one that was given up is judged by.
create or replace function security.remove_deliveries(at_once int) returns int
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  with over as (
    select d.tenant_id, d.id from clinic.webhook_deliveries d where d.settled_at < now() - interval '30 days'
    order by d.settled_at limit at_once for update skip locked
  ), gone as (
    delete from clinic.webhook_deliveries d using over where d.tenant_id = over.tenant_id and d.id = over.id returning 1
  )
  select count(*)::int from gone
$$;

grant execute on function security.remove_deliveries(int) to medflow_platform;
