-- The verified clinic while its records may be written: not past due, closing or suspended, not while it is restored, and not by a grant
-- to read.
create or replace function security.writable_tenant() returns uuid
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid := security.open_tenant();
  claims text := current_setting('app.context', true);
  support text := split_part(claims, '|', 5);
  state text;
begin
  if tenant is null then
    return null;
  end if;
  select case when restoring_since is null then status else 'restoring' end into state from platform.clinics where id = tenant;
  if state = 'restoring' then
    raise insufficient_privilege using message = 'the clinic is being restored', constraint = 'clinic_restoring';
  end if;
  if state not in ('trial', 'active')
    and not (state = 'provisioning' and split_part(claims, '|', 3) || support = '')
  then
    raise insufficient_privilege using message = 'the clinic is read-only', constraint = 'clinic_read_only';
  end if;
  if support <> '' then
    if not exists (select from platform.support_grants g where g.id = support::uuid and g.scope = 'write') then
      raise insufficient_privilege using message = 'the support grant is read-only', constraint = 'grant_read_only';
    end if;
  end if;
  return tenant;
end $$;

grant execute on function security.writable_tenant() to medflow_app, medflow_identity, medflow_platform;
