-- How many ways lead into a clinic, for the certificate of its erasure.
create or replace function security.open_doors(tenant uuid, out members int, out sessions int)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select (select count(*) from identity.memberships m where m.tenant_id = tenant),
    (select count(*) from identity.sessions s
      where s.tenant_id = tenant and s.revoked_at is null and s.expires_at > now())
$$;

grant execute on function security.open_doors(uuid) to medflow_platform;
