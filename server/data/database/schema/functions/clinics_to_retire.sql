-- Which clinics have sealed entries that are older than they keep them: their ids and nothing else.
create or replace function security.clinics_to_retire() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select c.id from platform.clinics c
  join clinic.seals s on s.tenant_id = c.id and s.number = 1 + coalesce(
    (select max(r.up_to) from clinic.retired_spans r where r.tenant_id = c.id), 0)
  where s.until < now() - make_interval(years => security.kept_years(c.id))
$$;

grant execute on function security.clinics_to_retire() to medflow_platform;
