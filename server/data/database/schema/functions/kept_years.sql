-- How long a clinic keeps its trails: as it has set itself, or by default.
create or replace function security.kept_years(clinic uuid) returns int
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select coalesce(
    (select s.audit_years from clinic.security_settings s where s.tenant_id = clinic),
    (select s.audit_years from clinic.security_settings s where s.tenant_id is null))
$$;
