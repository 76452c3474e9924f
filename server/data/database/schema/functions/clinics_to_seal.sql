-- Which clinics wrote into a trail what is in no seal yet: their ids and nothing else. Entries may come to light so much later than
-- the time they bear; what bears a time to come was written while the clock was ahead (F7).
create or replace function security.clinics_to_seal(late interval) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select c.id from platform.clinics c
  cross join lateral (
    select coalesce(max(s.until), 'epoch') - late as since from clinic.seals s where s.tenant_id = c.id and s.until <= now()
  ) last
  where exists (
    select from clinic.audit_entries e where e.tenant_id = c.id and e.at >= last.since
      and not exists (select from clinic.sealed_entries s where s.tenant_id = e.tenant_id and s.id = e.id)
  ) or exists (
    select from clinic.access_entries e where e.tenant_id = c.id and e.at >= last.since
      and not exists (select from clinic.sealed_entries s where s.tenant_id = e.tenant_id and s.id = e.id)
  )
$$;

grant execute on function security.clinics_to_seal(interval) to medflow_platform;
