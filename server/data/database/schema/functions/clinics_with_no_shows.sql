-- Which clinics that want it have bookings of this span to which nobody came: their ids and nothing else.
create or replace function security.clinics_with_no_shows(after timestamptz, until timestamptz) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select own.tenant_id from clinic.booking_settings own join clinic.booking_settings def on def.tenant_id is null
  cross join lateral (select coalesce(own.no_show_after_minutes, def.no_show_after_minutes) as minutes) rule
  cross join lateral (
    select from clinic.bookings b
    where b.tenant_id = own.tenant_id and b.starts_at > after and b.starts_at <= until
      and b.ends_at <= until - make_interval(mins => rule.minutes)
      and b.status in ('pending', 'confirmed') and b.deleted_at is null
      and not exists (select from clinic.audit_entries e where e.tenant_id = b.tenant_id and e.entity_id = b.id
        and e.at >= b.starts_at and (e.actor_id is not null or e.grant_id is not null))
    order by b.starts_at, b.id limit 1
  ) due
  where own.tenant_id is not null and rule.minutes > 0
$$;

grant execute on function security.clinics_with_no_shows(timestamptz, timestamptz) to medflow_platform;
