-- Which clinics have webhooks and changes of bookings that are no events yet: their ids and nothing else. Entries may come to
-- light so much later than the time they bear. What bears a time to come was written while the clock was ahead: the audit is
-- asked for more since the newest that does not (F7).
create or replace function security.clinics_with_events(late interval) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select hearing.tenant_id from (
    select w.tenant_id, min(w.listens_since) as since from clinic.webhooks w
    where w.status <> 'disabled' and w.deleted_at is null group by w.tenant_id
  ) hearing
  cross join lateral (
    select max(n.at) as at from clinic.booking_events n where n.tenant_id = hearing.tenant_id and n.at <= now()
      and n.booking_id is not null
  ) newest
  cross join lateral (
    select from clinic.audit_entries e
    where e.tenant_id = hearing.tenant_id and e.at >= greatest(hearing.since, newest.at - late)
      and e.entity = 'Booking' and e.action in ('CREATE', 'UPDATE', 'DELETE', 'RESTORE')
      and not exists (select from clinic.booking_events n where n.tenant_id = e.tenant_id and n.id = e.id)
    order by e.at, e.id limit 1
  ) due
$$;

grant execute on function security.clinics_with_events(interval) to medflow_platform;
