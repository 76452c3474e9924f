-- Deletes so many events that are thirty days old and on their way to nobody, and answers how many. The newest of a clinic's bookings, and
-- those of the hour before it, tell from when on its audit is asked for more: without them all it holds would be told again.
create or replace function security.remove_events(at_once int) returns int
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  with over as (
    select e.tenant_id, e.id from clinic.booking_events e where e.at < now() - interval '30 days'
      and not exists (select from clinic.webhook_deliveries d where d.tenant_id = e.tenant_id and d.event_id = e.id)
      and (e.booking_id is null or exists (select from clinic.booking_events n
        where n.tenant_id = e.tenant_id and n.at > e.at + interval '1 hour' and n.booking_id is not null))
    order by e.at limit at_once for update skip locked
  ), gone as (
    delete from clinic.booking_events e using over where e.tenant_id = over.tenant_id and e.id = over.id returning 1
  )
  select count(*)::int from gone
$$;

grant execute on function security.remove_events(int) to medflow_platform;
