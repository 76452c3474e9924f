-- What the context claims beside its clinic, `key|expiry|actor|facilities|grant`, once its signature is verified; null
-- without a context, and a forged or expired one raises. HMAC-SHA256 (RFC 2104) over pads of the key that are stored, so
-- that no other extension is called. Runs within the functions below, with their rights and their search_path.
create or replace function security.verified_claims() returns text
language plpgsql stable parallel safe
as $$
declare
  tenant text := current_setting('app.current_tenant_id', true);
  claims text := current_setting('app.context', true);
  -- Two values, because filling a record costs as much as the look-up.
  inner_key bytea;
  outer_key bytea;
begin
  if tenant is null or tenant = '' then
    return null;
  end if;
  select inner_pad, outer_pad into inner_key, outer_key
  from security.context_keys where id = split_part(claims, '|', 1);
  -- Null without a key or claims, and no signature is null as well: the two must not pass for equal.
  if encode(sha256(outer_key || sha256(inner_key || convert_to(tenant || '|' || claims, 'UTF8'))), 'hex')
      is distinct from coalesce(current_setting('app.context_signature', true), '')
    or to_timestamp(split_part(claims, '|', 2)::float8 / 1000) < clock_timestamp()
  then
    raise insufficient_privilege using message = 'tenant mismatch';
  end if;
  return claims;
end $$;
