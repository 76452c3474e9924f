-- The clinic of the verified context, null without one or where it is erased; one that is closed, or a grant that is over,
-- says so rather than show nothing (AP11). Once a statement, because policies call it as (select …); state and grant are looked up each time, so that a suspension or the end of a grant cuts off the next
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
  if state is null or state = 'erased' then
    return null;
  end if;
  if state = 'suspended' and split_part(claims, '|', 3) || support <> '' then
    raise insufficient_privilege using message = 'the clinic is closed', constraint = 'clinic_closed';
  end if;
  -- A condition with a query in it is run as one even where its first half says no: hence two.
  if support <> '' then
    if not exists (
      select from platform.support_grants g
      where g.id = support::uuid and g.clinic_id = tenant and g.approved_at is not null
        and g.ended_at is null and g.expires_at > clock_timestamp()
    ) then
      raise insufficient_privilege using message = 'the support grant is over', constraint = 'grant_over';
    end if;
  end if;
  return tenant;
end $$;

grant execute on function security.current_tenant() to medflow_app, medflow_identity, medflow_platform;
