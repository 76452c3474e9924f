-- Deletes so many holds that are over for a day, with what they claimed, and answers how many: no role that serves may delete. One
-- that a waiting patient was offered is kept as long as its offer, and one that a visitor asked for as long as their request.
create or replace function security.remove_holds(at_once int) returns int
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  with over as (
    select h.tenant_id, h.id from clinic.holds h where h.expires_at < now() - interval '1 day'
      and not exists (select from clinic.waiting_offers o where o.tenant_id = h.tenant_id and o.hold_id = h.id)
      and not exists (select from clinic.booking_requests r where r.tenant_id = h.tenant_id and r.hold_id = h.id)
    order by h.expires_at limit at_once for update skip locked
  ), claimed as (
    delete from clinic.claims k using over where k.tenant_id = over.tenant_id and k.hold_id = over.id
  ), gone as (
    delete from clinic.holds h using over where h.tenant_id = over.tenant_id and h.id = over.id returning 1
  )
  select count(*)::int from gone
$$;

grant execute on function security.remove_holds(int) to medflow_platform;
