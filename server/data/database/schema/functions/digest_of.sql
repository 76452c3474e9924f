-- How many rows a table holds of the clinic of the context, and the SHA-256 over the SHA-256 of each, in the order of their ids; nothing
-- of what they say. The settings are those in which a backup is read.
create or replace function security.digest_of(relation regclass, out total bigint, out digest text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set "TimeZone" = 'UTC'
set "DateStyle" = 'ISO, MDY' set "IntervalStyle" = 'postgres' set bytea_output = 'hex' set extra_float_digits = 1
as $$
begin
  execute format(
    'select count(*), encode(sha256(coalesce(string_agg(sha256(convert_to(to_jsonb(t)::text, ''UTF8'')), ''''::bytea order by t.id), '''')), ''hex'')
     from %s t where t.tenant_id = security.current_tenant()',
    relation
  ) into total, digest;
end $$;

grant execute on function security.digest_of(regclass) to medflow_platform;
