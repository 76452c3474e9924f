-- What the platform may know of a clinic's people: whom to write to.
create or replace function security.owner_addresses(tenant uuid) returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select distinct email from identity.memberships m where m.tenant_id = tenant and m.role = 'owner' order by email
$$;

grant execute on function security.owner_addresses(uuid) to medflow_platform;
