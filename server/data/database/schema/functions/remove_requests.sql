-- Deletes so many requests of visitors, for a time or for a place on the waiting list, whose e-mail address nobody has confirmed
-- for a day, and answers how many: what was typed there was perhaps nobody's to type. The holds go with the next run of theirs.
create or replace function security.remove_requests(at_once int) returns int
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  with over as (
    select r.tenant_id, r.id from clinic.booking_requests r where r.status = 'unconfirmed' and r.kept_until < now() - interval '1 day'
    order by r.kept_until limit at_once for update skip locked
  ), gone as (
    delete from clinic.booking_requests r using over where r.tenant_id = over.tenant_id and r.id = over.id returning 1
  ), over_waiting as (
    select w.tenant_id, w.id from clinic.waiting_requests w where w.status = 'unconfirmed' and w.kept_until < now() - interval '1 day'
    order by w.kept_until limit at_once for update skip locked
  ), gone_waiting as (
    delete from clinic.waiting_requests w using over_waiting o where w.tenant_id = o.tenant_id and w.id = o.id returning 1
  )
  select count(*)::int from (select from gone union all select from gone_waiting) removed
$$;

grant execute on function security.remove_requests(int) to medflow_platform;
