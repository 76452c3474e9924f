-- What the platform may know of where a clinic is: its own primary addresses, while it is not erased.
create or replace function security.clinic_places(clinic uuid) returns table (
  kind text, lines text, postal_code text, city text, region text, country text, valid_from text, valid_to text
)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select a.kind, a.lines, a.postal_code, a.city, a.region, a.country, a.valid_from::text, a.valid_to::text
  from clinic.clinic_addresses a join platform.clinics c on c.id = a.tenant_id
  where a.tenant_id = clinic and c.status <> 'erased' and a.is_primary and a.deleted_at is null
$$;

grant execute on function security.clinic_places(uuid) to medflow_platform;
