-- The clinic of the verified context, null without one or where it is closed. Once a statement, because policies call it
-- as (select …); state and grant are looked up each time, so that a suspension or the end of a grant cuts off the next
-- statement of a transaction that is open already.
create or replace function security.current_tenant() returns uuid
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
declare
  claims text := security.verified_claims();
  support text := split_part(claims, '|', 5);
  tenant uuid;
  state text;
begin
  if claims is null then
    return null;
  end if;
  tenant := current_setting('app.current_tenant_id', true)::uuid;
  select status into state from platform.clinics where id = tenant;
  if state is null or state = 'erased' or (state = 'suspended' and split_part(claims, '|', 3) || support <> '') then
    return null;
  end if;
  -- A condition with a query in it is run as one even where its first half says no: hence two.
  if support <> '' then
    if not exists (
      select from platform.support_grants g
      where g.id = support::uuid and g.clinic_id = tenant and g.approved_at is not null
        and g.ended_at is null and g.expires_at > clock_timestamp()
    ) then
      return null;
    end if;
  end if;
  return tenant;
end $$;

grant execute on function security.current_tenant() to medflow_app, medflow_identity, medflow_platform;
